import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import type { Transaction } from '../platform/index.js';
import type { LockedEvent } from './seats/seat-pool.row.js';

/** The dates of an event's days before and after a change, each in order, with the zones that they are dates of. */
export interface ChangedDays {
  eventId: string;
  /** The path of what said so. */
  field: string;
  before: { dates: readonly string[]; timeZone: string };
  after: { dates: readonly string[]; timeZone: string };
}

/** What later rooms do about an event in the transaction that changes it; the event's row is locked. */
export interface EventHook {
  /** The event is cancelled: its registrations go with it. */
  cancelled(transaction: Transaction, event: LockedEvent, viewer: Viewer, reason: string): Promise<void>;
  /** Seats, limits, format or times are others now: promotes whom they allow, and takes up what a begun event ended. */
  changed(transaction: Transaction, before: LockedEvent, event: LockedEvent, viewer: Viewer): Promise<void>;
  /**
   * Days are others now, or in another zone: what was recorded of a day goes along with it.
   * @throws Problem BAD_INPUT on the field where it cannot
   */
  daysChanged(transaction: Transaction, days: ChangedDays, viewer: Viewer): Promise<void>;
}

/** Later rooms add their hooks when they start. */
@Injectable()
export class EventHooks {
  private readonly hooks: EventHook[] = [];

  add(hook: EventHook): void {
    this.hooks.push(hook);
  }

  get all(): readonly EventHook[] {
    return this.hooks;
  }
}
