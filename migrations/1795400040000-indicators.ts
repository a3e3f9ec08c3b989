import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indicators with their targets and values, and what outcomes contribute to them. */
export class Indicators1795400040000 implements MigrationInterface {
  name = 'Indicators1795400040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE indicator (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES action_plan (id),
        code text NOT NULL CHECK (code <> '' AND code = btrim(code)),
        version integer NOT NULL DEFAULT 1,
        title jsonb NOT NULL,
        level text NOT NULL CHECK (level IN ('OUTPUT', 'OUTCOME', 'IMPACT')),
        unit text NOT NULL,
        ascending boolean NOT NULL,
        aggregation text NOT NULL CHECK (aggregation IN ('SUM', 'DISTINCT', 'LATEST')),
        data_source text,
        baseline double precision,
        baseline_year integer,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (baseline_year IS NULL OR baseline IS NOT NULL)
      );
      CREATE UNIQUE INDEX indicator_code ON indicator (plan_id, lower(code));

      CREATE TABLE indicator_action (
        indicator_id uuid NOT NULL REFERENCES indicator (id),
        action_id uuid NOT NULL REFERENCES action (id),
        position integer NOT NULL,
        PRIMARY KEY (indicator_id, action_id)
      );

      CREATE TABLE indicator_target (
        indicator_id uuid NOT NULL REFERENCES indicator (id),
        year integer NOT NULL CHECK (year BETWEEN 1990 AND 2200),
        value double precision NOT NULL,
        PRIMARY KEY (indicator_id, year)
      );

      CREATE TABLE indicator_value (
        indicator_id uuid NOT NULL REFERENCES indicator (id),
        year integer NOT NULL CHECK (year BETWEEN 1990 AND 2200),
        value double precision NOT NULL,
        source text,
        note text,
        by_member_id uuid NOT NULL REFERENCES member (id),
        at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        PRIMARY KEY (indicator_id, year)
      );

      -- Part of a version, as all that an outcome says.
      CREATE TABLE outcome_contribution (
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        indicator_id uuid NOT NULL REFERENCES indicator (id),
        position integer NOT NULL,
        value double precision NOT NULL,
        note text,
        PRIMARY KEY (outcome_id, number, indicator_id),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number)
      );
      CREATE INDEX outcome_contribution_indicator ON outcome_contribution (indicator_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE outcome_contribution;
      DROP TABLE indicator_value;
      DROP TABLE indicator_target;
      DROP TABLE indicator_action;
      DROP TABLE indicator;
    `);
  }
}
