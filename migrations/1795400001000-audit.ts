import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail: entries that nobody can change, and beside them the personal values that can be erased. */
export class Audit1795400001000 implements MigrationInterface {
  name = 'Audit1795400001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entry (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        by_member_id uuid,
        action text NOT NULL,
        subject_id uuid NOT NULL,
        subject_kind text NOT NULL,
        values_digest bytea NOT NULL
      );
      CREATE INDEX audit_entry_latest ON audit_entry (at DESC, id DESC);
      CREATE INDEX audit_entry_subject ON audit_entry (subject_id, at DESC, id DESC);
      CREATE INDEX audit_entry_by ON audit_entry (by_member_id, at DESC, id DESC);

      CREATE TABLE audit_value (
        entry_id uuid NOT NULL REFERENCES audit_entry (id),
        field text NOT NULL,
        old_value text,
        new_value text,
        salt bytea NOT NULL,
        PRIMARY KEY (entry_id, field)
      );

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_value;
      DROP TABLE audit_entry;
      DROP FUNCTION refuse_change();
    `);
  }
}
