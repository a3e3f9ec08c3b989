import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { isStaffOf, type LockedEvent, SeatPools } from '../../events/index.js';
import { Database, forbidden, notFound, sql, type Transaction } from '../../platform/index.js';
import { seenRegistrations } from '../lists/registration-visibility.sql.js';
import { refused } from '../refusals.js';
import type { Registration } from '../registration.js';
import { RegistrationActs } from './registration-acts.js';
import type { RegistrationBatch } from './registration-batch.js';
import { RegistrationDesk } from './registration-desk.service.js';
import { mayActFor } from './registration.policy.js';
import { RegistrationsStore } from './registrations.store.js';

/** One registration with its event locked, and what is done with it. */
export interface RegistrationAtHand {
  transaction: Transaction;
  event: LockedEvent;
  registration: Registration;
  batch: RegistrationBatch;
  acts: RegistrationActs;
}

/** Answers the registration that the call is about then. */
export type ActOnRegistration = (at: RegistrationAtHand) => Registration | Promise<Registration>;

/** Registrations that are there already, under the locks of their events. */
@Injectable()
export class LockedRegistrations {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly store: RegistrationsStore,
  ) {}

  /** One act on one registration, by whoever may act for its person, as a transaction. Answers it as it is then. */
  async actOn(viewer: Viewer, id: string, act: ActOnRegistration, field = 'registration'): Promise<Registration> {
    return this.database.transaction((transaction) => this.actWithin(transaction, viewer, id, act, field));
  }

  /** The same as a part of what the transaction does. */
  async actWithin(
    transaction: Transaction,
    viewer: Viewer,
    id: string,
    act: ActOnRegistration,
    field = 'registration',
  ): Promise<Registration> {
    const { events, registrations } = await this.lock(transaction, viewer, [id], () => field);
    const event = events[0]!;
    if (!mayActFor(viewer, registrations.get(id)!, event)) throw forbidden();
    const batch = await this.desk.begin(transaction, event);
    const registration = batch.latest(registrations.get(id)!);
    const acts = new RegistrationActs(batch, { ...viewer, staff: isStaffOf(viewer, event) });
    const done = await act({ transaction, event, registration, batch, acts });
    checkNotClosed(batch, 'registration');
    await this.desk.promoteRankAndSave(transaction, [batch]);
    return batch.touched.get(done.id) ?? done;
  }

  /**
   * Locks the events of the registrations, and reads those under the locks, in the order of the line.
   * @throws Problem NOT_FOUND on the field of one that is not seen
   */
  async lock(
    transaction: Transaction,
    viewer: Viewer,
    ids: readonly string[],
    field: (index: number) => string,
  ): Promise<{ events: LockedEvent[]; registrations: Map<string, Registration> }> {
    const seen = await transaction.rows<{ id: string; eventId: string }>(
      sql`SELECT r.id, r.event_id AS "eventId" FROM registration r JOIN event e ON e.id = r.event_id
       WHERE r.id = ANY (${ids}::uuid[]) AND ${seenRegistrations(viewer)}`,
    );
    const seenIds = new Set(seen.map(({ id }) => id));
    ids.forEach((id, index) => {
      if (!seenIds.has(id)) throw notFound(field(index));
    });
    const eventIds = [...new Set(seen.map(({ eventId }) => eventId))];
    const [events, rows] = await Promise.all([
      this.seatPools.lockEach(transaction, eventIds, 'WAIT'),
      this.store.byIds(transaction, ids),
    ]);
    return { events: [...events.values()], registrations: new Map(rows.map((row) => [row.id, row])) };
  }
}

/** Who came to an event that is closed is counted: it is opened again before anything is changed. */
export function checkNotClosed({ event, touched }: RegistrationBatch, field: string): void {
  if (event.status === 'CLOSED' && touched.size > 0) throw refused('TRANSITION_NOT_ALLOWED', field);
}
