import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { badInput, Clock, Database } from '../../platform/index.js';
import { attended } from './attendance.js';
import { AttendanceBook } from './attendance-book.store.js';
import { dayRunning } from './event-days.js';
import { checkInNumber } from './check-in-code.js';
import { RegistrationsStore } from '../moves/registrations.store.js';
import { refused } from '../refusals.js';

/** Takes people in at the door by the code of their registration. */
@Injectable()
export class CheckIn {
  constructor(
    private readonly database: Database,
    private readonly book: AttendanceBook,
    private readonly store: RegistrationsStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that the person of the code is there today; again: changes nothing. Answers the registration's id.
   * @throws Problem BAD_INPUT on `code`, TRANSITION_NOT_ALLOWED, FORBIDDEN, NOT_FOUND
   */
  async checkIn(viewer: Viewer, eventId: string, code: string): Promise<string> {
    return this.database.transaction(async (transaction) => {
      const event = await this.book.open(transaction, viewer, eventId);
      const registration = await this.store.byCheckInNumber(transaction, eventId, checkInNumber(code));
      if (!registration) throw unknownCode();
      const days = await this.book.daysOf(transaction, eventId);
      const day = dayRunning(days, event.timeZone, this.clock.now());
      if (registration.status !== 'CONFIRMED' || !day) throw refused('TRANSITION_NOT_ALLOWED', 'code');
      const standing = await this.book.entriesOf(transaction, [registration.id]);
      if (!standing.some(({ date, attendance }) => date === day.date && attended(attendance))) {
        const mode = event.format === 'ONLINE' ? 'ONLINE' : 'IN_PERSON';
        const entry = {
          registrationId: registration.id,
          date: day.date,
          attendance: 'ATTENDED',
          mode,
          minutes: null,
        } as const;
        await this.book.write(transaction, viewer, 'checkIn', {
          registrations: [registration],
          entries: [entry],
          dayCount: days.length,
        });
      }
      return registration.id;
    });
  }
}

const unknownCode = () =>
  badInput('code', {
    en: 'This is no code of this event.',
    ru: 'Этот код не относится к этому мероприятию.',
  });
