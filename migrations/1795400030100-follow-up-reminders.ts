import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which overdue follow-ups their owners have been told of. */
export class FollowUpReminders1795400030100 implements MigrationInterface {
  name = 'FollowUpReminders1795400030100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE follow_up_reminder (
        follow_up_id uuid NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
        due_on date NOT NULL,
        -- Null: an organisation's, of which the author of the outcome is told.
        owner_state text REFERENCES state (code),
        round_id uuid NOT NULL,
        reminded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT follow_up_reminder_once UNIQUE NULLS NOT DISTINCT (follow_up_id, due_on, owner_state)
      );
      CREATE INDEX follow_up_reminder_round ON follow_up_reminder (round_id);
      CREATE INDEX follow_up_reminder_at ON follow_up_reminder (reminded_at);
      CREATE INDEX follow_up_version_due ON follow_up_version (due_on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX follow_up_version_due;
      DROP TABLE follow_up_reminder;
    `);
  }
}
