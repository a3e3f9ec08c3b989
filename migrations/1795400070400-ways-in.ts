import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More ways in than a password, a second factor, and accounts that people make themselves. */
export class WaysIn1795400070400 implements MigrationInterface {
  name = 'WaysIn1795400070400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null: its owner signed up, and nobody has let the account in yet.
      ALTER TABLE account
        ADD COLUMN admitted_at timestamptz DEFAULT now(),
        ADD COLUMN requested_state text REFERENCES state (code);
      UPDATE account SET admitted_at = created_at;
      CREATE INDEX account_waiting ON account (created_at) WHERE admitted_at IS NULL AND disabled_at IS NULL;

      ALTER TABLE session
        ADD COLUMN way text NOT NULL DEFAULT 'PASSWORD' CHECK (way IN ('PASSWORD', 'MAIL', 'PROVIDER', 'PASSKEY')),
        ADD COLUMN second_factor boolean NOT NULL DEFAULT false,
        ADD COLUMN signed_in_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN device text;
      UPDATE session SET signed_in_at = created_at;
      ALTER TABLE session ALTER COLUMN way DROP DEFAULT;

      -- What scripts run with today keeps its roles; it ends after a year.
      ALTER TABLE access_token
        ADD COLUMN second_factor boolean NOT NULL DEFAULT true,
        ADD COLUMN sensitive boolean NOT NULL DEFAULT false;
      ALTER TABLE access_token ALTER COLUMN second_factor DROP DEFAULT;
      UPDATE access_token SET expires_at = now() + interval '1 year'
        WHERE expires_at IS NULL OR expires_at > now() + interval '1 year';
      ALTER TABLE access_token ALTER COLUMN expires_at SET NOT NULL;

      -- What an authenticator makes its codes of. One that is not confirmed yet waits beside the one in use.
      CREATE TABLE authenticator (
        id uuid PRIMARY KEY,
        member_id uuid NOT NULL REFERENCES account (member_id),
        secret text NOT NULL,
        confirmed_at timestamptz,
        last_step bigint NOT NULL DEFAULT 0
      );
      CREATE UNIQUE INDEX authenticator_in_use ON authenticator (member_id) WHERE confirmed_at IS NOT NULL;
      CREATE UNIQUE INDEX authenticator_begun ON authenticator (member_id) WHERE confirmed_at IS NULL;

      CREATE TABLE recovery_code (
        member_id uuid NOT NULL REFERENCES account (member_id),
        digest bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (member_id, digest)
      );

      CREATE TABLE second_factor_reset (
        member_id uuid PRIMARY KEY REFERENCES account (member_id),
        asked_by_member_id uuid REFERENCES member (id),
        reason text NOT NULL,
        due_at timestamptz NOT NULL
      );

      -- What is begun in a browser and ended by what its person has elsewhere: a mailbox, or a second factor.
      -- Codes and links are worked out from the id and kept nowhere.
      CREATE TABLE sign_in_attempt (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('SIGN_UP', 'MAIL', 'SECOND_FACTOR', 'INVITATION')),
        browser_digest bytea UNIQUE,
        email citext,
        member_id uuid REFERENCES member (id),
        way text,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        CHECK ((kind = 'INVITATION') = (browser_digest IS NULL)),
        CHECK ((kind IN ('SIGN_UP', 'MAIL')) = (email IS NOT NULL)),
        CHECK ((kind IN ('SECOND_FACTOR', 'INVITATION')) = (member_id IS NOT NULL))
      );
      CREATE INDEX sign_in_attempt_end ON sign_in_attempt (expires_at);
      CREATE INDEX sign_in_attempt_member ON sign_in_attempt (member_id);

      -- An address has one sign-up that counts, the last.
      CREATE TABLE sign_up (
        email citext PRIMARY KEY,
        attempt_id uuid NOT NULL UNIQUE REFERENCES sign_in_attempt (id) ON DELETE CASCADE,
        password_hash text NOT NULL,
        given_names text NOT NULL,
        family_name text NOT NULL,
        state text REFERENCES state (code),
        locale text NOT NULL,
        time_zone text NOT NULL
      );

      -- A mail goes to somebody's address, or to one that nobody's profile has; that is not kept once it has left.
      ALTER TABLE outbox_message
        ALTER COLUMN recipient_id DROP NOT NULL,
        ADD COLUMN address citext,
        ADD CHECK (num_nonnulls(recipient_id, address) > 0 OR sent_at IS NOT NULL OR given_up_at IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM outbox_message WHERE recipient_id IS NULL;
      ALTER TABLE outbox_message DROP COLUMN address, ALTER COLUMN recipient_id SET NOT NULL;
      DROP TABLE sign_up, sign_in_attempt, second_factor_reset, recovery_code, authenticator;
      ALTER TABLE access_token DROP COLUMN second_factor, DROP COLUMN sensitive, ALTER COLUMN expires_at DROP NOT NULL;
      ALTER TABLE session DROP COLUMN way, DROP COLUMN second_factor, DROP COLUMN signed_in_at, DROP COLUMN device;
      ALTER TABLE account DROP COLUMN admitted_at, DROP COLUMN requested_state;
    `);
  }
}
