import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that are kept for good, and the records that their figures were counted from, with what made them count. */
export class FrozenReports1795400050000 implements MigrationInterface {
  name = 'FrozenReports1795400050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nothing here refers to the records themselves: they may be deleted or merged later, what was counted stays.
      CREATE TABLE frozen_report (
        id uuid PRIMARY KEY,
        title text NOT NULL CHECK (title <> ''),
        plan_id uuid NOT NULL REFERENCES action_plan (id),
        input jsonb NOT NULL,
        report json NOT NULL,
        frozen_at timestamptz NOT NULL,
        frozen_by_member_id uuid
      );
      CREATE INDEX frozen_report_latest ON frozen_report (frozen_at DESC, id DESC);

      CREATE TABLE frozen_event (
        report_id uuid NOT NULL REFERENCES frozen_report (id),
        id uuid NOT NULL,
        status text NOT NULL,
        day date NOT NULL,
        ends_at timestamptz NOT NULL,
        format text NOT NULL,
        seconds numeric NOT NULL,
        -- Of the report alone, sub-items as such.
        action_ids uuid[] NOT NULL,
        network_ids uuid[] NOT NULL,
        -- How many said how satisfied they were, and the sum of it: who said what is nobody's business.
        answers integer NOT NULL,
        satisfaction integer NOT NULL,
        PRIMARY KEY (report_id, id)
      );

      CREATE TABLE frozen_participation (
        report_id uuid NOT NULL REFERENCES frozen_report (id),
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        member_id uuid NOT NULL,
        state text,
        organisation_id uuid,
        mode text NOT NULL,
        gender text,
        PRIMARY KEY (report_id, id)
      );

      CREATE TABLE frozen_outcome (
        report_id uuid NOT NULL REFERENCES frozen_report (id),
        id uuid NOT NULL,
        number integer NOT NULL,
        kind text NOT NULL,
        day date NOT NULL,
        action_ids uuid[] NOT NULL,
        network_ids uuid[] NOT NULL,
        PRIMARY KEY (report_id, id)
      );

      CREATE TABLE frozen_follow_up (
        report_id uuid NOT NULL REFERENCES frozen_report (id),
        id uuid NOT NULL,
        outcome_id uuid NOT NULL,
        PRIMARY KEY (report_id, id)
      );

      CREATE TABLE frozen_membership (
        report_id uuid NOT NULL REFERENCES frozen_report (id),
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        member_id uuid NOT NULL,
        -- Of before, joined, left and after those in which it counts.
        counts text[] NOT NULL,
        PRIMARY KEY (report_id, id)
      );
    `);
    await runner.query(tables.map(appendOnly).join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.query('DROP TABLE ' + table);
  }
}

const tables = [
  'frozen_report',
  'frozen_event',
  'frozen_participation',
  'frozen_outcome',
  'frozen_follow_up',
  'frozen_membership',
];

const appendOnly = (table: string): string =>
  `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;
