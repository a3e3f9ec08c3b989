import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outsiders' reports tell of open events alone who was represented: what opens or closes one moves them on. */
export class ReportVersionOfConfidentiality1795400075500 implements MigrationInterface {
  name = 'ReportVersionOfConfidentiality1795400075500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION move_report_version_by_confidentiality() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM move_report_version_of_events(ARRAY[NEW.id]);
        RETURN NULL;
      END $$;
      CREATE TRIGGER report_version_confidentiality AFTER UPDATE OF confidentiality, chatham_house_rule ON event
        FOR EACH ROW WHEN (
          (OLD.confidentiality, OLD.chatham_house_rule) IS DISTINCT FROM (NEW.confidentiality, NEW.chatham_house_rule)
        ) EXECUTE FUNCTION move_report_version_by_confidentiality();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION move_report_version_by_confidentiality CASCADE');
  }
}
