import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import type { ChangedDays } from '../../events/index.js';
import { badInput, Clock, localDay, type Message, recordsOf, sql, type Transaction } from '../../platform/index.js';
import type { Attendance } from '../../schema-types.js';
import { type DayEntry, overall } from './attendance.js';
import { dayEntryColumns } from './attendance.sql.js';
import { type MovedDay, movedDays } from './moved-days.js';

/** What stands in the book of one day, with whose it is and what all days came to. */
interface BookedDay extends DayEntry {
  memberId: string;
  overAllDays: Attendance | null;
}

/** One that belongs to a day that the event had, and what became of that day. */
interface FollowingDay extends BookedDay {
  to: string | null;
}

/** Takes attendance along with the days of its event. */
@Injectable()
export class MovedAttendance {
  constructor(
    private readonly trail: Trail,
    private readonly clock: Clock,
  ) {}

  /**
   * Whatever was recorded of a day is of that day still, on its new date, and all days together are brought up to the
   * days that the event has now.
   * @throws Problem BAD_INPUT on the field for a day that falls away or comes to lie in the future with attendance
   */
  async follow(transaction: Transaction, viewer: Viewer, changed: ChangedDays): Promise<void> {
    const { eventId, before, after } = changed;
    const days = movedDays(before.dates, after.dates);
    const became = new Map(days.map(({ from, to }) => [from, to]));
    const recorded = (await this.recorded(transaction, eventId, before.dates)).map((day) => ({
      ...day,
      to: became.get(day.date)!,
    }));
    if (recorded.length === 0) return;
    checkMoves(recorded, changed, this.clock.now());
    await this.move(transaction, eventId, days);
    const now = await this.recorded(transaction, eventId, after.dates);
    await this.conclude(transaction, viewer, recorded, now, after.dates.length);
  }

  private async recorded(transaction: Transaction, eventId: string, dates: readonly string[]): Promise<BookedDay[]> {
    return transaction.rows(
      sql`SELECT ${dayEntryColumns}, r.member_id AS "memberId", r.attendance AS "overAllDays"
       FROM day_attendance a JOIN registration r ON r.id = a.registration_id
       WHERE r.event_id = ${eventId} AND a.date = ANY (${dates}::date[]) ORDER BY r.sequence, a.date`,
    );
  }

  /** All of them leave their dates before any takes its new one, as days may change places. */
  private async move(transaction: Transaction, eventId: string, days: readonly MovedDay[]): Promise<void> {
    const gone = days.filter(({ to }) => to === null).map(({ from }) => from);
    const leaving = days.filter(({ from, to }) => to !== null && to !== from);
    const ofEvent = sql`r.id = a.registration_id AND r.event_id = ${eventId}`;
    if (gone.length > 0)
      await transaction.execute(
        sql`DELETE FROM day_attendance a USING registration r WHERE ${ofEvent} AND a.date = ANY (${gone}::date[])`,
      );
    if (leaving.length === 0) return;
    const [froms, tos] = [leaving.map(({ from }) => from), leaving.map(({ to }) => to)];
    await transaction.execute(
      sql`UPDATE day_attendance a SET date = moved.new_date + ${farAhead}
       FROM registration r, unnest(${froms}::date[], ${tos}::date[]) AS moved (old_date, new_date)
       WHERE ${ofEvent} AND a.date = moved.old_date`,
    );
    // What still stands where one comes to is of a day that the event had once.
    await transaction.execute(
      sql`DELETE FROM day_attendance a USING registration r, day_attendance coming
       WHERE ${ofEvent} AND coming.registration_id = a.registration_id AND coming.date = a.date + ${farAhead}`,
    );
    await transaction.execute(
      sql`UPDATE day_attendance a SET date = a.date - ${farAhead}
       FROM registration r WHERE ${ofEvent} AND a.date > DATE '3000-01-01'`,
    );
  }

  private async conclude(
    transaction: Transaction,
    viewer: Viewer,
    before: readonly BookedDay[],
    after: readonly BookedDay[],
    dayCount: number,
  ): Promise<void> {
    const afterOf = Map.groupBy(after, ({ registrationId }) => registrationId);
    const concluded = [...Map.groupBy(before, ({ registrationId }) => registrationId)].map(([id, were]) => {
      const are = afterOf.get(id) ?? [];
      const was = { attendance: were[0]!.overAllDays, ...byDate(were) };
      const { attendance, mode } = overall(are, dayCount);
      return { id, attendance, mode, changes: changesBetween(was, { attendance, ...byDate(are) }) };
    });
    const changed = concluded.filter(({ changes }) => changes.length > 0);
    const records = changed.map(({ id, attendance, mode }) => ({ id, attendance, attended_mode: mode }));
    await transaction.execute(
      sql`UPDATE registration r SET attendance = c.attendance, attended_mode = c.attended_mode
       FROM ${recordsOf('registration', records)} c WHERE r.id = c.id AND r.attendance IS NOT NULL`,
    );
    await this.trail.record(
      transaction,
      viewer,
      changed.map(({ id, changes }) => ({
        ...{ action: 'updateEvent', subject: id, subjectKind: 'Registration', changes },
      })),
    );
  }
}

/** In days: beyond every date that an event can have. */
const farAhead = sql`1000000`;

/** @throws Problem where something recorded would be of no day, or of one in the future; what was ahead may stay so */
function checkMoves(days: readonly FollowingDay[], { field, before, after }: ChangedDays, now: Date): void {
  const recorded = days.filter(({ attendance }) => attendance !== 'EXPECTED');
  const lost = new Set(recorded.filter(({ to }) => to === null).map(({ memberId }) => memberId));
  if (lost.size > 0) throw badInput(field, wouldBeLost(lost.size));
  const [todayBefore, today] = [before, after].map(({ timeZone }) => localDay(now, timeZone)) as [string, string];
  if (recorded.some(({ date, to }) => to! > today && date <= todayBefore)) throw badInput(field, wouldBeAhead);
}

/** What the trail says of days, by the names of its fields. */
const byDate = (days: readonly BookedDay[]): Record<string, unknown> =>
  Object.fromEntries(
    days.map(({ date, attendance, mode, minutes }) => [`days.${date}`, { attendance, mode, minutes }]),
  );

const wouldBeLost = (people: number): Message => ({
  en: `Attendance is recorded on a day that the event would no longer have (people: ${people}).`,
  ru: `На день, которого у мероприятия больше не будет, отмечено участие (человек: ${people}).`,
});
const wouldBeAhead: Message = {
  en: 'Attendance is recorded on a day that would lie in the future.',
  ru: 'Отмечено участие в день, который оказался бы в будущем.',
};
