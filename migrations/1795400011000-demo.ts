import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the demonstration world has been begun and finished: one that was broken off is built anew. */
export class Demo1795400011000 implements MigrationInterface {
  name = 'Demo1795400011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE demonstration (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        begun_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE demonstration`);
  }
}
