import { Injectable } from '@nestjs/common';
import { insertRows, sql, type Transaction } from '../../../platform/index.js';
import type { StaysOf } from './review/repeated-files.js';
import type { Stay } from './review/stays.js';

interface StayRow {
  registrationId: string;
  file: string;
  seconds: number;
  from: string | null;
  to: string | null;
}

const rowsOfStatement = 2_000;
const wall = sql`'YYYY-MM-DD"T"HH24:MI:SS'`;

/** From when to when people were there, as files say it; each hangs on its day of `day_attendance`. */
@Injectable()
export class AttendanceStays {
  async ofDay(transaction: Transaction, eventId: string, date: string): Promise<Map<string, Stay[]>> {
    const rows = await transaction.rows<StayRow>(
      sql`SELECT s.registration_id AS "registrationId", s.file, s.seconds, to_char(s.from_local, ${wall}) AS "from",
         to_char(s.to_local, ${wall}) AS "to"
       FROM attendance_stay s JOIN registration r ON r.id = s.registration_id
       WHERE r.event_id = ${eventId} AND s.date = ${date}::date ORDER BY s.registration_id, s.file, s.position`,
    );
    const stays = new Map<string, Stay[]>();
    for (const { registrationId, file, seconds, from, to } of rows) {
      const stay = { file, seconds, span: from && to ? { from, to } : null };
      stays.set(registrationId, [...(stays.get(registrationId) ?? []), stay]);
    }
    return stays;
  }

  /** What a file says of a day takes the place of all that it said before. */
  async replace(transaction: Transaction, eventId: string, date: string, file: string, stays: StaysOf): Promise<void> {
    await transaction.execute(
      sql`DELETE FROM attendance_stay s USING registration r
       WHERE r.id = s.registration_id AND r.event_id = ${eventId} AND s.date = ${date}::date AND s.file = ${file}`,
    );
    const records = [...stays].flatMap(([registrationId, own]) =>
      own.map(({ seconds, span }, position) => ({
        ...{ registration_id: registrationId, date, file, position, seconds: Math.round(seconds) },
        ...{ from_local: span?.from ?? null, to_local: span?.to ?? null },
      })),
    );
    for (let start = 0; start < records.length; start += rowsOfStatement)
      await transaction.execute(insertRows('attendance_stay', records.slice(start, start + rowsOfStatement)));
  }
}
