import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files and links that belong to an event or a network; a room that owns some too adds its column. */
export class Materials1795400021100 implements MigrationInterface {
  name = 'Materials1795400021100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE material (
        id uuid PRIMARY KEY,
        event_id uuid REFERENCES event (id),
        network_id uuid REFERENCES network (id),
        title jsonb NOT NULL CHECK (title <> '{}'),
        language text,
        audience text NOT NULL
          CHECK (audience IN ('PUBLIC', 'MEMBERS', 'STATES', 'NETWORKS', 'PARTICIPANTS', 'ORGANISERS')),
        upload_id uuid UNIQUE REFERENCES upload (id),
        url text,
        available_from timestamptz,
        added_at timestamptz NOT NULL DEFAULT now(),
        added_by_member_id uuid REFERENCES member (id),
        CONSTRAINT material_one_owner CHECK (num_nonnulls(event_id, network_id) = 1),
        CONSTRAINT material_file_or_link CHECK (num_nonnulls(upload_id, url) = 1)
      );
      CREATE INDEX material_event ON material (event_id) WHERE event_id IS NOT NULL;
      CREATE INDEX material_network ON material (network_id) WHERE network_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE material`);
  }
}
