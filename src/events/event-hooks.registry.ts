import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import type { Transaction } from '../platform/index.js';
import type { LockedEvent } from './seats/seat-pool.row.js';

/** What later rooms do about an event in the transaction that changes it; the event's row is locked. */
export interface EventHook {
  /** The event is cancelled: its registrations go with it. */
  cancelled(transaction: Transaction, event: LockedEvent, viewer: Viewer, reason: string): Promise<void>;
  /** Seats, limits or format are others now: promotes whom they allow. @throws Problem where they take what is held */
  seatsChanged(transaction: Transaction, event: LockedEvent, viewer: Viewer): Promise<void>;
  /** How many registrations there are, ended ones too: one that has any is neither unpublished nor deleted. */
  registrationsOf(transaction: Transaction, eventId: string): Promise<number>;
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
