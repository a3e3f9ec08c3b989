import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which end of which membership people have been reminded. */
export class MembershipReminders1795400060510 implements MigrationInterface {
  name = 'MembershipReminders1795400060510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE membership_reminder (
        membership_id uuid NOT NULL REFERENCES membership (id) ON DELETE CASCADE,
        expires_on date NOT NULL,
        reminded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (membership_id, expires_on)
      );
      CREATE INDEX membership_expiring ON membership (expires_on) WHERE status = 'ACTIVE';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX membership_expiring;
      DROP TABLE membership_reminder;
    `);
  }
}
