import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Idempotency keys of calls, for 24 hours, with what was answered. */
export class IdempotencyKeys1795400060500 implements MigrationInterface {
  name = 'IdempotencyKeys1795400060500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No foreign key: its check would lock the caller's row before the work locks anything.
      CREATE TABLE idempotency_key (
        member_id uuid NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
        -- Signature of the operation and its variables.
        digest text NOT NULL,
        -- By root field: what its transactions came to, in their order, until its answer is kept.
        results jsonb NOT NULL DEFAULT '{}',
        -- By root field: its answer in JSON, as text because jsonb does not keep the order of fields.
        answers jsonb NOT NULL DEFAULT '{}',
        used_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (member_id, key)
      );
      CREATE INDEX idempotency_key_used ON idempotency_key (used_at);

      CREATE FUNCTION forget_idempotency_keys() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM idempotency_key WHERE member_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER member_erased_idempotency_keys AFTER UPDATE OF erased_at ON member
        FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_idempotency_keys();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER member_erased_idempotency_keys ON member;
      DROP FUNCTION forget_idempotency_keys;
      DROP TABLE idempotency_key;
    `);
  }
}
