import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registrations, their history, and attendance. */
export class Registrations1795400007000 implements MigrationInterface {
  name = 'Registrations1795400007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- sequence is the place in line, taken under the lock of the event's row.
      CREATE SEQUENCE registration_line;
      CREATE TABLE registration (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event (id),
        member_id uuid NOT NULL REFERENCES member (id),
        status text NOT NULL
          CHECK (status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED', 'DECLINED',
            'REJECTED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED')),
        role text NOT NULL
          CHECK (role IN ('PARTICIPANT', 'SPEAKER', 'MODERATOR', 'TRAINER', 'INTERPRETER', 'OBSERVER')),
        mode text CHECK (mode IN ('IN_PERSON', 'ONLINE')),
        state text REFERENCES state (code),
        organisation_id uuid REFERENCES organisation (id),
        personal_capacity boolean NOT NULL DEFAULT false,
        registered_at timestamptz NOT NULL DEFAULT now(),
        sequence bigint NOT NULL DEFAULT nextval('registration_line'),
        waitlist_reason text CHECK (waitlist_reason IN ('EVENT_FULL', 'STATE_QUOTA_USED')),
        beyond_capacity boolean NOT NULL DEFAULT false,
        attendance text CHECK (attendance IN ('EXPECTED', 'ATTENDED', 'PARTIAL', 'NO_SHOW', 'EXCUSED')),
        attended_mode text CHECK (attended_mode IN ('IN_PERSON', 'ONLINE')),
        CHECK (NOT personal_capacity OR (state IS NULL AND organisation_id IS NULL)),
        CHECK ((status = 'WAITLISTED') = (waitlist_reason IS NOT NULL)),
        CHECK (status NOT IN ('CONFIRMED', 'OFFERED', 'WAITLISTED') OR mode IS NOT NULL),
        CHECK (status <> 'CONFIRMED' OR attendance IS NOT NULL),
        CHECK ((attended_mode IS NOT NULL) = (attendance IS NOT NULL AND attendance IN ('ATTENDED', 'PARTIAL'))),
        CHECK (NOT beyond_capacity OR status = 'CONFIRMED')
      );
      CREATE UNIQUE INDEX registration_one_active ON registration (event_id, member_id)
        WHERE status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED');
      CREATE INDEX registration_line_of_event ON registration (event_id, sequence);
      CREATE INDEX registration_waiting ON registration (event_id, mode, sequence) WHERE status = 'WAITLISTED';
      CREATE INDEX registration_member ON registration (member_id, event_id);

      CREATE TABLE registration_change (
        id uuid PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registration (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        by_member_id uuid REFERENCES member (id),
        from_status text,
        to_status text NOT NULL,
        reason text
      );
      CREATE INDEX registration_change_registration ON registration_change (registration_id, at, id);

      CREATE TABLE registration_consent (
        registration_id uuid NOT NULL REFERENCES registration (id),
        purpose text NOT NULL
          CHECK (purpose IN ('PARTICIPANT_LIST', 'PHOTO_AND_VIDEO', 'CONTACT_SHARING', 'MAILING', 'STAY_IN_POOL')),
        PRIMARY KEY (registration_id, purpose)
      );

      CREATE TABLE day_attendance (
        registration_id uuid NOT NULL REFERENCES registration (id),
        date date NOT NULL,
        attendance text NOT NULL CHECK (attendance IN ('EXPECTED', 'ATTENDED', 'PARTIAL', 'NO_SHOW', 'EXCUSED')),
        mode text CHECK (mode IN ('IN_PERSON', 'ONLINE')),
        minutes integer CHECK (minutes BETWEEN 0 AND 1440),
        recorded_by_member_id uuid REFERENCES member (id),
        PRIMARY KEY (registration_id, date)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE day_attendance;
      DROP TABLE registration_consent;
      DROP TABLE registration_change;
      DROP TABLE registration;
      DROP SEQUENCE registration_line;
    `);
  }
}
