import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates that take the place of others, and one at most that is valid, whatever happens between. */
export class CertificatesAnew1795400060210 implements MigrationInterface {
  name = 'CertificatesAnew1795400060210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- share_of: what its share was counted in; revoked_as: for good, replaced by another, or no longer earned.
      ALTER TABLE certificate
        DROP CONSTRAINT certificate_one_a_registration,
        ADD event_id uuid REFERENCES event (id),
        ADD member_id uuid REFERENCES member (id),
        ADD share_of text NOT NULL DEFAULT 'HOURS' CHECK (share_of IN ('DAYS', 'HOURS')),
        ADD revoked_as text CHECK (revoked_as IN ('FOR_GOOD', 'REPLACED', 'NOT_EARNED')),
        ADD replaced_by_id uuid REFERENCES certificate (id) DEFERRABLE INITIALLY DEFERRED;
      UPDATE certificate c SET event_id = r.event_id, member_id = r.member_id, share_of = 'DAYS',
        revoked_as = CASE WHEN c.revoked_at IS NOT NULL THEN 'FOR_GOOD' END
      FROM registration r WHERE r.id = c.registration_id;

      -- Of two that somebody has for coming back, the later one stays.
      WITH valid AS (
        SELECT id, first_value(id) OVER (
          PARTITION BY event_id, member_id ORDER BY issued_at DESC, status_index DESC
        ) AS kept
        FROM certificate WHERE revoked_at IS NULL
      )
      UPDATE certificate c SET revoked_at = now(), revoked_as = 'REPLACED', replaced_by_id = valid.kept,
        revocation_reason = 'Migration 1795400060210: one valid certificate a person and event'
      FROM valid WHERE valid.id = c.id AND valid.kept <> c.id;
      -- The reference is checked before the table is changed again.
      SET CONSTRAINTS ALL IMMEDIATE;

      ALTER TABLE certificate
        ALTER event_id SET NOT NULL,
        ALTER member_id SET NOT NULL,
        ADD CHECK ((revoked_at IS NULL) = (revoked_as IS NULL)),
        ADD CHECK ((revoked_as IS NOT DISTINCT FROM 'REPLACED') = (replaced_by_id IS NOT NULL));
      CREATE INDEX certificate_registration ON certificate (registration_id);
      CREATE INDEX certificate_replaced_by ON certificate (replaced_by_id) WHERE replaced_by_id IS NOT NULL;
      CREATE UNIQUE INDEX certificate_one_valid ON certificate (event_id, member_id) WHERE revoked_at IS NULL;

      -- Whose it is, and of which event, its registration says.
      CREATE FUNCTION fill_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT r.event_id, r.member_id INTO NEW.event_id, NEW.member_id
        FROM registration r WHERE r.id = NEW.registration_id;
        RETURN NEW;
      END $$;
      CREATE TRIGGER certificate_of_registration BEFORE INSERT ON certificate
        FOR EACH ROW EXECUTE FUNCTION fill_certificate();

      CREATE FUNCTION take_certificates_along() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE certificate c SET member_id = NEW.member_id WHERE ${ofRegistration};
        RETURN NULL;
      END $$;
      CREATE TRIGGER registration_certificates AFTER UPDATE OF member_id ON registration
        FOR EACH ROW WHEN (NEW.member_id IS DISTINCT FROM OLD.member_id) EXECUTE FUNCTION take_certificates_along();
    `);
  }

  /** Of one registration there can be one certificate alone: the last that was issued. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER registration_certificates ON registration;
      DROP TRIGGER certificate_of_registration ON certificate;
      DROP FUNCTION take_certificates_along, fill_certificate;
      DROP INDEX certificate_one_valid, certificate_registration, certificate_replaced_by;
      ALTER TABLE certificate DROP event_id, DROP member_id, DROP share_of, DROP revoked_as, DROP replaced_by_id;
      DELETE FROM certificate c USING certificate later
      WHERE later.registration_id = c.registration_id AND later.status_index > c.status_index;
      ALTER TABLE certificate ADD CONSTRAINT certificate_one_a_registration UNIQUE (registration_id);
    `);
  }
}

/** Within the function's body. */
const ofRegistration = 'c.registration_id = NEW.id';
