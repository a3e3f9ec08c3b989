import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From when to when people were there, as the files of meeting services say it. */
export class AttendanceStays1795400060100 implements MigrationInterface {
  name = 'AttendanceStays1795400060100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- from_file: it is what files say, else somebody recorded it; by_hand: what was recorded before a file said more.
      ALTER TABLE day_attendance ADD from_file boolean NOT NULL DEFAULT false, ADD by_hand jsonb,
        ADD CHECK (from_file OR by_hand IS NULL);

      -- A stay goes wherever its day of attendance goes. Its times are those of the file, whose zone nobody knows;
      -- file: by the fingerprint of its rows.
      CREATE TABLE attendance_stay (
        registration_id uuid NOT NULL,
        date date NOT NULL,
        file text NOT NULL,
        position integer NOT NULL,
        from_local timestamp,
        to_local timestamp,
        seconds integer NOT NULL CHECK (seconds >= 0),
        PRIMARY KEY (registration_id, date, file, position),
        FOREIGN KEY (registration_id, date) REFERENCES day_attendance ON UPDATE CASCADE ON DELETE CASCADE,
        CHECK ((from_local IS NULL) = (to_local IS NULL)),
        CHECK (to_local >= from_local)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE attendance_stay;
      ALTER TABLE day_attendance DROP from_file, DROP by_hand;
    `);
  }
}
