import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person writes beside the figures of a report: of the whole of it, of an area or of an action. */
export class Narratives1795400071000 implements MigrationInterface {
  name = 'Narratives1795400071000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE narrative (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES action_plan (id),
        from_day date NOT NULL,
        to_day date NOT NULL,
        -- Areas, networks, programmes and states of the report, each a sorted list or null.
        narrowed_to jsonb NOT NULL,
        area_id uuid REFERENCES area (id),
        action_id uuid REFERENCES action (id),
        text jsonb NOT NULL,
        written_at timestamptz NOT NULL,
        CHECK (from_day <= to_day),
        CHECK (area_id IS NULL OR action_id IS NULL),
        UNIQUE NULLS NOT DISTINCT (plan_id, from_day, to_day, narrowed_to, area_id, action_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE narrative');
  }
}
