import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the link of a mail was first answered with; the link itself is worked out and kept nowhere. */
export class AnswerLinks1795400026000 implements MigrationInterface {
  name = 'AnswerLinks1795400026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE answer_link_use (
        message_id uuid PRIMARY KEY REFERENCES outbox_message (id),
        used_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE answer_link_use;
    `);
  }
}
