import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff write to the participants of an event, kept once for all its mails, and which states were reminded. */
export class ParticipantMessages1795400028000 implements MigrationInterface {
  name = 'ParticipantMessages1795400028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- audience: what the recipients were selected by, so that a repeat is known; recipients: how many there were.
      CREATE TABLE participant_message (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        written_by_member_id uuid NOT NULL REFERENCES member (id),
        audience jsonb NOT NULL,
        subject jsonb NOT NULL CHECK (subject <> '{}'),
        body jsonb NOT NULL CHECK (body <> '{}'),
        recipients integer NOT NULL CHECK (recipients > 0),
        without_address integer NOT NULL CHECK (without_address >= 0),
        queued_at timestamptz NOT NULL
      );
      CREATE INDEX participant_message_event ON participant_message (event_id, queued_at);

      CREATE TABLE state_reminder (
        invitation_id uuid NOT NULL REFERENCES state_invitation (id) ON DELETE CASCADE,
        days_before integer NOT NULL CHECK (days_before > 0),
        reminded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (invitation_id, days_before)
      );
      CREATE INDEX state_invitation_awaited ON state_invitation (event_id) WHERE answer = 'AWAITED';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX state_invitation_awaited;
      DROP TABLE state_reminder;
      DROP TABLE participant_message;
    `);
  }
}
