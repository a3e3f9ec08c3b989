import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SeatPools } from '../../events/index.js';
import { Database, FailedRounds, Jobs, literals, sql, type Transaction } from '../../platform/index.js';
import { RegistrationActs } from './registration-acts.js';
import { RegistrationDesk } from './registration-desk.service.js';
import { openStatuses } from './registration.policy.js';
import { RegistrationsStore } from './registrations.store.js';

/**
 * What time does to registrations: answers run out, events begin, seats of states are released. Whatever is due by now
 * is done, however long nobody looked, event by event under its lock, so that several workers do it once.
 */
@Injectable()
export class RegistrationDeadlines implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly store: RegistrationsStore,
    private readonly jobs: Jobs,
    private readonly failedRounds: FailedRounds,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute(roundName, () => this.pass());
  }

  /** Does whatever is due for all events. */
  async pass(): Promise<void> {
    for (const { id } of await this.database.rows<{ id: string }>(eventsWithSomethingDue)) {
      await this.failedRounds.attempt(roundName, `Event ${id}`, () =>
        this.database.transaction((transaction) => this.expire(transaction, id)),
      );
    }
  }

  private async expire(transaction: Transaction, eventId: string): Promise<void> {
    const event = await this.seatPools.lock(transaction, eventId);
    if (!event || event.status !== 'PUBLISHED') return;
    const overdue = await this.store.overdue(transaction, eventId);
    const batch = await this.desk.begin(transaction, event);
    const acts = new RegistrationActs(batch, null);
    for (const registration of overdue) acts.expire(registration);
    await this.desk.liftStateLimits(transaction, batch);
    // Without limits nobody is on reserve.
    if (event.heldByState === null) await this.desk.rankEveryState(transaction, batch);
    // Who still waited when the event began has seen that by then.
    await this.desk.promoteRankAndSave(transaction, [batch], { silent: batch.now >= event.awaitsPeopleUntil });
  }
}

const roundName = 'registration-deadlines';

const eventsWithSomethingDue = sql`
  SELECT r.event_id AS id FROM registration r WHERE r.answer_due_at <= now()
  UNION SELECT r.event_id FROM registration r JOIN event e ON e.id = r.event_id
    WHERE r.status IN ${literals(openStatuses)} AND e.status = 'PUBLISHED' AND e.awaits_people_until <= now()
  UNION SELECT r.event_id FROM registration r JOIN event e ON e.id = r.event_id
    WHERE r.status IN ('NOMINATED', 'WAITLISTED') AND (r.on_reserve OR r.waitlist_reason = 'STATE_QUOTA_USED')
      AND e.status = 'PUBLISHED' AND e.seats_released_at <= now() AND e.awaits_people_until > now()`;
