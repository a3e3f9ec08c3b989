import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SeatPools } from '../events/index.js';
import { Database, Jobs, type Transaction } from '../platform/index.js';
import type { Registration } from './registration.js';
import { RegistrationDesk, registrationColumns } from './registration-desk.js';

/**
 * What time does to registrations: answers run out, events begin, seats of states are released. Whatever is due by now is done, however long nobody
 * looked, event by event under its lock, so that several workers do it once.
 */
@Injectable()
export class RegistrationDeadlines implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute('registration-deadlines', () => this.pass());
  }

  /** Does whatever is due for all events. */
  async pass(): Promise<void> {
    for (const { id } of await this.database.rows<{ id: string }>(eventsWithSomethingDue))
      await this.database.transaction((transaction) => this.settle(transaction, id));
  }

  private async settle(transaction: Transaction, eventId: string): Promise<void> {
    const event = await this.seatPools.lock(transaction, eventId);
    if (!event || event.status !== 'PUBLISHED') return;
    const due = await transaction.rows<Registration>(
      `SELECT ${registrationColumns} FROM registration r JOIN event e ON e.id = r.event_id
       WHERE r.event_id = $1 AND r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED')
         AND (r.answer_due_at <= clock_timestamp() OR e.starts_at <= clock_timestamp()) ORDER BY r.sequence`,
      [eventId],
    );
    const sitting = this.desk.open(event, null);
    for (const registration of due) sitting.move(registration, 'EXPIRE');
    await this.desk.liftLimits(transaction, sitting);
    // Without limits nobody is on reserve.
    if (event.heldByState === null) await this.desk.rankAll(transaction, sitting);
    // Who still waited when the event began has seen that by then.
    await this.desk.close(transaction, [sitting], { silent: sitting.now >= event.startsAt });
  }
}

const eventsWithSomethingDue = `
  SELECT r.event_id AS id FROM registration r WHERE r.answer_due_at <= now()
  UNION SELECT r.event_id FROM registration r JOIN event e ON e.id = r.event_id
    WHERE r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED') AND e.status = 'PUBLISHED' AND e.starts_at <= now()
  UNION SELECT r.event_id FROM registration r JOIN event e ON e.id = r.event_id
    WHERE r.status IN ('NOMINATED', 'WAITLISTED') AND (r.on_reserve OR r.waitlist_reason = 'STATE_QUOTA_USED')
      AND e.status = 'PUBLISHED' AND e.seats_released_at <= now() AND e.starts_at > now()`;
