import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gave which consent and who took it back, when and on what paper; beside what holds now. */
export class ConsentHistory1795400060401 implements MigrationInterface {
  name = 'ConsentHistory1795400060401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE registration_consent_change (
        id uuid PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registration (id),
        purpose text NOT NULL
          CHECK (purpose IN ('PARTICIPANT_LIST', 'PHOTO_AND_VIDEO', 'CONTACT_SHARING', 'MAILING', 'STAY_IN_POOL')),
        given boolean NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        by_member_id uuid REFERENCES member (id),
        -- Of one on paper, entered for the person.
        signed_on date,
        document text CHECK (document <> ''),
        CHECK ((signed_on IS NULL) = (document IS NULL))
      );
      CREATE INDEX registration_consent_change_registration ON registration_consent_change (registration_id, at, id);

      -- Until now a consent came with the registration, from whoever made that.
      INSERT INTO registration_consent_change (id, registration_id, purpose, given, at, by_member_id)
      SELECT gen_random_uuid(), c.registration_id, c.purpose, TRUE, r.registered_at, (
        SELECT made.by_member_id FROM registration_change made WHERE made.registration_id = r.id
        ORDER BY made.at, made.id LIMIT 1)
      FROM registration_consent c JOIN registration r ON r.id = c.registration_id;

      CREATE TRIGGER registration_consent_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
        ON registration_consent_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE registration_consent_change');
  }
}
