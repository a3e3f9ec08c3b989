import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { awaitsPeople, type LockedEvent, SeatPools } from '../events/index.js';
import { Representations, representing } from '../people/index.js';
import { agreedTime, badInput, Database, forbidden, notFound, problem, type Transaction } from '../platform/index.js';
import type {
  AttendanceMode,
  MutationAnswerInvitationArgs,
  MutationDecideRegistrationsArgs,
  UpdateRegistrationInput,
} from '../schema-types.js';
import { arrivalKey, arrivalsOf, modeFor } from './arrivals.js';
import { refused } from './refusals.js';
import type { Registration } from './registration.js';
import { RegistrationDesk, registrationColumns } from './registration-desk.js';
import { isActive, isStaff, mayActFor, mayNameAnother } from './registration.policy.js';
import { seenRegistrations } from './registrations.queries.js';
import type { Sitting } from './sitting.js';

/** What people, contact points and staff do with registrations once they are there. Every method is one transaction and safe to repeat. */
@Injectable()
export class Registrations {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly representations: Representations,
    private readonly trail: Trail,
  ) {}

  /** Gives up what the person asked for, was asked for, or holds; the next in line moves up. */
  async withdraw(viewer: Viewer, id: string, reason: string | null): Promise<Registration> {
    return this.alone(viewer, id, ({ sitting, registration }) => {
      const { status } = registration;
      const act = status === 'INVITED' || status === 'NOMINATED' || status === 'DECLINED' ? 'REFUSE' : 'WITHDRAW';
      return sitting.move(registration, act, reason, 'registration');
    });
  }

  /** Yes or no to an invitation, a nomination or an offer. @throws Problem DEADLINE_PASSED when the time to answer is over */
  async answer(viewer: Viewer, asked: MutationAnswerInvitationArgs): Promise<Registration> {
    return this.database.transaction((transaction) => this.answerWithin(transaction, viewer, asked));
  }

  /** The same as a part of what the transaction does. */
  async answerWithin(
    transaction: Transaction,
    viewer: Viewer,
    asked: MutationAnswerInvitationArgs,
  ): Promise<Registration> {
    return this.aloneWithin(transaction, viewer, asked.registration, ({ sitting, event, registration }) => {
      if (!asked.accept) return sitting.move(registration, 'REFUSE', asked.reason ?? null, 'registration');
      return sitting.accept(registration, (before) => modeFor(event, asked.mode ?? before, 'mode'), 'registration');
    });
  }

  /** Another way of attending, all or nothing. */
  async changeMode(viewer: Viewer, id: string, mode: AttendanceMode): Promise<Registration> {
    return this.alone(viewer, id, async ({ transaction, sitting, event, registration }) => {
      modeFor(event, mode, 'mode');
      if (registration.mode === mode) return registration;
      if (!awaitsPeople(event, sitting.now) && !isStaff(viewer, event))
        throw refused('REGISTRATION_CLOSED', 'registration');
      const changed = sitting.changeMode(registration, mode);
      await this.note(transaction, viewer, 'changeMode', registration, changed);
      return changed;
    });
  }

  /** Names another for a seat. Contact points name people of their own state, before the event begins. */
  async substitute(viewer: Viewer, id: string, memberId: string): Promise<Registration> {
    return this.alone(viewer, id, async ({ transaction, sitting, event, registration }) => {
      const staff = isStaff(viewer, event);
      if (!mayNameAnother(viewer, registration, event)) throw forbidden();
      if (!staff && !awaitsPeople(event, sitting.now)) throw refused('REGISTRATION_CLOSED', 'registration');
      const other = { eventId: event.id, memberId: memberId.toLowerCase() };
      const arrival = (await arrivalsOf(transaction, [other])).get(arrivalKey(other))!;
      if (!arrival.known || other.memberId === registration.memberId) throw badInput('member', noSuchPerson);
      const represented = arrival.present && isActive(arrival.present.status) ? arrival.present.state : arrival.state;
      if (!staff && represented !== registration.state) throw problem('FORBIDDEN', ofAnotherState, 'member');
      const { role, mode } = registration;
      const who = representing(arrival.state, arrival.organisationId);
      const newcomer = { memberId: other.memberId, role, mode, ...who, consents: [] };
      return sitting.substitute(registration, newcomer, arrival.present);
    });
  }

  /** Corrects what a registration says. Roles and the time to answer are the organisers'. */
  async update(viewer: Viewer, id: string, input: UpdateRegistrationInput): Promise<Registration> {
    return this.alone(
      viewer,
      id,
      async ({ transaction, sitting, event, registration }) => {
        const staff = isStaff(viewer, event);
        if (!mayNameAnother(viewer, registration, event)) throw forbidden();
        if (!isActive(registration.status)) throw refused('TRANSITION_NOT_ALLOWED', 'id');
        if (!staff && (input.role != null || input.answerDueAt !== undefined)) throw forbidden();
        const given = await this.representations.given(transaction, input.representing, 'input.representing');
        if (!staff && given && given.state !== registration.state)
          throw problem('FORBIDDEN', ofAnotherState, 'input.representing');
        const answerDueAt = this.answerDueOf(event, sitting, registration, input.answerDueAt);
        if (input.nominationRank != null && registration.nominationRank === null)
          throw badInput('input.nominationRank', notNominated);
        const moved = given ? sitting.representAnew(registration, given) : registration;
        const nominationRank = moved.nominationRank && (input.nominationRank ?? moved.nominationRank);
        if (input.nominationRank != null && nominationRank !== null)
          await this.makeWay(transaction, sitting, moved, nominationRank);
        const changed = sitting.change({ ...moved, role: input.role ?? moved.role, answerDueAt, nominationRank });
        await this.note(transaction, viewer, 'updateRegistration', registration, changed);
        return changed;
      },
      'id',
    );
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
        checkNotClosed(sitting, `registrations.${index}`);
      });
      await this.desk.close(transaction, [...sittings.values()]);
      return ids.map((id) => registrations.get(id)!);
    };
    return dryRun ? this.database.rehearsal(work) : this.database.transaction(work);
  }

  /** One act on one registration, by whoever may act for its person. Answers it as it is then. */
  private async alone(
    viewer: Viewer,
    id: string,
    act: (at: At) => Registration | Promise<Registration>,
    field = 'registration',
  ): Promise<Registration> {
    return this.database.transaction((transaction) => this.aloneWithin(transaction, viewer, id, act, field));
  }

  private async aloneWithin(
    transaction: Transaction,
    viewer: Viewer,
    id: string,
    act: (at: At) => Registration | Promise<Registration>,
    field = 'registration',
  ): Promise<Registration> {
    const key = id.toLowerCase();
    const { events, registrations } = await this.lockRegistrations(transaction, viewer, [key], () => field);
    const event = events[0]!;
    const registration = registrations.get(key)!;
    if (!mayActFor(viewer, registration, event)) throw forbidden();
    const sitting = this.desk.open(event, viewer.memberId);
    const done = await act({ transaction, event, registration, sitting });
    checkNotClosed(sitting, 'registration');
    await this.desk.close(transaction, [sitting]);
    return sitting.touched.get(done.id) ?? done;
  }

  private async note(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    before: Registration,
    after: Registration,
  ): Promise<void> {
    const changes = changesOf(before, after);
    await this.trail.record(transaction, viewer, [
      { action, subject: before.id, subjectKind: 'Registration', changes },
    ]);
  }

  private answerDueOf(
    event: LockedEvent,
    sitting: Sitting,
    { status, answerDueAt }: Registration,
    given: UpdateRegistrationInput['answerDueAt'],
  ): Date | null {
    if (given === undefined) return answerDueAt;
    if (!['INVITED', 'NOMINATED', 'OFFERED'].includes(status)) throw badInput('input.answerDueAt', nothingToAnswer);
    if (given === null) return null;
    const { at } = agreedTime(given, event.timeZone, 'input.answerDueAt');
    if (at <= sitting.now || at > event.startsAt) throw badInput('input.answerDueAt', notBetween);
    return at;
  }

  /** Everybody of the state from that rank on moves one down. */
  private async makeWay(
    transaction: Transaction,
    sitting: Sitting,
    registration: Registration,
    rank: number,
  ): Promise<void> {
    const others = await this.desk.nominations(transaction, sitting, [registration.state!]);
    for (const other of others) {
      if (other.id === registration.id) continue;
      const was = other.nominationRank!;
      // Between the ranks that there are: half a place is made whole when the state is ranked anew.
      const comesAfter = was > rank || (was === rank && registration.nominationRank! > rank);
      sitting.change({ ...other, nominationRank: comesAfter ? was + 1 : was });
    }
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

/** What an act is done with. */
interface At {
  transaction: Transaction;
  event: LockedEvent;
  registration: Registration;
  sitting: Sitting;
}

/** Who came to an event that is closed is counted: it is opened again before anything is changed. */
function checkNotClosed({ event, touched }: Sitting, field: string): void {
  if (event.status === 'CLOSED' && touched.size > 0) throw refused('TRANSITION_NOT_ALLOWED', field);
}

function changesOf(before: Registration, after: Registration): { field: string; from: unknown; to: unknown }[] {
  const fields = [
    'role',
    'mode',
    'state',
    'organisationId',
    'personalCapacity',
    'nominationRank',
    'answerDueAt',
  ] as const;
  return fields
    .map((field) => ({ field, from: before[field], to: after[field] }))
    .filter(({ from, to }) => String(from) !== String(to));
}

const noSuchPerson = { en: 'There is no such other person.', ru: 'Такого другого человека нет.' };
const ofAnotherState = {
  en: 'The person represents another state.',
  ru: 'Этот человек представляет другое государство.',
};
const notNominated = { en: 'The person is not nominated.', ru: 'Этот человек не выдвинут государством.' };
const nothingToAnswer = { en: 'There is nothing to answer.', ru: 'Отвечать не на что.' };
const notBetween = {
  en: 'This lies between now and the start of the event.',
  ru: 'Это время — между текущим моментом и началом мероприятия.',
};
