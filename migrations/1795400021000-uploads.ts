import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files on their way in, and those that something refers to; their bytes lie in the storage under the id. */
export class Uploads1795400021000 implements MigrationInterface {
  name = 'Uploads1795400021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Until the bytes are there, size is the most that may come.
      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        member_id uuid NOT NULL REFERENCES member (id),
        name text NOT NULL CHECK (name <> ''),
        content_type text NOT NULL,
        size integer NOT NULL CHECK (size BETWEEN 1 AND 104857600),
        requested_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        receiving_since timestamptz,
        received_at timestamptz,
        claimed_at timestamptz,
        CHECK (received_at IS NULL OR receiving_since IS NOT NULL),
        CHECK (claimed_at IS NULL OR received_at IS NOT NULL)
      );
      CREATE INDEX upload_unclaimed ON upload (member_id) WHERE claimed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE upload`);
  }
}
