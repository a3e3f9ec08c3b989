import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when an event awaits people, what a registration was when it began, and who entered a post. */
export class PeopleAwaited1795400060000 implements MigrationInterface {
  name = 'PeopleAwaited1795400060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A course that people take in their own time is open to them until its end.
      ALTER TABLE event ADD COLUMN awaits_people_until timestamptz NOT NULL
        GENERATED ALWAYS AS (CASE WHEN format = 'SELF_PACED' THEN ends_at ELSE starts_at END) STORED;

      -- What expired because the event began: it is this again when the event is postponed.
      ALTER TABLE registration
        ADD COLUMN former_status text
          CHECK (former_status IN ('INVITED', 'NOMINATED', 'PENDING', 'WAITLISTED')),
        ADD COLUMN former_rank integer,
        ADD CHECK (former_status IS NULL OR status = 'EXPIRED'),
        ADD CHECK (former_rank IS NULL OR former_status IS NOT NULL);

      -- Those there before count as entered by somebody else.
      ALTER TABLE post
        ADD COLUMN entered_by_holder boolean NOT NULL DEFAULT false,
        ADD COLUMN entered_at timestamptz NOT NULL DEFAULT now();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE post DROP COLUMN entered_at, DROP COLUMN entered_by_holder;
      ALTER TABLE registration DROP COLUMN former_rank, DROP COLUMN former_status;
      ALTER TABLE event DROP COLUMN awaits_people_until;
    `);
  }
}
