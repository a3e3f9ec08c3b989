import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type LockedEvent, SeatPools } from '../events/index.js';
import { Database, forbidden, notFound, type Transaction } from '../platform/index.js';
import type { MutationDecideRegistrationsArgs } from '../schema-types.js';
import { RegistrationDesk, registrationColumns } from './registration-desk.js';
import { isStaff, mayActFor } from './registration.policy.js';
import { seenRegistrations } from './registrations.queries.js';
import type { Registration } from './sitting.js';

/** What people, contact points and staff do with registrations once they are there. Every method is one transaction and safe to repeat. */
@Injectable()
export class Registrations {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
  ) {}

  /** Gives up what the person asked for or holds; the next in line moves up. */
  async withdraw(viewer: Viewer, id: string, reason: string | null): Promise<Registration> {
    return this.database.transaction(async (transaction) => {
      const { events, registrations } = await this.lockRegistrations(transaction, viewer, [id], () => 'registration');
      const event = events[0]!;
      const registration = registrations.get(id)!;
      if (!mayActFor(viewer, registration, event)) throw forbidden();
      const sitting = this.desk.open(event, viewer.memberId);
      const withdrawn = sitting.move(registration, 'WITHDRAW', reason, 'registration');
      await this.desk.close(transaction, [sitting]);
      return withdrawn;
    });
  }

  /** Approves, rejects or cancels many at once, of one event or several: all of them or none. Answers in the order asked. */
  async decide(
    viewer: Viewer,
    { registrations: ids, decision, reason, dryRun }: MutationDecideRegistrationsArgs,
  ): Promise<Registration[]> {
    const work = async (transaction: Transaction): Promise<Registration[]> => {
      const { events, registrations } = await this.lockRegistrations(
        transaction,
        viewer,
        ids,
        (index) => `registrations.${index}`,
      );
      if (!events.every((event) => isStaff(viewer, event))) throw forbidden();
      const sittings = new Map(events.map((event) => [event.id, this.desk.open(event, viewer.memberId)]));
      ids.forEach((id, index) => {
        const registration = registrations.get(id)!;
        const sitting = sittings.get(registration.eventId)!;
        registrations.set(id, sitting.move(registration, decision, reason ?? null, `registrations.${index}`));
      });
      await this.desk.close(transaction, [...sittings.values()]);
      return ids.map((id) => registrations.get(id)!);
    };
    return dryRun ? this.database.rehearsal(work) : this.database.transaction(work);
  }

  /** Locks the events of the registrations, and reads those under the locks. */
  private async lockRegistrations(
    transaction: Transaction,
    viewer: Viewer,
    ids: readonly string[],
    field: (index: number) => string,
  ): Promise<{ events: LockedEvent[]; registrations: Map<string, Registration> }> {
    const values: unknown[] = [ids];
    const seen = await transaction.rows<{ id: string; eventId: string }>(
      `SELECT r.id, r.event_id AS "eventId" FROM registration r JOIN event e ON e.id = r.event_id WHERE r.id = ANY ($1) AND ${seenRegistrations(viewer, values)}`,
      values,
    );
    const seenIds = new Set(seen.map(({ id }) => id));
    ids.forEach((id, index) => {
      if (!seenIds.has(id)) throw notFound(field(index));
    });
    const [events, rows] = await Promise.all([
      this.seatPools.lockEach(transaction, [...new Set(seen.map(({ eventId }) => eventId))], 'WAIT'),
      transaction.rows<Registration>(`SELECT ${registrationColumns} FROM registration r WHERE r.id = ANY ($1)`, [ids]),
    ]);
    return { events: [...events.values()], registrations: new Map(rows.map((row) => [row.id, row])) };
  }
}
