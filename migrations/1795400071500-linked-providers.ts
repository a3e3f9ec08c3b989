import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Linking a further provider to one's own account; an invitation is of the address that it was sent to. */
export class LinkedProviders1795400071500 implements MigrationInterface {
  name = 'LinkedProviders1795400071500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The session to whose account what the provider says is linked; null for signing in. It ends with the session.
      ALTER TABLE provider_attempt ADD COLUMN session_id uuid REFERENCES session (id) ON DELETE CASCADE;
      CREATE INDEX provider_attempt_session ON provider_attempt (session_id);

      -- Whoever reads mails at an address that was wrong does not take over the profile.
      CREATE FUNCTION end_invitations() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM sign_in_attempt WHERE kind = 'INVITATION' AND member_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER end_invitations AFTER UPDATE OF email ON member
        FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION end_invitations();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER end_invitations ON member;
      DROP FUNCTION end_invitations();
      ALTER TABLE provider_attempt DROP COLUMN session_id;
    `);
  }
}
