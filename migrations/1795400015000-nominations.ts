import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States are invited and nominate, seats are offered: deadlines of events, invitations, ranks and answers. */
export class Nominations1795400015000 implements MigrationInterface {
  name = 'Nominations1795400015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event
        ADD nomination_closes_at_local timestamp,
        ADD nomination_closes_at timestamptz,
        ADD seats_released_at_local timestamp,
        ADD seats_released_at timestamptz,
        ADD answer_hours integer CHECK (answer_hours > 0),
        ADD offer_hours integer CHECK (offer_hours > 0);

      -- The number of the letter is never given twice.
      CREATE SEQUENCE state_invitation_number;
      CREATE TABLE state_invitation (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        state text NOT NULL REFERENCES state (code),
        number bigint NOT NULL DEFAULT nextval('state_invitation_number') UNIQUE,
        seats integer NOT NULL CHECK (seats >= 0),
        funded_seats integer CHECK (funded_seats BETWEEN 0 AND seats),
        online_seats integer CHECK (online_seats >= 0),
        nomination_closes_at timestamptz,
        invited_at timestamptz NOT NULL DEFAULT now(),
        invited_by_member_id uuid REFERENCES member (id),
        opened_at timestamptz,
        answer text NOT NULL DEFAULT 'AWAITED' CHECK (answer IN ('AWAITED', 'NOMINATED', 'WILL_NOT_ATTEND')),
        answered_at timestamptz,
        answered_by_member_id uuid REFERENCES member (id),
        reason text,
        UNIQUE (event_id, state),
        CHECK ((answer = 'AWAITED') = (answered_at IS NULL))
      );
      CREATE INDEX state_invitation_state ON state_invitation (state);

      -- The state's order of preference, 1 first, dense among its active nominations; on_reserve: beyond the seats of
      -- the state.
      ALTER TABLE registration
        ADD nomination_rank integer CHECK (nomination_rank > 0),
        ADD on_reserve boolean NOT NULL DEFAULT false,
        ADD answer_due_at timestamptz,
        ADD CONSTRAINT registration_rank_of_state CHECK (nomination_rank IS NULL OR state IS NOT NULL),
        ADD CONSTRAINT registration_reserve
          CHECK (NOT on_reserve OR (status = 'NOMINATED' AND nomination_rank IS NOT NULL)),
        ADD CONSTRAINT registration_answer_due
          CHECK (answer_due_at IS NULL OR status IN ('INVITED', 'NOMINATED', 'OFFERED'));
      CREATE INDEX registration_answer_due_at ON registration (answer_due_at) WHERE answer_due_at IS NOT NULL;
      CREATE INDEX registration_open ON registration (event_id)
        WHERE status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED');
      CREATE INDEX registration_nominations ON registration (event_id, state, nomination_rank)
        WHERE nomination_rank IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX registration_nominations;
      DROP INDEX registration_open;
      DROP INDEX registration_answer_due_at;
      ALTER TABLE registration
        DROP CONSTRAINT registration_answer_due,
        DROP CONSTRAINT registration_reserve,
        DROP CONSTRAINT registration_rank_of_state,
        DROP answer_due_at,
        DROP on_reserve,
        DROP nomination_rank;
      DROP TABLE state_invitation;
      DROP SEQUENCE state_invitation_number;
      ALTER TABLE event
        DROP offer_hours,
        DROP answer_hours,
        DROP seats_released_at,
        DROP seats_released_at_local,
        DROP nomination_closes_at,
        DROP nomination_closes_at_local;
    `);
  }
}
