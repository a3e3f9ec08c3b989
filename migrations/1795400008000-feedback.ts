import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What participants say of an event. */
export class Feedback1795400008000 implements MigrationInterface {
  name = 'Feedback1795400008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feedback (
        event_id uuid NOT NULL REFERENCES event (id),
        member_id uuid NOT NULL REFERENCES member (id),
        stage text NOT NULL CHECK (stage IN ('AFTER_EVENT', 'MONTHS_LATER')),
        satisfaction integer CHECK (satisfaction BETWEEN 1 AND 5),
        knowledge_before integer CHECK (knowledge_before BETWEEN 1 AND 5),
        knowledge_after integer CHECK (knowledge_after BETWEEN 1 AND 5),
        will_apply integer CHECK (will_apply BETWEEN 1 AND 5),
        applied integer CHECK (applied BETWEEN 1 AND 5),
        comment text,
        given_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (event_id, member_id, stage)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE feedback;
    `);
  }
}
