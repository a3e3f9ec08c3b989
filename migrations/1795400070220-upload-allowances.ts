import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of the day's allowance for files somebody has used; a day is one of UTC. */
export class UploadAllowances1795400070220 implements MigrationInterface {
  name = 'UploadAllowances1795400070220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE upload_allowance (
        member_id uuid PRIMARY KEY REFERENCES member (id),
        day date NOT NULL,
        files integer NOT NULL CHECK (files > 0),
        bytes bigint NOT NULL CHECK (bytes > 0)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE upload_allowance`);
  }
}
