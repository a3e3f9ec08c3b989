import { Injectable } from '@nestjs/common';
import type { OrganisedEvent, Viewer } from '../../access/index.js';
import { changesBetween, reasonGiven, Trail } from '../../audit/index.js';
import { isStaffOf, type LockedEvent, SeatPools } from '../../events/index.js';
import { forbidden, insertRows, recordsOf, sql, type Transaction } from '../../platform/index.js';
import type { Attendance, AttendanceMode } from '../../schema-types.js';
import { Certificates } from '../certificates/certificates.service.js';
import { refused } from '../refusals.js';
import type { Registration } from '../registration.js';
import { type DayEntry, overall, type StandingEntry } from './attendance.js';
import { dayEntryColumns, recordedDays } from './attendance.sql.js';
import type { EventDay } from './event-days.js';

/** What wrote attendance down: a list, a meeting service's file, a code at the door. */
type AttendanceSource = 'recordAttendance' | 'importAttendance' | 'checkIn';

/** An entry, and whether a file says it, or somebody who knows. */
export type EntryToWrite = DayEntry & { fromFile?: boolean };

/** What is to be written; `dayCount` is how many days the event has. */
interface AttendanceToWrite {
  registrations: readonly AttendingRegistration[];
  entries: readonly EntryToWrite[];
  dayCount: number;
  reason?: string | null | undefined;
}

type AttendingRegistration = Pick<Registration, 'id' | 'attendance'>;

/** @throws Problem FORBIDDEN for all but staff, TRANSITION_NOT_ALLOWED unless the event is published */
export function checkRecording(viewer: Viewer, event: OrganisedEvent & Pick<LockedEvent, 'status'>): void {
  if (!isStaffOf(viewer, event)) throw forbidden();
  if (event.status !== 'PUBLISHED') throw refused('TRANSITION_NOT_ALLOWED', 'event');
}

/** What all days together make of a registration. */
interface Conclusion {
  registration: AttendingRegistration;
  attendance: Attendance;
  mode: AttendanceMode | null;
}

/**
 * Where attendance is written down, whoever says it: by day and over all days, with its audit, under the event's lock.
 */
@Injectable()
export class AttendanceBook {
  constructor(
    private readonly seatPools: SeatPools,
    private readonly trail: Trail,
    private readonly certificates: Certificates,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN for all but staff, TRANSITION_NOT_ALLOWED unless the event is published */
  async open(transaction: Transaction, viewer: Viewer, eventId: string): Promise<LockedEvent> {
    const event = await this.seatPools.lockSeen(transaction, viewer, eventId);
    checkRecording(viewer, event);
    return event;
  }

  async daysOf(transaction: Transaction, eventId: string): Promise<EventDay[]> {
    return transaction.rows<EventDay>(
      sql`SELECT date, starts_at AS "startsAt", ends_at AS "endsAt" FROM event_day
       WHERE event_id = ${eventId} ORDER BY date`,
    );
  }

  /** What stands in the book of these registrations. */
  async entriesOf(transaction: Transaction, registrationIds: readonly string[]): Promise<StandingEntry[]> {
    return transaction.rows<StandingEntry>(
      sql`SELECT ${dayEntryColumns}, a.from_file AS "fromFile", a.by_hand AS "byHand" FROM ${recordedDays}
       WHERE a.registration_id = ANY (${registrationIds}::uuid[])`,
    );
  }

  /** Writes the entries, and brings each registration's attendance over all days up to its days. */
  async write(
    transaction: Transaction,
    viewer: Viewer,
    source: AttendanceSource,
    { registrations, entries, dayCount, reason }: AttendanceToWrite,
  ): Promise<void> {
    const before = await this.entriesOf(
      transaction,
      registrations.map(({ id }) => id),
    );
    const standing = new Map(before.map((entry) => [keyOf(entry), entry]));
    const changed = entries.filter((entry) => !isSame(standing.get(keyOf(entry)), entry));
    await this.confirm(transaction, entries, standing);
    if (changed.length === 0) return;
    await this.save(transaction, viewer, changed);
    const after = new Map([...before, ...changed].map((entry) => [keyOf(entry), entry]));
    const concluded = conclusions(registrations, after.values(), changed, dayCount);
    await this.saveConclusions(transaction, concluded);
    await this.audit(transaction, viewer, { source, reason }, concluded, changed, standing);
    // A day can earn less while the word for all of them stays the same.
    const corrected = changed.filter((entry) => standing.has(keyOf(entry)));
    const ids = new Set(corrected.map(({ registrationId }) => registrationId));
    await this.certificates.revokeUnearned(transaction, viewer, [...ids]);
  }

  private async save(transaction: Transaction, viewer: Viewer, entries: readonly EntryToWrite[]): Promise<void> {
    const records = entries.map(({ registrationId, fromFile = false, ...entry }) => ({
      registration_id: registrationId,
      date: entry.date,
      attendance: entry.attendance,
      mode: entry.mode,
      minutes: entry.minutes,
      recorded_by_member_id: viewer.memberId,
      from_file: fromFile,
    }));
    // What somebody recorded is kept behind what a file raised it to, as the file may be taken back.
    await transaction.execute(
      sql`${insertRows('day_attendance', records)} ON CONFLICT (registration_id, date) DO UPDATE
       SET attendance = excluded.attendance, mode = excluded.mode, minutes = excluded.minutes,
         recorded_by_member_id = excluded.recorded_by_member_id, from_file = excluded.from_file,
         by_hand = CASE WHEN NOT excluded.from_file THEN NULL WHEN day_attendance.from_file THEN day_attendance.by_hand
           ELSE jsonb_build_object('attendance', day_attendance.attendance, 'mode', day_attendance.mode,
             'minutes', day_attendance.minutes) END`,
    );
  }

  /** What a file said and somebody now says as well stands by that word. */
  private async confirm(
    transaction: Transaction,
    entries: readonly EntryToWrite[],
    standing: ReadonlyMap<string, StandingEntry>,
  ): Promise<void> {
    const confirmed = entries.filter((entry) => {
      const before = standing.get(keyOf(entry));
      return !entry.fromFile && before?.fromFile && isSame(before, entry);
    });
    if (confirmed.length === 0) return;
    const records = confirmed.map(({ registrationId, date }) => ({ registration_id: registrationId, date }));
    await transaction.execute(
      sql`UPDATE day_attendance d SET from_file = false, by_hand = NULL FROM ${recordsOf('day_attendance', records)} c
       WHERE d.registration_id = c.registration_id AND d.date = c.date`,
    );
  }

  private async saveConclusions(transaction: Transaction, concluded: readonly Conclusion[]): Promise<void> {
    const records = concluded.map(({ registration, attendance, mode }) => ({
      id: registration.id,
      attendance,
      attended_mode: mode,
    }));
    await transaction.execute(
      sql`UPDATE registration r SET attendance = c.attendance, attended_mode = c.attended_mode
       FROM ${recordsOf('registration', records)} c WHERE r.id = c.id`,
    );
  }

  private async audit(
    transaction: Transaction,
    viewer: Viewer,
    { source, reason }: { source: AttendanceSource; reason: string | null | undefined },
    concluded: readonly Conclusion[],
    changed: readonly DayEntry[],
    standing: ReadonlyMap<string, DayEntry>,
  ): Promise<void> {
    const changedOf = Map.groupBy(changed, ({ registrationId }) => registrationId);
    await this.trail.record(
      transaction,
      viewer,
      concluded.map(({ registration, attendance }) => {
        const days = changedOf.get(registration.id)!;
        const before = { attendance: registration.attendance, ...byDay(days, (day) => standing.get(keyOf(day))) };
        const after = { attendance, ...byDay(days, (day) => day) };
        return {
          action: source,
          subject: registration.id,
          subjectKind: 'Registration',
          changes: [...changesBetween(before, after), ...reasonGiven(reason)],
        };
      }),
    );
  }
}

/** What the entries make of each registration that one of them changes. */
function conclusions(
  registrations: readonly AttendingRegistration[],
  entries: Iterable<DayEntry>,
  changed: readonly DayEntry[],
  dayCount: number,
): Conclusion[] {
  const changedIds = new Set(changed.map(({ registrationId }) => registrationId));
  const entriesOf = Map.groupBy(entries, ({ registrationId }) => registrationId);
  return registrations
    .filter(({ id }) => changedIds.has(id))
    .map((registration) => ({ registration, ...overall(entriesOf.get(registration.id) ?? [], dayCount) }));
}

const keyOf = ({ registrationId, date }: DayEntry): string => `${registrationId} ${date}`;

const isSame = (before: DayEntry | undefined, { attendance, mode, minutes }: DayEntry): boolean =>
  before?.attendance === attendance && before.mode === mode && before.minutes === minutes;

/** What the trail says of days, by the names of its fields. */
function byDay(days: readonly DayEntry[], entryOf: (day: DayEntry) => DayEntry | undefined): Record<string, unknown> {
  return Object.fromEntries(
    days.map((day) => {
      const entry = entryOf(day);
      const { attendance, mode, minutes } = entry ?? {};
      return [`days.${day.date}`, entry ? { attendance, mode, minutes } : null];
    }),
  );
}
