import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Transactions that change what reports of one year count do not wait for each other: each leaves a row of its own in
 * place of a new version in the year's one row, which it locked until it ended (docs/decisions/0013).
 */
export class ReportVersionsWithoutWaiting1795400060520 implements MigrationInterface {
  name = 'ReportVersionsWithoutWaiting1795400060520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE report_version RENAME COLUMN version TO transaction;
      -- How many transactions a row stands for; that of many is of transaction 0.
      ALTER TABLE report_version ADD COLUMN moves bigint NOT NULL DEFAULT 1,
        DROP CONSTRAINT report_version_pkey, ADD PRIMARY KEY (year, transaction);

      CREATE OR REPLACE FUNCTION move_report_version(years integer[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF cardinality(years) > 0 THEN
          INSERT INTO report_version (year, transaction)
          SELECT DISTINCT moved.year, pg_current_xact_id()::text::bigint FROM unnest(years) AS moved (year)
          ON CONFLICT DO NOTHING;
        END IF;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM report_version older USING report_version newer
      WHERE newer.year = older.year AND newer.transaction > older.transaction;
      ALTER TABLE report_version DROP COLUMN moves,
        DROP CONSTRAINT report_version_pkey, ADD PRIMARY KEY (year);
      ALTER TABLE report_version RENAME COLUMN transaction TO version;

      CREATE OR REPLACE FUNCTION move_report_version(years integer[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF cardinality(years) > 0 THEN
          INSERT INTO report_version AS kept (year, version)
          SELECT DISTINCT moved.year, pg_current_xact_id()::text::bigint FROM unnest(years) AS moved (year)
          ORDER BY moved.year
          ON CONFLICT (year) DO UPDATE SET version = EXCLUDED.version WHERE kept.version <> EXCLUDED.version;
        END IF;
      END $$;
    `);
  }
}
