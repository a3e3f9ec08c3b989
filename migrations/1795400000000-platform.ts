import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox: what must leave the house, written in the transaction that decides it. */
export class Platform1795400000000 implements MigrationInterface {
  name = 'Platform1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE EXTENSION IF NOT EXISTS citext;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;

      CREATE TABLE outbox_message (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        recipient_id uuid NOT NULL,
        facts jsonb NOT NULL,
        message_id text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        sent_at timestamptz,
        given_up_at timestamptz
      );
      CREATE INDEX outbox_message_waiting ON outbox_message (created_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
      CREATE INDEX outbox_message_recipient ON outbox_message (recipient_id, created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE outbox_message;
    `);
  }
}
