import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type LockedEvent, seenEvents, SeatPools } from '../events/index.js';
import { Representations } from '../people/index.js';
import { badInput, Database, forbidden, notFound, type Transaction } from '../platform/index.js';
import type { AttendanceMode, MutationDecideRegistrationsArgs, RegisterInput } from '../schema-types.js';
import { RegistrationDesk, registrationColumns } from './registration-desk.js';
import { isStaff, mayActFor } from './registration.policy.js';
import { seenRegistrations } from './registrations.queries.js';
import type { Registration } from './sitting.js';

/** What people, contact points and staff do with registrations. Every method is one transaction and safe to repeat. */
@Injectable()
export class Registrations {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly representations: Representations,
  ) {}

  /**
   * Registers the viewer, or the member named, for an event. Once the event has begun only staff may: walk-ins and back-filled people
   * are confirmed whatever policy, window and capacity say, and get no mail.
   */
  async register(viewer: Viewer, input: RegisterInput): Promise<Registration> {
    const { role = 'PARTICIPANT' } = input;
    const memberId = input.member ?? viewer.memberId;
    if (!memberId) throw badInput('input.member', { en: 'Say who is registered.', ru: 'Укажите, кого регистрируете.' });
    return this.database.transaction(async (transaction) => {
      const day = await this.dayOfSeen(transaction, viewer, input.event);
      await this.mustExist(transaction, memberId);
      const represented = (given: RegisterInput['representing']) =>
        this.representations.resolve(transaction, given, memberId, day, 'input.representing');
      const representing = await represented(input.representing);
      const held = input.representing ? await represented(null) : representing;
      const event = (await this.seatPools.lock(transaction, input.event))!;
      // A contact point registers the state's own people, and only as the state's.
      const who = [held, representing].map(({ state }) => ({ memberId, state }));
      if (!who.every((person) => mayActFor(viewer, person, event))) throw forbidden();

      const present = (await this.desk.of(transaction, event.id, [memberId])).get(memberId) ?? null;
      const sitting = await this.desk.open(transaction, event);
      const staff = isStaff(viewer, event);
      const act = staff && event.status === 'PUBLISHED' && sitting.now >= event.startsAt ? 'ENTER' : 'REGISTER';
      if (present && sitting.stands(present, act)) return present;
      if (role !== 'PARTICIPANT' && !staff)
        throw badInput('input.role', { en: 'Only organisers give roles.', ru: 'Роли назначают только организаторы.' });
      const mode = modeFor(event, input.mode);
      const newcomer = { memberId, role, mode, ...representing, consents: input.consents ?? [] };
      const registration =
        act === 'ENTER' ? sitting.admit(newcomer, present, act) : sitting.register(newcomer, present);
      await this.desk.close(transaction, sitting, viewer, { silent: act === 'ENTER' });
      return registration;
    });
  }

  /** Gives up what the person asked for or holds; the next in line moves up. */
  async withdraw(viewer: Viewer, id: string, reason: string | null): Promise<Registration> {
    return this.database.transaction(async (transaction) => {
      const { events, registrations } = await this.lockRegistrations(transaction, viewer, [id], () => 'registration');
      const event = events[0]!;
      const registration = registrations.get(id)!;
      if (!mayActFor(viewer, registration, event)) throw forbidden();
      const sitting = await this.desk.open(transaction, event);
      const withdrawn = sitting.move(registration, 'WITHDRAW', reason, 'registration');
      await this.desk.close(transaction, sitting, viewer);
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
      for (const event of events) {
        const sitting = await this.desk.open(transaction, event);
        ids.forEach((id, index) => {
          const registration = registrations.get(id)!;
          if (registration.eventId !== event.id) return;
          registrations.set(id, sitting.move(registration, decision, reason ?? null, `registrations.${index}`));
        });
        await this.desk.close(transaction, sitting, viewer);
      }
      return ids.map((id) => registrations.get(id)!);
    };
    return dryRun ? this.database.rehearsal(work) : this.database.transaction(work);
  }

  /** The day on which an event starts in its own zone, as far as the viewer may see the event. */
  private async dayOfSeen(transaction: Transaction, viewer: Viewer, id: string): Promise<string> {
    const values: unknown[] = [id];
    const [event] = await transaction.rows<{ day: string }>(
      `SELECT e.starts_at_local::date AS day FROM event e WHERE e.id = $1 AND ${seenEvents(viewer, values)}`,
      values,
    );
    if (!event) throw notFound('input.event');
    return event.day;
  }

  private async mustExist(transaction: Transaction, memberId: string): Promise<void> {
    const found = await transaction.rows(`SELECT FROM member WHERE id = $1 AND erased_at IS NULL`, [memberId]);
    if (found.length === 0)
      throw badInput('input.member', { en: 'There is no such person.', ru: 'Такого человека нет.' });
  }

  /** Locks the events of the registrations in the order of their ids, so that two bulk calls cannot block each other, and reads them under it. */
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
    const events: LockedEvent[] = [];
    for (const eventId of [...new Set(seen.map(({ eventId }) => eventId))].sort())
      events.push((await this.seatPools.lock(transaction, eventId))!);
    const rows = await transaction.rows<Registration>(
      `SELECT ${registrationColumns} FROM registration r WHERE r.id = ANY ($1)`,
      [ids],
    );
    return { events, registrations: new Map(rows.map((row) => [row.id, row])) };
  }
}

function modeFor(event: LockedEvent, asked: AttendanceMode | null | undefined): AttendanceMode {
  const offered = event.pools.map(({ mode }) => mode);
  const mode = asked ?? (offered.length === 1 ? offered[0]! : null);
  if (!mode)
    throw badInput('input.mode', {
      en: 'Choose: in person or online.',
      ru: 'Выберите форму участия: очно или онлайн.',
    });
  if (!offered.includes(mode))
    throw badInput('input.mode', {
      en: 'The event is not held this way.',
      ru: 'Мероприятие не проводится в этой форме.',
    });
  return mode;
}
