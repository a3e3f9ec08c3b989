import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A material can belong to an item of its own event's agenda; without the item it stays with the event. */
export class MaterialsOfAgendaItems1795400027000 implements MigrationInterface {
  name = 'MaterialsOfAgendaItems1795400027000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agenda_item ADD CONSTRAINT agenda_item_of_event UNIQUE (event_id, id);
      DROP INDEX agenda_item_event;
      ALTER TABLE material ADD COLUMN agenda_item_id uuid,
        ADD CONSTRAINT material_agenda_item_of_event CHECK (agenda_item_id IS NULL OR event_id IS NOT NULL),
        ADD FOREIGN KEY (event_id, agenda_item_id)
          REFERENCES agenda_item (event_id, id) ON DELETE SET NULL (agenda_item_id);
      CREATE INDEX material_agenda_item ON material (agenda_item_id) WHERE agenda_item_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE material DROP COLUMN agenda_item_id;
      CREATE INDEX agenda_item_event ON agenda_item (event_id);
      ALTER TABLE agenda_item DROP CONSTRAINT agenda_item_of_event;
    `);
  }
}
