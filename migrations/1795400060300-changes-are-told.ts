import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that wait, so that what is edited meanwhile is one mail, and what each change of an event began from. */
export class ChangesAreTold1795400060300 implements MigrationInterface {
  name = 'ChangesAreTold1795400060300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- due_at: it is not sent before. topic: while such a message waits, another of its kind to the same person is not
      -- added; null: each is told on its own. caused_by_member_id: whose act it tells of; null: nobody's.
      -- undelivered: given up although there was something to tell.
      ALTER TABLE outbox_message ADD COLUMN due_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN topic text,
        ADD COLUMN caused_by_member_id uuid, ADD COLUMN undelivered boolean NOT NULL DEFAULT false;
      CREATE INDEX outbox_message_topic ON outbox_message (topic)
        WHERE topic IS NOT NULL AND sent_at IS NULL AND given_up_at IS NULL;
      CREATE INDEX outbox_message_undelivered ON outbox_message (caused_by_member_id, given_up_at) WHERE undelivered;

      -- before: what people knew of the event when it was changed.
      CREATE TABLE event_change (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        before jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX event_change_event ON event_change (event_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE event_change;
      DROP INDEX outbox_message_undelivered;
      DROP INDEX outbox_message_topic;
      ALTER TABLE outbox_message DROP COLUMN due_at, DROP COLUMN topic, DROP COLUMN caused_by_member_id,
        DROP COLUMN undelivered;
    `);
  }
}
