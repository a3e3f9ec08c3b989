import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, access tokens and granted roles. */
export class Accounts1795400005000 implements MigrationInterface {
  name = 'Accounts1795400005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        member_id uuid PRIMARY KEY REFERENCES member (id),
        password_hash text,
        locale text NOT NULL DEFAULT 'en',
        time_zone text NOT NULL DEFAULT 'Europe/Vienna',
        is_demonstration boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        disabled_at timestamptz
      );

      -- Only a digest of what the browser holds is kept: who reads this table cannot sign in with it.
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        secret_digest bytea NOT NULL UNIQUE,
        member_id uuid NOT NULL REFERENCES account (member_id),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_member ON session (member_id);

      CREATE TABLE access_token (
        id uuid PRIMARY KEY,
        secret_digest bytea NOT NULL UNIQUE,
        member_id uuid NOT NULL REFERENCES account (member_id),
        name text NOT NULL,
        read_only boolean NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX access_token_member ON access_token (member_id);

      CREATE TABLE role_grant (
        id uuid PRIMARY KEY,
        member_id uuid NOT NULL REFERENCES member (id),
        role text NOT NULL,
        state text REFERENCES state (code),
        network_id uuid REFERENCES network (id),
        event_id uuid,
        organisation_id uuid REFERENCES organisation (id),
        from_day date NOT NULL,
        to_day date,
        granted_by_member_id uuid REFERENCES member (id),
        revoked_at timestamptz,
        CHECK (to_day >= from_day),
        CONSTRAINT role_grant_scope CHECK (CASE role
          WHEN 'SECRETARIAT' THEN num_nonnulls(state, network_id, event_id, organisation_id) = 0
          WHEN 'CONTACT_POINT' THEN state IS NOT NULL AND num_nonnulls(network_id, event_id, organisation_id) = 0
          WHEN 'ORGANISER' THEN num_nonnulls(network_id, event_id) = 1 AND num_nonnulls(state, organisation_id) = 0
          WHEN 'OBSERVER' THEN num_nonnulls(state, network_id, event_id) = 0
          ELSE false END)
      );
      CREATE UNIQUE INDEX role_grant_once
        ON role_grant (member_id, role, state, network_id, event_id, organisation_id, to_day)
        NULLS NOT DISTINCT WHERE revoked_at IS NULL;
      CREATE INDEX role_grant_state ON role_grant (state);
      CREATE INDEX role_grant_network ON role_grant (network_id);
      CREATE INDEX role_grant_event ON role_grant (event_id);

      -- Kept by rate-limiter-flexible.
      CREATE TABLE rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE rate_limit;
      DROP TABLE role_grant;
      DROP TABLE access_token;
      DROP TABLE session;
      DROP TABLE account;
    `);
  }
}
