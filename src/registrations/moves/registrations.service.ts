import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { isActive, isStaffOf, type LockedEvent } from '../../events/index.js';
import { representing } from '../../people/index.js';
import { badInput, Database, forbidden, type Transaction } from '../../platform/index.js';
import type {
  AttendanceMode,
  MutationAnswerInvitationArgs,
  MutationDecideRegistrationsArgs,
} from '../../schema-types.js';
import { onlyOneself } from '../consents/consent.policy.js';
import { RegistrationDetailsQueries } from '../lists/registration-details.queries.js';
import { refused, representsAnotherState } from '../refusals.js';
import type { Registration } from '../registration.js';
import { modeFor } from './attendance-mode.js';
import { candidateKey, Candidates } from './candidates.store.js';
import { checkNotClosed, LockedRegistrations } from './locked-registrations.service.js';
import { RegistrationActs } from './registration-acts.js';
import { RegistrationDesk } from './registration-desk.service.js';
import { mayNameAnother } from './registration.policy.js';

/**
 * How people, contact points and staff move registrations along once they are there. Every method is one transaction
 * and safe to repeat.
 */
@Injectable()
export class Registrations {
  constructor(
    private readonly database: Database,
    private readonly locked: LockedRegistrations,
    private readonly desk: RegistrationDesk,
    private readonly candidates: Candidates,
    private readonly details: RegistrationDetailsQueries,
  ) {}

  /** Gives up what the person asked for, was asked for, or holds; the next in line moves up. */
  async withdraw(viewer: Viewer, id: string, reason: string | null): Promise<Registration> {
    return this.locked.actOn(viewer, id, ({ acts, registration }) => {
      const { status } = registration;
      const act = status === 'INVITED' || status === 'NOMINATED' || status === 'DECLINED' ? 'REFUSE' : 'WITHDRAW';
      return acts.move(registration, act, reason, 'registration');
    });
  }

  /**
   * Yes or no to an invitation, a nomination or an offer.
   * @throws Problem DEADLINE_PASSED when the time to answer is over
   */
  async answer(viewer: Viewer, answer: MutationAnswerInvitationArgs): Promise<Registration> {
    return this.database.transaction((transaction) => this.answerWithin(transaction, viewer, answer));
  }

  /** The same as a part of what the transaction does. */
  async answerWithin(
    transaction: Transaction,
    viewer: Viewer,
    { registration: id, accept, mode, reason, consents: given }: MutationAnswerInvitationArgs,
  ): Promise<Registration> {
    const consents = given ?? [];
    return this.locked.actWithin(transaction, viewer, id, ({ acts, event, registration }) => {
      if (consents.length > 0 && registration.memberId !== viewer.memberId) throw badInput('consents', onlyOneself);
      const choose = (before: AttendanceMode | null): AttendanceMode =>
        acceptedMode(event, registration, mode ?? before);
      return accept
        ? acts.accept(registration, choose, 'registration', consents)
        : acts.move(registration, 'REFUSE', reason ?? null, 'registration', consents);
    });
  }

  /** Names another for a seat. Contact points name people of their own state, before the event begins. */
  async substitute(viewer: Viewer, id: string, memberId: string): Promise<Registration> {
    return this.locked.actOn(viewer, id, async ({ transaction, batch, acts, event, registration }) => {
      const staff = isStaffOf(viewer, event);
      if (!mayNameAnother(viewer, registration, event)) throw forbidden();
      const other = { eventId: event.id, memberId };
      const candidate = (await this.candidates.of(transaction, [other])).get(candidateKey(other))!;
      const { known, state, organisationId } = candidate;
      const present = candidate.present && batch.latest(candidate.present);
      if (!known || other.memberId === registration.memberId) throw badInput('member', noOtherPerson);
      const represented = present && isActive(present.status) ? present.state : state;
      if (!staff && represented !== registration.state) throw representsAnotherState('member');
      const { role, mode } = registration;
      const newcomer = { memberId: other.memberId, role, mode, ...representing(state, organisationId), consents: [] };
      return acts.substitute(registration, newcomer, present);
    });
  }

  /**
   * Approves, rejects or cancels many at once, of one event or several: all of them or none. Seats go in the order of
   * the line, answers come in the order asked.
   */
  async decide(
    viewer: Viewer,
    { registrations: ids, decision, reason, dryRun }: MutationDecideRegistrationsArgs,
  ): Promise<Registration[]> {
    const field = (index: number): string => `registrations.${index}`;
    const work = async (transaction: Transaction): Promise<Registration[]> => {
      const { events, registrations } = await this.locked.lock(transaction, viewer, ids, field);
      if (!events.every((event) => isStaffOf(viewer, event))) throw forbidden();
      const overtaken = await this.details.overtaken(ids, transaction);
      const begun = events.map(async (event) => [event.id, await this.desk.begin(transaction, event)] as const);
      const batches = new Map(await Promise.all(begun));
      for (const [id, registration] of registrations) {
        const batch = batches.get(registration.eventId)!;
        const acts = new RegistrationActs(batch, { ...viewer, staff: true });
        const place = field(ids.indexOf(id));
        const latest = batch.latest(registration);
        // Who was rejected and invited or entered anew is decided on there, and has one seat only.
        if (overtaken.has(id) && !acts.alreadyStands(latest, decision)) throw refused('TRANSITION_NOT_ALLOWED', place);
        registrations.set(id, acts.move(latest, decision, reason ?? null, place));
        checkNotClosed(batch, place);
      }
      await this.desk.promoteRankAndSave(transaction, [...batches.values()]);
      return ids.map((id) => registrations.get(id)!);
    };
    return dryRun ? this.database.rehearsal(work) : this.database.transaction(work);
  }
}

/** @throws Problem BAD_INPUT on `mode` where none is chosen, or another than the seat that is offered */
function acceptedMode(
  event: LockedEvent,
  { status, mode: offered }: Registration,
  asked: AttendanceMode | null | undefined,
): AttendanceMode {
  if (status === 'OFFERED' && asked !== offered) throw badInput('mode', offeredOtherwise);
  return modeFor(event, asked, 'mode');
}

const offeredOtherwise = {
  en: 'The seat is offered in another way of attending. Accept it as it is, then change over.',
  ru: 'Место предложено в другой форме участия. Примите его как есть, а затем измените форму.',
};
const noOtherPerson = { en: 'There is no such other person.', ru: 'Такого другого человека нет.' };
