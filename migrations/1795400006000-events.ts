import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events with their days, places, actions and seat pools. */
export class Events1795400006000 implements MigrationInterface {
  name = 'Events1795400006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        version integer NOT NULL DEFAULT 1,
        kind text NOT NULL
          CHECK (kind IN ('WORKSHOP', 'TRAINING', 'TRAINING_OF_TRAINERS', 'STUDY_VISIT', 'EXPERT_MISSION', 'EXCHANGE',
            'DEMONSTRATION', 'ROUND_TABLE', 'WEBINAR', 'PANEL', 'POLICY_TALK', 'E_LEARNING', 'CONFERENCE',
            'MINISTERIAL_CONFERENCE', 'SENIOR_OFFICIALS_MEETING', 'STRATEGIC_GROUP_MEETING', 'CONTACT_POINT_MEETING',
            'NETWORK_MEETING', 'LIAISON')),
        format text NOT NULL CHECK (format IN ('ONLINE', 'IN_PERSON', 'HYBRID', 'SELF_PACED')),
        status text NOT NULL DEFAULT 'DRAFT' CHECK (status IN ('DRAFT', 'PUBLISHED', 'CANCELLED', 'CLOSED')),
        title jsonb NOT NULL,
        summary jsonb NOT NULL DEFAULT '{}',
        -- What was agreed is the wall time in the event's zone; the instant is derived and kept beside it.
        time_zone text NOT NULL,
        starts_at_local timestamp NOT NULL,
        ends_at_local timestamp NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        tentative boolean NOT NULL DEFAULT false,
        venue_name text,
        venue_room text,
        venue_address text,
        venue_city text,
        venue_state text REFERENCES state (code),
        venue_directions text,
        join_url text,
        registration_policy text NOT NULL
          CHECK (registration_policy IN ('OPEN', 'APPROVAL', 'NOMINATION', 'INVITATION')),
        registration_opens_at_local timestamp,
        registration_opens_at timestamptz,
        registration_closes_at_local timestamp,
        registration_closes_at timestamptz,
        seats_per_state integer CHECK (seats_per_state > 0),
        confidentiality text NOT NULL CHECK (confidentiality IN ('OPEN', 'MEMBERS', 'CLOSED')),
        chatham_house_rule boolean NOT NULL DEFAULT false,
        participant_list text NOT NULL
          CHECK (participant_list IN ('PUBLIC', 'MEMBERS', 'STATES', 'NETWORKS', 'PARTICIPANTS', 'ORGANISERS')),
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by_member_id uuid REFERENCES member (id),
        published_at timestamptz,
        closed_at timestamptz,
        cancelled_at timestamptz,
        cancellation_reason text,
        CHECK (ends_at > starts_at),
        CHECK (registration_closes_at > registration_opens_at),
        CHECK (num_nonnulls(venue_name, venue_city, venue_state) IN (0, 3)),
        CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL))
      );
      CREATE INDEX event_by_start ON event (starts_at, id);
      CREATE INDEX event_by_end ON event (ends_at);

      CREATE TABLE event_day (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        date date NOT NULL,
        starts_at_local timestamp NOT NULL,
        ends_at_local timestamp NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        PRIMARY KEY (event_id, date),
        CHECK (ends_at > starts_at),
        CHECK (date = starts_at_local::date)
      );

      CREATE TABLE event_action (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        action_id uuid NOT NULL REFERENCES action (id),
        position integer NOT NULL,
        PRIMARY KEY (event_id, action_id)
      );
      CREATE INDEX event_action_action ON event_action (action_id);

      CREATE TABLE event_network (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        network_id uuid NOT NULL REFERENCES network (id),
        position integer NOT NULL,
        PRIMARY KEY (event_id, network_id)
      );
      CREATE INDEX event_network_network ON event_network (network_id);

      CREATE TABLE event_host_state (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        state text NOT NULL REFERENCES state (code),
        position integer NOT NULL,
        PRIMARY KEY (event_id, state)
      );

      CREATE TABLE event_partner (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        position integer NOT NULL,
        PRIMARY KEY (event_id, organisation_id)
      );

      CREATE TABLE event_language (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        language text NOT NULL,
        interpreted boolean NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (event_id, language)
      );

      -- The counters are written only under the lock of the event's row; beyond_capacity counts walk-ins and
      -- back-filled people within confirmed.
      CREATE TABLE event_seat_pool (
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        mode text NOT NULL CHECK (mode IN ('IN_PERSON', 'ONLINE')),
        capacity integer CHECK (capacity >= 0),
        confirmed integer NOT NULL DEFAULT 0 CHECK (confirmed >= 0),
        offered integer NOT NULL DEFAULT 0 CHECK (offered >= 0),
        waitlisted integer NOT NULL DEFAULT 0 CHECK (waitlisted >= 0),
        beyond_capacity integer NOT NULL DEFAULT 0 CHECK (beyond_capacity BETWEEN 0 AND confirmed),
        PRIMARY KEY (event_id, mode),
        CONSTRAINT event_seat_pool_not_oversold CHECK (confirmed + offered - beyond_capacity <= capacity)
      );

      -- Only drafts are deleted; the roles for one go with it.
      ALTER TABLE role_grant ADD FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_event_id_fkey;
      DROP TABLE event_seat_pool;
      DROP TABLE event_language;
      DROP TABLE event_partner;
      DROP TABLE event_host_state;
      DROP TABLE event_network;
      DROP TABLE event_action;
      DROP TABLE event_day;
      DROP TABLE event;
    `);
  }
}
