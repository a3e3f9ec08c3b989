import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys: public keys of what somebody signs in with, on a device that asks for a finger, a face or a PIN. */
export class Passkeys1795400070600 implements MigrationInterface {
  name = 'Passkeys1795400070600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passkey (
        id uuid PRIMARY KEY,
        member_id uuid NOT NULL REFERENCES account (member_id),
        credential_id text NOT NULL UNIQUE,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz
      );
      CREATE INDEX passkey_member ON passkey (member_id);

      ALTER TABLE sign_in_attempt DROP CONSTRAINT sign_in_attempt_kind_check,
        ADD CONSTRAINT sign_in_attempt_kind_check
          CHECK (kind IN ('SIGN_UP', 'MAIL', 'SECOND_FACTOR', 'INVITATION', 'PASSKEY'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM sign_in_attempt WHERE kind = 'PASSKEY';
      ALTER TABLE sign_in_attempt DROP CONSTRAINT sign_in_attempt_kind_check,
        ADD CONSTRAINT sign_in_attempt_kind_check
          CHECK (kind IN ('SIGN_UP', 'MAIL', 'SECOND_FACTOR', 'INVITATION'));
      DROP TABLE passkey;
    `);
  }
}
