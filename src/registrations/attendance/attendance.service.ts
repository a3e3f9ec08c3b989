import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Reasons } from '../../audit/index.js';
import type { LockedEvent } from '../../events/index.js';
import { Clock, Database, localDay, Problems } from '../../platform/index.js';
import type { AttendanceInput } from '../../schema-types.js';
import { attended, type DayEntry } from './attendance.js';
import { AttendanceBook } from './attendance-book.store.js';
import { RegistrationsStore } from '../moves/registrations.store.js';
import type { Registration } from '../registration.js';
import { notConfirmed } from '../refusals.js';
import { beforeTheDay, notHeldThen } from './event-days.js';

/** Who really came, on each day of an event. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly database: Database,
    private readonly book: AttendanceBook,
    private readonly store: RegistrationsStore,
    private readonly reasons: Reasons,
    private readonly clock: Clock,
  ) {}

  /**
   * Records attendance of CONFIRMED people, all entries or none; without a date an entry is about every day
   * until today. Answers a
   * registration an entry, in order.
   * @throws Problem REASON_REQUIRED where it moves a figure of a frozen report
   */
  async record(
    viewer: Viewer,
    eventId: string,
    entries: readonly AttendanceInput[],
    reason?: string | null,
  ): Promise<Registration[]> {
    return this.database.transaction(async (transaction) => {
      const event = await this.book.open(transaction, viewer, eventId);
      const memberIds = [...new Set(entries.map(({ member }) => member))];
      const registrations = await this.store.ofMembers(transaction, eventId, memberIds);
      const dates = (await this.book.daysOf(transaction, eventId)).map(({ date }) => date);
      await this.book.write(transaction, viewer, 'recordAttendance', {
        registrations: [...registrations.values()],
        entries: this.read(event, entries, registrations, dates),
        dayCount: dates.length,
        reason,
      });
      await this.reasons.check(transaction, reason);
      const concluded = await this.store.ofMembers(transaction, eventId, [...registrations.keys()]);
      return entries.map(({ member }) => concluded.get(member)!);
    });
  }

  /** @throws Problem with every entry that does not fit */
  private read(
    event: LockedEvent,
    entries: readonly AttendanceInput[],
    registrations: ReadonlyMap<string, Registration>,
    dates: readonly string[],
  ): DayEntry[] {
    const problems = new Problems();
    const today = localDay(this.clock.now(), event.timeZone);
    const read = new Map<string, DayEntry>();
    entries.forEach(({ member, attendance, date, mode, minutes }, index) => {
      const field = (name: string): string => `entries.${index}.${name}`;
      const registration = registrations.get(member);
      if (registration?.status !== 'CONFIRMED') return problems.add(field('member'), notConfirmed);
      if (date && !dates.includes(date)) return problems.add(field('date'), notHeldThen);
      const meant = (date ? [date] : dates).filter((day) => day <= today);
      if (meant.length === 0) return problems.add(field(date ? 'date' : 'attendance'), beforeTheDay);
      const how = attended(attendance) ? (mode ?? registration.mode) : null;
      for (const day of meant) {
        const key = `${registration.id} ${day}`;
        if (read.has(key)) return problems.add(field('member'), listedTwice);
        read.set(key, { registrationId: registration.id, date: day, attendance, mode: how, minutes: minutes ?? null });
      }
    });
    problems.throwIfAny();
    return [...read.values()];
  }
}

const listedTwice = {
  en: 'This person is listed twice for one day.',
  ru: 'Этот человек указан дважды на один день.',
};
