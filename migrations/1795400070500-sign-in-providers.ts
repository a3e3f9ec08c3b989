import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in with an account that somebody has at a provider (OpenID Connect). */
export class SignInProviders1795400070500 implements MigrationInterface {
  name = 'SignInProviders1795400070500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever has this subject at this issuer is the member, whatever the address is there by now.
      CREATE TABLE provider_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        member_id uuid NOT NULL REFERENCES account (member_id),
        linked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (issuer, subject),
        -- An address that a provider gives to somebody else does not take the account along.
        UNIQUE (member_id, issuer)
      );

      -- A browser that was sent to a provider and has not come back yet. Each time has a row of its own, so that it can
      -- be there in two tabs; the row is deleted by coming back.
      CREATE TABLE provider_attempt (
        state_digest bytea PRIMARY KEY,
        browser_digest bytea NOT NULL,
        provider text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        return_to text CHECK (return_to ~ '^/(?![/\\\\])'),
        locale text NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX provider_attempt_end ON provider_attempt (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE provider_attempt, provider_identity`);
  }
}
