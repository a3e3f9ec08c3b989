import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Editions of frozen reports for everybody. One that was withdrawn stays, as what it told is known for ever. */
export class ReportReleases1795400075000 implements MigrationInterface {
  name = 'ReportReleases1795400075000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_release (
        id uuid PRIMARY KEY,
        report_id uuid NOT NULL REFERENCES frozen_report (id),
        -- The report without what is hidden.
        edition json NOT NULL,
        -- Each with its line, its figure and what it protects.
        hidden json NOT NULL,
        -- Those that anybody could see, and how many others there were.
        event_ids uuid[] NOT NULL,
        closed_events integer NOT NULL CHECK (closed_events >= 0),
        released_at timestamptz NOT NULL,
        released_by_member_id uuid,
        withdrawn_at timestamptz,
        withdrawn_for text CHECK (withdrawn_for <> ''),
        CHECK ((withdrawn_at IS NULL) = (withdrawn_for IS NULL))
      );
      CREATE UNIQUE INDEX report_release_one_of_a_report ON report_release (report_id) WHERE withdrawn_at IS NULL;
      CREATE INDEX report_release_latest ON report_release (released_at DESC, id DESC);

      CREATE FUNCTION refuse_change_of_release() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'A released edition stays'; END IF;
        IF OLD.withdrawn_at IS NOT NULL
          OR to_jsonb(NEW) - '{withdrawn_at,withdrawn_for}'::text[]
            <> to_jsonb(OLD) - '{withdrawn_at,withdrawn_for}'::text[]
        THEN RAISE EXCEPTION 'A released edition can only be withdrawn';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER report_release_is_only_withdrawn BEFORE UPDATE OR DELETE ON report_release
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_release();
      CREATE TRIGGER report_release_stays BEFORE TRUNCATE ON report_release
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_release();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_release; DROP FUNCTION refuse_change_of_release');
  }
}
