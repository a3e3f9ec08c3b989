import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports count by. */
export class Reports1795400012000 implements MigrationInterface {
  name = 'Reports1795400012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Those who count, with all that is counted of them: a year is read from the index, not from the whole table.
      CREATE INDEX registration_attended ON registration (event_id)
        INCLUDE (member_id, state, organisation_id, attended_mode)
        WHERE status = 'CONFIRMED' AND attendance IN ('ATTENDED', 'PARTIAL') AND role <> 'INTERPRETER';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX registration_attended`);
  }
}
