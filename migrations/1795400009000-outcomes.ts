import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes in versions, with their evidence and follow-ups. */
export class Outcomes1795400009000 implements MigrationInterface {
  name = 'Outcomes1795400009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outcome (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by_member_id uuid NOT NULL REFERENCES member (id),
        current_number integer NOT NULL DEFAULT 1,
        published_number integer
      );

      -- What a verified version says is never changed, only translated: an edit makes the next one, and what is
      -- published stays visible until that is.
      CREATE TABLE outcome_version (
        outcome_id uuid NOT NULL REFERENCES outcome (id),
        number integer NOT NULL CHECK (number > 0),
        status text NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'VERIFIED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN')),
        kind text NOT NULL
          CHECK (kind IN ('RECOMMENDATION', 'CONCLUSIONS', 'POLICY_BRIEF', 'ANALYSIS', 'RISK_ANALYSIS', 'STUDY',
            'HANDBOOK', 'GUIDELINE', 'STANDARD_PROCEDURE', 'COUNTRY_OF_ORIGIN_INFORMATION', 'GOOD_PRACTICE',
            'COMMON_CRITERIA', 'NEEDS_ASSESSMENT', 'JOINT_ASSESSMENT', 'MAPPING', 'INVENTORY', 'INDICATOR_SET',
            'STRATEGY', 'TRAINING_MATERIAL', 'INFORMATION_PRODUCT', 'METHODOLOGY', 'TOOL', 'MONITORING_SYSTEM',
            'CAMPAIGN', 'WORKING_ARRANGEMENT', 'PROJECT', 'CONTINGENCY_PLAN')),
        title jsonb NOT NULL,
        summary jsonb NOT NULL DEFAULT '{}',
        date date NOT NULL,
        audience text NOT NULL
          CHECK (audience IN ('PUBLIC', 'MEMBERS', 'STATES', 'NETWORKS', 'PARTICIPANTS', 'ORGANISERS')),
        -- Everybody who wrote this version, and who entered the outcome: one of them never verifies it. An array, so
        -- that the row itself can refuse it.
        written_by_member_ids uuid[] NOT NULL CHECK (cardinality(written_by_member_ids) > 0),
        verified_by_member_id uuid REFERENCES member (id),
        published_at timestamptz,
        PRIMARY KEY (outcome_id, number),
        CONSTRAINT outcome_version_second_person CHECK (verified_by_member_id <> ALL (written_by_member_ids)),
        CHECK (status NOT IN ('VERIFIED', 'PUBLISHED') OR verified_by_member_id IS NOT NULL),
        CHECK (status <> 'PUBLISHED' OR published_at IS NOT NULL)
      );
      ALTER TABLE outcome
        ADD FOREIGN KEY (id, current_number)
          REFERENCES outcome_version (outcome_id, number) DEFERRABLE INITIALLY DEFERRED,
        ADD FOREIGN KEY (id, published_number)
          REFERENCES outcome_version (outcome_id, number) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX outcome_version_by_date ON outcome_version (date DESC, outcome_id);

      CREATE TABLE outcome_change (
        id uuid PRIMARY KEY,
        outcome_id uuid NOT NULL REFERENCES outcome (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        by_member_id uuid REFERENCES member (id),
        from_status text,
        to_status text NOT NULL,
        note text
      );
      CREATE INDEX outcome_change_outcome ON outcome_change (outcome_id, at, id);

      CREATE TABLE outcome_action (
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        action_id uuid NOT NULL REFERENCES action (id),
        position integer NOT NULL,
        PRIMARY KEY (outcome_id, number, action_id),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number)
      );
      CREATE INDEX outcome_action_action ON outcome_action (action_id);

      CREATE TABLE outcome_event (
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        event_id uuid NOT NULL REFERENCES event (id),
        position integer NOT NULL,
        PRIMARY KEY (outcome_id, number, event_id),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number)
      );
      CREATE INDEX outcome_event_event ON outcome_event (event_id);

      CREATE TABLE outcome_network (
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        network_id uuid NOT NULL REFERENCES network (id),
        position integer NOT NULL,
        PRIMARY KEY (outcome_id, number, network_id),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number)
      );
      CREATE INDEX outcome_network_network ON outcome_network (network_id);

      CREATE TABLE outcome_state (
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        state text NOT NULL REFERENCES state (code),
        position integer NOT NULL,
        PRIMARY KEY (outcome_id, number, state),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number)
      );

      CREATE TABLE evidence (
        id uuid NOT NULL,
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        position integer NOT NULL,
        title text NOT NULL,
        url text NOT NULL,
        audience text NOT NULL
          CHECK (audience IN ('PUBLIC', 'MEMBERS', 'STATES', 'NETWORKS', 'PARTICIPANTS', 'ORGANISERS')),
        PRIMARY KEY (id, number),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number)
      );
      CREATE INDEX evidence_outcome ON evidence (outcome_id, number);

      -- How far a follow-up is lives through the versions of its outcome; what it asks of whom is part of each version.
      CREATE TABLE follow_up (
        id uuid PRIMARY KEY,
        outcome_id uuid NOT NULL REFERENCES outcome (id),
        status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'DONE', 'DROPPED')),
        note text,
        done_at timestamptz,
        UNIQUE (id, outcome_id),
        CHECK ((status = 'DONE') = (done_at IS NOT NULL))
      );
      CREATE INDEX follow_up_outcome ON follow_up (outcome_id);

      CREATE TABLE follow_up_version (
        follow_up_id uuid NOT NULL,
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        position integer NOT NULL,
        title jsonb NOT NULL,
        owner_state text REFERENCES state (code),
        owner_organisation_id uuid REFERENCES organisation (id),
        due_on date,
        PRIMARY KEY (follow_up_id, number),
        FOREIGN KEY (follow_up_id, outcome_id) REFERENCES follow_up (id, outcome_id),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number),
        CHECK (num_nonnulls(owner_state, owner_organisation_id) = 1)
      );
      CREATE INDEX follow_up_version_outcome ON follow_up_version (outcome_id, number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE follow_up_version;
      DROP TABLE follow_up;
      DROP TABLE evidence;
      DROP TABLE outcome_state;
      DROP TABLE outcome_network;
      DROP TABLE outcome_event;
      DROP TABLE outcome_action;
      DROP TABLE outcome_change;
      ALTER TABLE outcome
        DROP CONSTRAINT outcome_id_current_number_fkey, DROP CONSTRAINT outcome_id_published_number_fkey;
      DROP TABLE outcome_version;
      DROP TABLE outcome;
    `);
  }
}
