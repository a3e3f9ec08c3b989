import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { as, forbidden, literals, notFound, sql, type Transaction } from '../../platform/index.js';
import type { RegistrationStatus } from '../../schema-types.js';
import { type ChangedDays, EventHooks } from '../event-hooks.registry.js';
import { type EventMoveFacts, isStaffOf } from '../event.policy.js';
import { peopleOf } from '../reading/event-facts.sql.js';
import type { EventRow } from '../reading/event.row.js';
import { EventsQueries } from '../reading/events.queries.js';
import { activeStatuses } from '../seats/registration-statuses.js';
import type { LockedEvent } from '../seats/seat-pool.row.js';
import { SeatPools } from '../seats/seat-pools.store.js';

/** An event whose row is locked for somebody of its staff. */
export type HeldEvent = LockedEvent & EventMoveFacts;

/** Events that somebody is about to change. */
@Injectable()
export class EventLock {
  constructor(
    private readonly pools: SeatPools,
    private readonly queries: EventsQueries,
    private readonly hooks: EventHooks,
  ) {}

  /**
   * Locks an event for somebody of its staff.
   * @throws Problem NOT_FOUND for one that the viewer may not see, FORBIDDEN for one that it may only see
   */
  async hold(transaction: Transaction, viewer: Viewer, id: string, field = 'id'): Promise<HeldEvent> {
    const event = await this.pools.lock(transaction, id);
    if (!event || !isStaffOf(viewer, event)) {
      const [seen] = await this.queries.byIds(viewer, [id], transaction);
      throw seen ? forbidden() : notFound(field);
    }
    const { hasRegistrations, hasAttendance, hasInvitedStates } = peopleOf;
    const people = await transaction.one<Pick<HeldEvent, keyof typeof peopleOf>>(
      sql`SELECT ${as(hasRegistrations, 'hasRegistrations')}, ${as(hasAttendance, 'hasAttendance')},
         ${as(hasInvitedStates, 'hasInvitedStates')} FROM event e WHERE e.id = ${id}`,
    );
    return { ...event, ...people };
  }

  /** Does what new seats, limits or times entail for the people of an event that was held as `before`. */
  async changed(transaction: Transaction, viewer: Viewer, before: LockedEvent): Promise<void> {
    const event = await this.pools.lock(transaction, before.id);
    for (const hook of this.hooks.all) await hook.changed(transaction, before, event!, viewer);
  }

  /** Takes along what was recorded of days, and refuses them where that cannot be. */
  async daysChanged(transaction: Transaction, viewer: Viewer, days: ChangedDays): Promise<void> {
    for (const hook of this.hooks.all) await hook.daysChanged(transaction, days, viewer);
  }

  async cancelled(transaction: Transaction, viewer: Viewer, event: LockedEvent, reason: string): Promise<void> {
    for (const hook of this.hooks.all)
      await hook.cancelled(transaction, { ...event, status: 'CANCELLED' }, viewer, reason);
  }

  /** The ways of attending that people have asked for or hold a seat in. */
  async modesInUse(transaction: Transaction, eventId: string): Promise<string[]> {
    const modes = await transaction.rows<{ mode: string }>(
      sql`SELECT DISTINCT mode FROM registration
       WHERE event_id = ${eventId} AND mode IS NOT NULL AND status IN ${asking}`,
    );
    return modes.map(({ mode }) => mode);
  }

  /** The event as it is within the transaction, for the answer. */
  async answer(transaction: Transaction, viewer: Viewer, id: string): Promise<EventRow> {
    const [row] = await this.queries.byIds(viewer, [id], transaction);
    return row!;
  }
}

/** Who was invited or nominated and has not answered can still choose another way. */
const stillAsked: readonly RegistrationStatus[] = ['INVITED', 'NOMINATED'];
const asking = literals(activeStatuses.filter((status) => !stillAsked.includes(status)));
