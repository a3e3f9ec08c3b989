import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { type LockedEvent, SeatPools } from '../events/index.js';
import { forbidden, type Transaction } from '../platform/index.js';
import type { Attendance, AttendanceMode } from '../schema-types.js';
import { attended, attendedMode, overAllDays } from './attendance.js';
import type { EventDay } from './attendance-day.js';
import { isStaff } from './registration.policy.js';
import { refused } from './refusals.js';
import type { Registration } from './registration.js';

/** Whether and how somebody was there on one day. */
export interface DayEntry {
  registrationId: string;
  date: string;
  attendance: Attendance;
  mode: AttendanceMode | null;
  minutes: number | null;
}

/** What wrote attendance down: a list, a meeting service's file, a code at the door. */
type Source = 'recordAttendance' | 'importAttendance' | 'checkIn';

/** Where attendance is written down, whoever says it: by day and over all days, with its audit, under the event's lock. */
@Injectable()
export class AttendanceBook {
  constructor(
    private readonly seatPools: SeatPools,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN for all but staff, TRANSITION_NOT_ALLOWED unless the event is published */
  async open(transaction: Transaction, viewer: Viewer, eventId: string): Promise<LockedEvent> {
    const event = await this.seatPools.lockSeen(transaction, viewer, eventId);
    if (!isStaff(viewer, event)) throw forbidden();
    if (event.status !== 'PUBLISHED') throw refused('TRANSITION_NOT_ALLOWED', 'event');
    return event;
  }

  async daysOf(transaction: Transaction, eventId: string): Promise<EventDay[]> {
    return transaction.rows<EventDay>(
      `SELECT date, starts_at AS "startsAt", ends_at AS "endsAt" FROM event_day WHERE event_id = $1 ORDER BY date`,
      [eventId],
    );
  }

  /** What stands in the book of these registrations. */
  async entriesOf(transaction: Transaction, registrationIds: readonly string[]): Promise<DayEntry[]> {
    return transaction.rows<DayEntry>(
      `SELECT registration_id AS "registrationId", date, attendance, mode, minutes FROM day_attendance WHERE registration_id = ANY ($1)`,
      [registrationIds],
    );
  }

  /** Writes the entries, and brings each registration's attendance over all days up to its days. */
  async write(
    transaction: Transaction,
    viewer: Viewer,
    source: Source,
    {
      registrations,
      entries,
      dayCount,
    }: {
      registrations: readonly Pick<Registration, 'id' | 'attendance'>[];
      entries: readonly DayEntry[];
      dayCount: number;
    },
  ): Promise<void> {
    const before = await this.entriesOf(
      transaction,
      registrations.map(({ id }) => id),
    );
    const standing = new Map(before.map((entry) => [keyOf(entry), entry]));
    const changed = entries.filter((entry) => !isSame(standing.get(keyOf(entry)), entry));
    if (changed.length === 0) return;
    await this.keep(transaction, viewer, changed);
    const after = Map.groupBy(
      new Map([...before, ...changed].map((entry) => [keyOf(entry), entry])).values(),
      ({ registrationId }) => registrationId,
    );
    const changedOf = Map.groupBy(changed, ({ registrationId }) => registrationId);
    const concluded = registrations.flatMap((registration) => {
      const own = after.get(registration.id) ?? [];
      const attendance = overAllDays(
        own.map((day) => day.attendance),
        dayCount,
      );
      const mode = attended(attendance) ? attendedMode(own) : null;
      return changedOf.has(registration.id) ? [{ registration, attendance, mode }] : [];
    });
    await this.conclude(transaction, concluded);
    await this.trail.record(
      transaction,
      viewer,
      concluded.map(({ registration, attendance }) => ({
        action: source,
        subject: registration.id,
        subjectKind: 'Registration',
        changes: [
          ...(registration.attendance === attendance
            ? []
            : [{ field: 'attendance', from: registration.attendance, to: attendance }]),
          ...changedOf.get(registration.id)!.map((entry) => ({
            field: `days.${entry.date}`,
            from: said(standing.get(keyOf(entry))),
            to: said(entry),
          })),
        ],
      })),
    );
  }

  private async keep(transaction: Transaction, viewer: Viewer, entries: readonly DayEntry[]): Promise<void> {
    await transaction.rows(
      `INSERT INTO day_attendance (registration_id, date, attendance, mode, minutes, recorded_by_member_id)
       SELECT registration_id, date, attendance, mode, minutes, $6 FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::int[])
         AS day (registration_id, date, attendance, mode, minutes)
       ON CONFLICT (registration_id, date) DO UPDATE
         SET attendance = excluded.attendance, mode = excluded.mode, minutes = excluded.minutes, recorded_by_member_id = excluded.recorded_by_member_id`,
      [
        entries.map(({ registrationId }) => registrationId),
        entries.map(({ date }) => date),
        entries.map(({ attendance }) => attendance),
        entries.map(({ mode }) => mode),
        entries.map(({ minutes }) => minutes),
        viewer.memberId,
      ],
    );
  }

  private async conclude(
    transaction: Transaction,
    concluded: readonly { registration: { id: string }; attendance: Attendance; mode: AttendanceMode | null }[],
  ): Promise<void> {
    await transaction.rows(
      `UPDATE registration r SET attendance = c.attendance, attended_mode = c.mode
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS c (id, attendance, mode) WHERE r.id = c.id`,
      [
        concluded.map(({ registration }) => registration.id),
        concluded.map(({ attendance }) => attendance),
        concluded.map(({ mode }) => mode),
      ],
    );
  }
}

const keyOf = ({ registrationId, date }: DayEntry): string => `${registrationId} ${date}`;

const isSame = (before: DayEntry | undefined, { attendance, mode, minutes }: DayEntry): boolean =>
  before?.attendance === attendance && before.mode === mode && before.minutes === minutes;

const said = (entry: DayEntry | undefined): object | null =>
  entry ? { attendance: entry.attendance, mode: entry.mode, minutes: entry.minutes } : null;
