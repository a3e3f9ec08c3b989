import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails kept for the developer's mailbox while no SMTP server is set. */
export class Notifications1795400010000 implements MigrationInterface {
  name = 'Notifications1795400010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kept_mail (
        id uuid PRIMARY KEY REFERENCES outbox_message (id),
        recipient_name text NOT NULL,
        recipient_address text NOT NULL,
        subject text NOT NULL,
        plain_text text NOT NULL,
        html text NOT NULL,
        kept_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX kept_mail_latest ON kept_mail (kept_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE kept_mail;
    `);
  }
}
