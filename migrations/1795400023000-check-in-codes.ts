import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each registration is checked in by: a random number of 48 bits, which people see as a code. */
export class CheckInCodes1795400023000 implements MigrationInterface {
  name = 'CheckInCodes1795400023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The first twelve hexadecimal digits of a random UUID are random.
      ALTER TABLE registration
        ADD check_in_number bigint NOT NULL
          DEFAULT ('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint,
        ADD CONSTRAINT registration_check_in_number UNIQUE (event_id, check_in_number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registration
        DROP CONSTRAINT registration_check_in_number,
        DROP check_in_number;
    `);
  }
}
