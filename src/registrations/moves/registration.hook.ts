import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { type ChangedDays, type EventHook, EventHooks, type LockedEvent } from '../../events/index.js';
import type { Transaction } from '../../platform/index.js';
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
  ) {}

  onModuleInit(): void {
    this.hooks.add(this);
  }

  async cancelled(transaction: Transaction, event: LockedEvent, viewer: Viewer, reason: string): Promise<void> {
    const active = await this.store.active(transaction, event.id);
    const batch = this.desk.begin(event);
    const acts = new RegistrationActs(batch, viewer.memberId);
    for (const registration of active) acts.move(registration, 'CANCEL', reason);
    // Who was to come to an event that is over needs no mail.
    await this.desk.promoteRankAndSave(transaction, [batch], { silent: event.endsAt <= batch.now });
  }

  async seatsChanged(transaction: Transaction, event: LockedEvent): Promise<void> {
    await this.store.askAnew(
      transaction,
      event.id,
      event.pools.map(({ mode }) => mode),
    );
    const batch = this.desk.begin(event);
    await this.desk.rankEveryState(transaction, batch);
    await this.desk.liftStateLimits(transaction, batch);
    await this.desk.promoteRankAndSave(transaction, [batch]);
  }

  async daysChanged(transaction: Transaction, days: ChangedDays, viewer: Viewer): Promise<void> {
    await this.attendance.follow(transaction, viewer, days);
  }

  async registrationsOf(transaction: Transaction, eventId: string): Promise<number> {
    return this.store.count(transaction, eventId);
  }
}
