import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type EventHook, EventHooks, type LockedEvent } from '../events/index.js';
import type { Transaction } from '../platform/index.js';
import { RegistrationDesk, registrationColumns } from './registration-desk.js';
import type { Registration } from './registration.js';

/** What happens to registrations when their event changes, in the transaction that changes it. */
@Injectable()
export class RegistrationHook implements EventHook, OnModuleInit {
  constructor(
    private readonly hooks: EventHooks,
    private readonly desk: RegistrationDesk,
  ) {}

  onModuleInit(): void {
    this.hooks.add(this);
  }

  async cancelled(transaction: Transaction, event: LockedEvent, viewer: Viewer, reason: string): Promise<void> {
    const active = await transaction.rows<Registration>(
      `SELECT ${registrationColumns} FROM registration r
       WHERE r.event_id = $1 AND r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED') ORDER BY r.sequence`,
      [event.id],
    );
    const sitting = this.desk.open(event, viewer.memberId);
    for (const registration of active) sitting.move(registration, 'CANCEL', reason);
    // Who was to come to an event that is over needs no mail.
    await this.desk.close(transaction, [sitting], { silent: event.endsAt <= sitting.now });
  }

  async seatsChanged(transaction: Transaction, event: LockedEvent, viewer: Viewer): Promise<void> {
    await this.askAnew(transaction, event);
    const sitting = this.desk.open(event, viewer.memberId);
    await this.desk.rankAll(transaction, sitting);
    await this.desk.liftLimits(transaction, sitting);
    await this.desk.close(transaction, [sitting]);
  }

  /** Who has yet to answer and was to come in a way that there is no more chooses again; where one way is left, it is that. */
  private async askAnew(transaction: Transaction, { id, pools }: LockedEvent): Promise<void> {
    const modes = pools.map(({ mode }) => mode);
    await transaction.rows(
      `UPDATE registration SET mode = $3 WHERE event_id = $1 AND status IN ('INVITED', 'NOMINATED') AND mode <> ALL ($2::text[])`,
      [id, modes, modes.length === 1 ? modes[0] : null],
    );
  }

  async registrationsOf(transaction: Transaction, eventId: string): Promise<number> {
    const [counted] = await transaction.rows<{ count: number }>(
      `SELECT count(*) FROM registration WHERE event_id = $1`,
      [eventId],
    );
    return counted!.count;
  }
}
