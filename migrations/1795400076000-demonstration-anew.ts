import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A demonstration world that was broken off is built anew, though parts of it are kept by tables that only grow. */
export class DemonstrationAnew1795400076000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nobody has seen what it empties: the port opens only when the demonstration is whole, and nobody else has an
      -- account there. The audit trail keeps it anyway.
      CREATE FUNCTION clear_unfinished_demonstration() RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        growing regclass[] := ARRAY(
          SELECT tgrelid::regclass FROM pg_trigger
          WHERE tgfoid = 'refuse_change'::regproc AND tgrelid::regclass::text NOT LIKE 'audit%');
        one regclass;
      BEGIN
        IF NOT EXISTS (SELECT FROM demonstration WHERE finished_at IS NULL)
          OR EXISTS (SELECT FROM account WHERE NOT is_demonstration)
        THEN
          RAISE EXCEPTION 'there is no unfinished demonstration' USING ERRCODE = 'insufficient_privilege';
        END IF;
        FOREACH one IN ARRAY growing LOOP
          EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', one);
        END LOOP;
        TRUNCATE member, organisation, network, programme, event, outcome, indicator, outbox_message CASCADE;
        FOREACH one IN ARRAY growing LOOP
          EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', one);
        END LOOP;
      END $$;
      REVOKE EXECUTE ON FUNCTION clear_unfinished_demonstration FROM PUBLIC;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION clear_unfinished_demonstration');
  }
}
