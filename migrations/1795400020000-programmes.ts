import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, the events that belong to them, and the roles of those who organise them. */
export class Programmes1795400020000 implements MigrationInterface {
  name = 'Programmes1795400020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE programme (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        version integer NOT NULL DEFAULT 1,
        title jsonb NOT NULL,
        summary jsonb NOT NULL DEFAULT '{}',
        starts_on date,
        ends_on date,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_on >= starts_on)
      );

      CREATE TABLE programme_lead_state (
        programme_id uuid NOT NULL REFERENCES programme (id),
        state text NOT NULL REFERENCES state (code),
        position integer NOT NULL,
        PRIMARY KEY (programme_id, state)
      );

      CREATE TABLE programme_action (
        programme_id uuid NOT NULL REFERENCES programme (id),
        action_id uuid NOT NULL REFERENCES action (id),
        position integer NOT NULL,
        PRIMARY KEY (programme_id, action_id)
      );

      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON programme
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON programme_lead_state
        EXECUTE FUNCTION tell_dictionaries();
      CREATE TRIGGER tell_dictionaries AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON programme_action
        EXECUTE FUNCTION tell_dictionaries();

      ALTER TABLE event ADD COLUMN programme_id uuid REFERENCES programme (id);
      CREATE INDEX event_programme ON event (programme_id, starts_at, id);

      ALTER TABLE role_grant ADD COLUMN programme_id uuid REFERENCES programme (id);
      CREATE INDEX role_grant_programme ON role_grant (programme_id);
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_scope;
      ALTER TABLE role_grant ADD CONSTRAINT role_grant_scope CHECK (CASE role
        WHEN 'SECRETARIAT' THEN num_nonnulls(state, network_id, programme_id, event_id, organisation_id) = 0
        WHEN 'CONTACT_POINT' THEN state IS NOT NULL
          AND num_nonnulls(network_id, programme_id, event_id, organisation_id) = 0
        WHEN 'ORGANISER' THEN num_nonnulls(network_id, programme_id, event_id) = 1
          AND num_nonnulls(state, organisation_id) = 0
        WHEN 'OBSERVER' THEN num_nonnulls(state, network_id, programme_id, event_id) = 0
        ELSE false END);
      DROP INDEX role_grant_once;
      CREATE UNIQUE INDEX role_grant_once
        ON role_grant (member_id, role, state, network_id, programme_id, event_id, organisation_id, to_day)
        NULLS NOT DISTINCT WHERE revoked_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM role_grant WHERE programme_id IS NOT NULL;
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_scope;
      DROP INDEX role_grant_once;
      ALTER TABLE role_grant DROP COLUMN programme_id;
      ALTER TABLE role_grant ADD CONSTRAINT role_grant_scope CHECK (CASE role
        WHEN 'SECRETARIAT' THEN num_nonnulls(state, network_id, event_id, organisation_id) = 0
        WHEN 'CONTACT_POINT' THEN state IS NOT NULL AND num_nonnulls(network_id, event_id, organisation_id) = 0
        WHEN 'ORGANISER' THEN num_nonnulls(network_id, event_id) = 1 AND num_nonnulls(state, organisation_id) = 0
        WHEN 'OBSERVER' THEN num_nonnulls(state, network_id, event_id) = 0
        ELSE false END);
      CREATE UNIQUE INDEX role_grant_once
        ON role_grant (member_id, role, state, network_id, event_id, organisation_id, to_day)
        NULLS NOT DISTINCT WHERE revoked_at IS NULL;
      ALTER TABLE event DROP COLUMN programme_id;
      DROP TABLE programme_action;
      DROP TABLE programme_lead_state;
      DROP TABLE programme;
    `);
  }
}
