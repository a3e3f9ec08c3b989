import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { awaitsPeople, type ChangedDays, type EventHook, EventHooks, type LockedEvent } from '../../events/index.js';
import { Clock, type Transaction } from '../../platform/index.js';
import { MovedAttendance } from '../attendance/moved-attendance.store.js';
import { RegistrationActs } from './registration-acts.js';
import { RegistrationDesk } from './registration-desk.service.js';
import { RegistrationsStore } from './registrations.store.js';

/** What happens to registrations when their event changes, in the transaction that changes it. */
@Injectable()
export class RegistrationHook implements EventHook, OnModuleInit {
  constructor(
    private readonly hooks: EventHooks,
    private readonly desk: RegistrationDesk,
    private readonly store: RegistrationsStore,
    private readonly attendance: MovedAttendance,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.hooks.add(this);
  }

  async cancelled(transaction: Transaction, event: LockedEvent, viewer: Viewer, reason: string): Promise<void> {
    const active = await this.store.active(transaction, event.id);
    const batch = await this.desk.begin(transaction, event);
    const acts = new RegistrationActs(batch, { ...viewer, staff: true });
    for (const registration of active) acts.move(registration, 'CANCEL', reason);
    // Who was to come to an event that is over needs no mail.
    await this.desk.promoteRankAndSave(transaction, [batch], { silent: event.endsAt <= batch.now });
  }

  async changed(transaction: Transaction, before: LockedEvent, event: LockedEvent): Promise<void> {
    await this.store.askAnew(
      transaction,
      event.id,
      event.pools.map(({ mode }) => mode),
    );
    const [from, to] = [before.awaitsPeopleUntil, event.awaitsPeopleUntil];
    if (from.getTime() !== to.getTime()) await this.store.moveDeadlines(transaction, event.id, from, to);
    const resumable = wasPostponed(before, event, this.clock.now())
      ? await this.store.resumable(transaction, event.id)
      : [];
    const batch = await this.desk.begin(transaction, event, { promote: resumable.length === 0 });
    const acts = new RegistrationActs(batch, null);
    for (const registration of resumable) acts.resume(registration);
    await this.desk.rankEveryState(transaction, batch);
    await this.desk.liftStateLimits(transaction, batch);
    await this.desk.promoteRankAndSave(transaction, [batch]);
  }

  async daysChanged(transaction: Transaction, days: ChangedDays, viewer: Viewer): Promise<void> {
    await this.attendance.follow(transaction, viewer, days);
  }
}

/** Whether an event that had begun and was not over awaits people again. */
const wasPostponed = (before: LockedEvent, event: LockedEvent, now: Date): boolean =>
  !awaitsPeople(before, now) && now < before.endsAt && awaitsPeople(event, now);
