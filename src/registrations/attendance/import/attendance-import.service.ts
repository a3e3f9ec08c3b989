import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../access/index.js';
import { badInput, Database, localDay, sql, type Transaction } from '../../../platform/index.js';
import type { Attendance } from '../../../schema-types.js';
import { AttendanceBook } from '../attendance-book.store.js';
import { beforeTheDay } from '../event-days.js';
import { dayOfFile, onDay } from './day-of-file.js';
import { readAttendanceFile } from './attendance-file.js';
import type { ConfirmedPerson } from './attendance-matching.js';
import { type AttendanceImportRow, review } from './attendance-review.js';

/** What an import found and, unless it was a dry run, recorded. */
export interface AttendanceImport {
  matched: number;
  rows: AttendanceImportRow[];
}

interface ConfirmedAttendance extends ConfirmedPerson {
  attendance: Attendance | null;
}

/** Takes over who was there for how long from the file that a meeting service wrote. */
@Injectable()
export class AttendanceImportService {
  constructor(
    private readonly database: Database,
    private readonly book: AttendanceBook,
  ) {}

  /**
   * Reads a file, finds its people among those with a confirmed seat, and unless it is a dry run records them all. What
   * was recorded before is raised and never lowered, so that the same file can come twice, and two files of one day.
   * @throws Problem BAD_INPUT on `upload` or `date`, FORBIDDEN, NOT_FOUND, TRANSITION_NOT_ALLOWED
   */
  async run(
    viewer: Viewer,
    eventId: string,
    bytes: Buffer,
    date: string | null,
    dryRun: boolean,
  ): Promise<AttendanceImport> {
    return this.database.transaction(async (transaction) => {
      const event = await this.book.open(transaction, viewer, eventId);
      const days = await this.book.daysOf(transaction, eventId);
      const { attendees } = readAttendanceFile(
        bytes,
        days.map((day) => day.date),
      );
      const day = dayOfFile(days, attendees, date);
      if (day.date > localDay(new Date(), event.timeZone))
        throw badInput(date === null ? 'upload' : 'date', beforeTheDay);
      const confirmed = await this.confirmed(transaction, eventId);
      const standing = await this.book.entriesOf(
        transaction,
        confirmed.map(({ registrationId }) => registrationId),
      );
      const { fromShare } = await transaction.one<{ fromShare: number | null }>(
        sql`SELECT certificate_from_share AS "fromShare" FROM event WHERE id = ${eventId}`,
      );
      const { rows, entries } = review(onDay(attendees, days, day), day, confirmed, standing, fromShare);
      if (!dryRun) {
        const registrations = confirmed.map(({ registrationId, attendance }) => ({ id: registrationId, attendance }));
        await this.book.write(transaction, viewer, 'importAttendance', {
          registrations,
          entries,
          dayCount: days.length,
        });
      }
      return { matched: rows.filter(({ registrationId }) => registrationId !== null).length, rows };
    });
  }

  private async confirmed(transaction: Transaction, eventId: string): Promise<ConfirmedAttendance[]> {
    return transaction.rows<ConfirmedAttendance>(
      sql`SELECT r.id AS "registrationId", r.attendance, m.email, m.given_names AS "givenNames",
         m.family_name AS "familyName", m.latin_name AS "latinName"
       FROM registration r JOIN member m ON m.id = r.member_id
       WHERE r.event_id = ${eventId} AND r.status = 'CONFIRMED' AND m.erased_at IS NULL ORDER BY r.sequence`,
    );
  }
}
