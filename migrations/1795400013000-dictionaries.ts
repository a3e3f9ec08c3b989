import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every process holds in memory, and how it learns that this has changed. */
export class Dictionaries1795400013000 implements MigrationInterface {
  name = 'Dictionaries1795400013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever writes, by whatever way: the news goes out when the write is committed, and not at all when it is not.
      CREATE FUNCTION tell_dictionaries() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('dictionary', TG_TABLE_NAME);
        RETURN NULL;
      END
      $$;

      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON action_plan
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON area
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON action
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON state
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON state_standing
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON network
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON network_action
        EXECUTE FUNCTION tell_dictionaries();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION tell_dictionaries CASCADE`);
  }
}
