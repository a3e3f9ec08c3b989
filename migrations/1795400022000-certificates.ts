import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose holder is the member that has been erased, within the function's body. */
const ofErasedMember = 'r.id = c.registration_id AND r.member_id = NEW.id';

/** Certificates of attendance, and the keys that their badges are signed with. */
export class Certificates1795400022000 implements MigrationInterface {
  name = 'Certificates1795400022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event ADD certificate_from_share double precision CHECK (certificate_from_share BETWEEN 0 AND 1);

      -- What a certificate says is kept as it was when it was issued; holder is null once the person is erased.
      CREATE TABLE certificate (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT certificate_code_key UNIQUE
          CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$'),
        registration_id uuid NOT NULL CONSTRAINT certificate_one_a_registration UNIQUE REFERENCES registration (id),
        holder text,
        title jsonb NOT NULL,
        from_share double precision NOT NULL,
        time_zone text NOT NULL,
        starts_at_local timestamp NOT NULL,
        ends_at_local timestamp NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by_member_id uuid REFERENCES member (id),
        -- Place in the public list of what was revoked.
        status_index integer NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY (MINVALUE 0),
        revoked_at timestamptz,
        revoked_by_member_id uuid REFERENCES member (id),
        revocation_reason text,
        CHECK ((revoked_at IS NULL) = (revocation_reason IS NULL))
      );
      CREATE INDEX certificate_revoked ON certificate (status_index) WHERE revoked_at IS NOT NULL;

      CREATE FUNCTION forget_certificate_holder() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE certificate c SET holder = NULL FROM registration r WHERE ${ofErasedMember};
        RETURN NULL;
      END $$;
      CREATE TRIGGER member_erased_certificates AFTER UPDATE OF erased_at ON member
        FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_certificate_holder();

      -- Public halves of every key that ever signed, so that old badges stay verifiable when the secret changes.
      CREATE TABLE signing_key (
        public_key text PRIMARY KEY,
        since timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE signing_key;
      DROP TRIGGER member_erased_certificates ON member;
      DROP FUNCTION forget_certificate_holder;
      DROP TABLE certificate;
      ALTER TABLE event DROP COLUMN certificate_from_share;
    `);
  }
}
