import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { type LockedEvent, seenEvents, SeatPools } from '../events/index.js';
import { Database, forbidden, localDay, notFound, Problems, type Transaction } from '../platform/index.js';
import type { Attendance, AttendanceInput, AttendanceMode } from '../schema-types.js';
import { attended, attendedMode, overAllDays } from './attendance.js';
import { RegistrationDesk } from './registration-desk.js';
import { isStaff } from './registration.policy.js';
import { refused } from './refusals.js';
import type { Registration } from './registration.js';

interface DayEntry {
  registrationId: string;
  date: string;
  attendance: Attendance;
  mode: AttendanceMode | null;
  minutes: number | null;
}

/** Who really came, on each day of an event. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly trail: Trail,
  ) {}

  /** Records attendance of CONFIRMED people, all entries or none; without a date an entry is about every day. Answers a registration an entry, in order. */
  async record(viewer: Viewer, eventId: string, entries: readonly AttendanceInput[]): Promise<Registration[]> {
    return this.database.transaction(async (transaction) => {
      const event = await this.lockOwn(transaction, viewer, eventId);
      const registrations = await this.desk.of(transaction, eventId, [...new Set(entries.map(({ member }) => member))]);
      const dates = await this.datesOf(transaction, eventId);
      const days = this.read(event, entries, registrations, dates);
      await this.keep(transaction, viewer, days);
      await this.conclude(transaction, viewer, [...registrations.values()], dates.length);
      const concluded = await this.desk.of(transaction, eventId, [...registrations.keys()]);
      return entries.map(({ member }) => concluded.get(member)!);
    });
  }

  private async lockOwn(transaction: Transaction, viewer: Viewer, eventId: string): Promise<LockedEvent> {
    const values: unknown[] = [eventId];
    const seen = await transaction.rows(
      `SELECT FROM event e WHERE e.id = $1 AND ${seenEvents(viewer, values)}`,
      values,
    );
    const event = seen.length > 0 ? await this.seatPools.lock(transaction, eventId) : null;
    if (!event) throw notFound('event');
    if (!isStaff(viewer, event)) throw forbidden();
    if (event.status !== 'PUBLISHED') throw refused('TRANSITION_NOT_ALLOWED', 'event');
    return event;
  }

  private async datesOf(transaction: Transaction, eventId: string): Promise<string[]> {
    const days = await transaction.rows<{ date: string }>(
      `SELECT date FROM event_day WHERE event_id = $1 ORDER BY date`,
      [eventId],
    );
    return days.map(({ date }) => date);
  }

  /** @throws Problem with every entry that does not fit */
  private read(
    event: LockedEvent,
    entries: readonly AttendanceInput[],
    registrations: ReadonlyMap<string, Registration>,
    dates: readonly string[],
  ): DayEntry[] {
    const problems = new Problems();
    const today = localDay(new Date(), event.timeZone);
    const read = new Map<string, DayEntry>();
    entries.forEach(({ member, attendance, date, mode, minutes }, index) => {
      const field = (name: string): string => `entries.${index}.${name}`;
      const registration = registrations.get(member);
      if (registration?.status !== 'CONFIRMED') {
        return problems.add(field('member'), {
          en: 'This person has no confirmed seat. Please register them first.',
          ru: 'У этого человека нет подтверждённого места. Сначала зарегистрируйте его.',
        });
      }
      if (date && !dates.includes(date))
        return problems.add(field('date'), {
          en: 'The event is not held on this day.',
          ru: 'В этот день мероприятие не проводится.',
        });
      const meant = date ? [date] : dates;
      if (attended(attendance) && meant[0]! > today) {
        return problems.add(field('attendance'), {
          en: 'Nobody can have attended before the day.',
          ru: 'Нельзя отметить участие до дня мероприятия.',
        });
      }
      const how = attended(attendance) ? (mode ?? registration.mode) : null;
      for (const day of meant) {
        const key = `${registration.id} ${day}`;
        if (read.has(key))
          return problems.add(field('member'), {
            en: 'This person is listed twice for one day.',
            ru: 'Этот человек указан дважды на один день.',
          });
        read.set(key, { registrationId: registration.id, date: day, attendance, mode: how, minutes: minutes ?? null });
      }
    });
    problems.throwIfAny();
    return [...read.values()];
  }

  private async keep(transaction: Transaction, viewer: Viewer, days: readonly DayEntry[]): Promise<void> {
    await transaction.rows(
      `INSERT INTO day_attendance (registration_id, date, attendance, mode, minutes, recorded_by_member_id)
       SELECT registration_id, date, attendance, mode, minutes, $6 FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::int[])
         AS day (registration_id, date, attendance, mode, minutes)
       ON CONFLICT (registration_id, date) DO UPDATE
         SET attendance = excluded.attendance, mode = excluded.mode, minutes = excluded.minutes, recorded_by_member_id = excluded.recorded_by_member_id`,
      [
        days.map(({ registrationId }) => registrationId),
        days.map(({ date }) => date),
        days.map(({ attendance }) => attendance),
        days.map(({ mode }) => mode),
        days.map(({ minutes }) => minutes),
        viewer.memberId,
      ],
    );
  }

  /** Brings each registration's attendance over all days up to its days. */
  private async conclude(
    transaction: Transaction,
    viewer: Viewer,
    registrations: readonly Registration[],
    dayCount: number,
  ): Promise<void> {
    const days = await transaction.rows<DayEntry>(
      `SELECT registration_id AS "registrationId", date, attendance, mode FROM day_attendance WHERE registration_id = ANY ($1)`,
      [registrations.map(({ id }) => id)],
    );
    const byRegistration = Map.groupBy(days, ({ registrationId }) => registrationId);
    const concluded = registrations.map((registration) => {
      const own = byRegistration.get(registration.id) ?? [];
      const attendance = overAllDays(
        own.map((day) => day.attendance),
        dayCount,
      );
      return { registration, attendance, mode: attended(attendance) ? attendedMode(own) : null };
    });
    await transaction.rows(
      `UPDATE registration r SET attendance = c.attendance, attended_mode = c.mode
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS c (id, attendance, mode) WHERE r.id = c.id`,
      [
        concluded.map(({ registration }) => registration.id),
        concluded.map(({ attendance }) => attendance),
        concluded.map(({ mode }) => mode),
      ],
    );
    await this.trail.record(
      transaction,
      viewer,
      concluded
        .filter(({ registration, attendance }) => registration.attendance !== attendance)
        .map(({ registration, attendance }) => ({
          action: 'recordAttendance',
          subject: registration.id,
          subjectKind: 'Registration',
          changes: [{ field: 'attendance', from: registration.attendance, to: attendance }],
        })),
    );
  }
}
