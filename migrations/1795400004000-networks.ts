import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Networks and their memberships. */
export class Networks1795400004000 implements MigrationInterface {
  name = 'Networks1795400004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE network (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        kind text NOT NULL
          CHECK (kind IN ('EXPERT_POOL', 'EXPERT_NETWORK', 'COORDINATION_NETWORK', 'ROUND_TABLE', 'RESEARCH_NETWORK',
            'TRAINING_NETWORK')),
        version integer NOT NULL DEFAULT 1,
        name jsonb NOT NULL,
        mandate jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE network_action (
        network_id uuid NOT NULL REFERENCES network (id),
        action_id uuid NOT NULL REFERENCES action (id),
        position integer NOT NULL,
        PRIMARY KEY (network_id, action_id)
      );
      CREATE INDEX network_action_action ON network_action (action_id);

      CREATE TABLE membership (
        id uuid PRIMARY KEY,
        network_id uuid NOT NULL REFERENCES network (id),
        member_id uuid NOT NULL REFERENCES member (id),
        role text NOT NULL CHECK (role IN ('MEMBER', 'ALTERNATE', 'LEAD', 'COORDINATOR')),
        status text NOT NULL
          CHECK (status IN ('APPLIED', 'NOMINATED', 'ENDORSED', 'ACTIVE', 'DORMANT', 'OBJECTED', 'REJECTED', 'ENDED')),
        state text REFERENCES state (code),
        organisation_id uuid REFERENCES organisation (id),
        personal_capacity boolean NOT NULL DEFAULT false,
        motivation text,
        active_from date,
        active_to date,
        expires_on date,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (active_to >= active_from),
        CHECK (NOT personal_capacity OR (state IS NULL AND organisation_id IS NULL))
      );
      CREATE UNIQUE INDEX membership_one_current ON membership (network_id, member_id)
        WHERE status IN ('APPLIED', 'NOMINATED', 'ENDORSED', 'ACTIVE', 'DORMANT');
      CREATE INDEX membership_member ON membership (member_id);
      CREATE INDEX membership_state ON membership (network_id, state);
      CREATE UNIQUE INDEX membership_one_lead ON membership (network_id, state)
        WHERE role = 'LEAD' AND status = 'ACTIVE';

      CREATE TABLE membership_change (
        id uuid PRIMARY KEY,
        membership_id uuid NOT NULL REFERENCES membership (id),
        at timestamptz NOT NULL DEFAULT now(),
        by_member_id uuid REFERENCES member (id),
        from_status text,
        to_status text NOT NULL,
        reason text
      );
      CREATE INDEX membership_change_membership ON membership_change (membership_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE membership_change;
      DROP TABLE membership;
      DROP TABLE network_action;
      DROP TABLE network;
    `);
  }
}
