import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = 'array_agg(outcome_id), array_agg(number), array_agg(NULL::integer)';

/** Reports of programmes count the outcomes of their events: what links them moves the reports on (decision 0013). */
export class ReportVersionOfProgrammes1795400027100 implements MigrationInterface {
  name = 'ReportVersionOfProgrammes1795400027100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION move_report_version_by_outcome_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM move_report_version_of_outcomes(${columns}) FROM after;
        ELSIF TG_OP = 'DELETE' THEN
          PERFORM move_report_version_of_outcomes(${columns}) FROM before;
        ELSE
          PERFORM move_report_version_of_outcomes(${columns}) FROM (
            (SELECT outcome_id, number, event_id FROM before EXCEPT SELECT outcome_id, number, event_id FROM after)
            UNION ALL
            (SELECT outcome_id, number, event_id FROM after EXCEPT SELECT outcome_id, number, event_id FROM before)
          ) changed;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER report_version_insert AFTER INSERT ON outcome_event
        REFERENCING NEW TABLE AS after EXECUTE FUNCTION move_report_version_by_outcome_event();
      CREATE TRIGGER report_version_delete AFTER DELETE ON outcome_event
        REFERENCING OLD TABLE AS before EXECUTE FUNCTION move_report_version_by_outcome_event();
      CREATE TRIGGER report_version_update AFTER UPDATE ON outcome_event
        REFERENCING OLD TABLE AS before NEW TABLE AS after EXECUTE FUNCTION move_report_version_by_outcome_event();
      CREATE TRIGGER report_version_truncate AFTER TRUNCATE ON outcome_event EXECUTE FUNCTION move_every_report();

      -- The outcomes of an event can lie in other years than the event.
      CREATE TRIGGER report_version_programme AFTER UPDATE OF programme_id ON event
        FOR EACH ROW WHEN (OLD.programme_id IS DISTINCT FROM NEW.programme_id) EXECUTE FUNCTION move_every_report();
      CREATE TRIGGER report_version AFTER INSERT OR DELETE OR TRUNCATE ON programme
        EXECUTE FUNCTION move_every_report();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER report_version ON programme;
      DROP TRIGGER report_version_programme ON event;
      DROP TRIGGER report_version_truncate ON outcome_event;
      DROP FUNCTION move_report_version_by_outcome_event CASCADE;
    `);
  }
}
