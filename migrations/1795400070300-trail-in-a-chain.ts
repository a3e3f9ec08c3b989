import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries of the audit trail are sealed into a chain, and their values are emptied in one way only (decision 47). */
export class TrailInAChain1795400070300 implements MigrationInterface {
  name = 'TrailInAChain1795400070300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By which it is found what has been committed since the last seal; entries of before have this one's.
      ALTER TABLE audit_entry ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX audit_entry_transaction ON audit_entry (transaction, id);

      CREATE TABLE audit_seal (
        number bigint PRIMARY KEY CHECK (number > 0),
        -- No foreign key: its check would lock the entry.
        entry_id uuid NOT NULL UNIQUE,
        -- Of the seal before, of this one and of the entry.
        digest bytea NOT NULL CHECK (length(digest) = 32),
        -- All that was committed until then is sealed: where there was too much for once, not until now.
        sealed_until timestamptz NOT NULL,
        -- All that older transactions told is sealed.
        unsealed_from xid8 NOT NULL
      );
      CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- What is left of a value that was emptied: the salt goes with it, as it would let the value be guessed.
      ALTER TABLE audit_value ADD COLUMN erased_digest bytea, ALTER COLUMN salt DROP NOT NULL,
        ADD CONSTRAINT audit_value_whole_or_empty CHECK (CASE WHEN erased_digest IS NULL THEN salt IS NOT NULL
          ELSE salt IS NULL AND old_value IS NULL AND new_value IS NULL END);
      CREATE TRIGGER audit_value_kept BEFORE DELETE OR TRUNCATE ON audit_value
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_value_only_emptied BEFORE UPDATE ON audit_value FOR EACH ROW
        WHEN (OLD.erased_digest IS NOT NULL OR NEW.erased_digest IS NULL
          OR (NEW.entry_id, NEW.field) IS DISTINCT FROM (OLD.entry_id, OLD.field))
        EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION digest_of_audit_value(salt bytea, field text, old_value text, new_value text) RETURNS bytea
        LANGUAGE sql IMMUTABLE AS $$
        SELECT sha256(salt || convert_to(format('[%s,%s,%s]', to_json(field),
          coalesce(to_json(old_value)::text, 'null'), coalesce(to_json(new_value)::text, 'null')), 'UTF8'))
      $$;

      -- Empties the values of these entries and tells so in one of its own. Its id begins with the time, as all do.
      CREATE FUNCTION empty_audit_values(emptied uuid[], act text, subject uuid, kind text, told jsonb) RETURNS void
        LANGUAGE plpgsql AS $$
      DECLARE
        entry uuid := encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
          52, 1), 53, 1), 'hex')::uuid;
        salt bytea := uuid_send(gen_random_uuid());
      BEGIN
        UPDATE audit_value v SET erased_digest = digest_of_audit_value(v.salt, v.field, v.old_value, v.new_value),
          old_value = NULL, new_value = NULL, salt = NULL
        WHERE v.entry_id = ANY (emptied) AND v.erased_digest IS NULL;
        INSERT INTO audit_entry (id, action, subject_id, subject_kind, values_digest)
        VALUES (entry, act, coalesce(subject, entry), kind,
          sha256(digest_of_audit_value(salt, 'emptied', NULL, told::text)));
        INSERT INTO audit_value (entry_id, field, new_value, salt) VALUES (entry, 'emptied', told::text, salt);
      END $$;

      -- What the trail tells of a person and of what is the person's own. Who has read whose data stays.
      CREATE FUNCTION erase_audit_values(person uuid) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE emptied uuid[];
      BEGIN
        SELECT array_agg(e.id ORDER BY e.id) INTO emptied FROM audit_entry e
        WHERE e.action NOT IN ('eraseAuditValues', 'readProfile', 'readContacts')
          AND EXISTS (SELECT FROM audit_value v WHERE v.entry_id = e.id AND v.erased_digest IS NULL)
          AND e.subject_id IN (
            SELECT person
            UNION SELECT r.id FROM registration r WHERE r.member_id = person
            UNION SELECT c.id FROM certificate c JOIN registration r ON r.id = c.registration_id
              WHERE r.member_id = person
            UNION SELECT ms.id FROM membership ms WHERE ms.member_id = person);
        IF emptied IS NOT NULL THEN
          PERFORM empty_audit_values(emptied, 'eraseAuditValues', person, 'Member',
            jsonb_build_object('entries', emptied));
        END IF;
      END $$;

      -- Who signed in from where, and whose data were read, is told for a year.
      CREATE FUNCTION expire_audit_values() RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        expiring text[] := ARRAY['signIn', 'signInFailed', 'readProfile', 'readContacts', 'exportParticipants',
          'printSignInSheet'];
        until timestamptz := now() - interval '1 year';
        emptied uuid[];
      BEGIN
        SELECT array_agg(e.id) INTO emptied FROM audit_entry e
        WHERE e.action = ANY (expiring) AND e.at < until
          AND EXISTS (SELECT FROM audit_value v WHERE v.entry_id = e.id AND v.erased_digest IS NULL);
        IF emptied IS NOT NULL THEN
          PERFORM empty_audit_values(emptied, 'expireAuditValues', NULL, 'AuditEntry',
            jsonb_build_object('until', until, 'actions', expiring));
        END IF;
      END $$;

      REVOKE EXECUTE ON FUNCTION empty_audit_values, erase_audit_values, expire_audit_values FROM PUBLIC;

      CREATE FUNCTION forget_audit_values() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM erase_audit_values(NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER member_erased_audit_values AFTER UPDATE OF erased_at ON member
        FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_audit_values();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER member_erased_audit_values ON member;
      DROP FUNCTION forget_audit_values, expire_audit_values, erase_audit_values, empty_audit_values,
        digest_of_audit_value;
      DROP TRIGGER audit_value_only_emptied ON audit_value;
      DROP TRIGGER audit_value_kept ON audit_value;
      ALTER TABLE audit_value DROP CONSTRAINT audit_value_whole_or_empty;
      UPDATE audit_value SET salt = erased_digest WHERE salt IS NULL;
      ALTER TABLE audit_value DROP COLUMN erased_digest, ALTER COLUMN salt SET NOT NULL;
      DROP TABLE audit_seal;
      ALTER TABLE audit_entry DROP COLUMN transaction;
    `);
  }
}
