import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  awaitsPeople,
  isActive,
  isStaffOf,
  type LockedEvent,
  SeatPools,
  StateInvitations,
} from '../../events/index.js';
import { representing } from '../../people/index.js';
import {
  agreedTime,
  badInput,
  Database,
  forbidden,
  problem,
  Problems,
  type Transaction,
} from '../../platform/index.js';
import type {
  AttendanceMode,
  MutationInviteMembersArgs,
  MutationNominateForEventArgs,
  ParticipantRole,
} from '../../schema-types.js';
import { noSuchPerson, refused } from '../refusals.js';
import type { Registration } from '../registration.js';
import { modeIfChosen } from './attendance-mode.js';
import { type Candidate, candidateKey, Candidates } from './candidates.store.js';
import { RegistrationActs } from './registration-acts.js';
import type { RegistrationBatch } from './registration-batch.js';
import { RegistrationDesk } from './registration-desk.service.js';
import type { Newcomer } from './registration-move.js';
import { answerDue, isByInvitation } from './registration.policy.js';

/**
 * Organisers invite people, contact points nominate those of their state. Each call is one transaction, all of it or
 * nothing, and safe to repeat.
 */
@Injectable()
export class Inviting {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly candidates: Candidates,
    private readonly desk: RegistrationDesk,
    private readonly stateInvitations: StateInvitations,
  ) {}

  /** Invites people; whoever has an active registration keeps it. Answers one a person, in the order asked. */
  async invite(
    viewer: Viewer,
    { event: eventId, members, role = 'PARTICIPANT', answerDueAt }: MutationInviteMembersArgs,
  ): Promise<Registration[]> {
    const memberIds = distinct(members);
    return this.database.transaction(async (transaction) => {
      const event = await this.seatPools.lockSeen(transaction, viewer, eventId);
      if (!isStaffOf(viewer, event)) throw forbidden();
      const batch = await this.desk.begin(transaction, event);
      if (!awaitsPeople(event, batch.now)) throw refused('REGISTRATION_CLOSED', 'event');
      const due = answerDueAt
        ? agreedTime(answerDueAt, event.timeZone, 'answerDueAt').at
        : answerDue(batch.now, event.answerHours, event);
      if (due && due <= batch.now) throw badInput('answerDueAt', inThePast);
      const candidates = await this.knownCandidates(transaction, batch, memberIds);
      const acts = new RegistrationActs(batch, { ...viewer, staff: true });
      const invited = new Map(
        candidates.map((candidate) => {
          const newcomer = newcomerOf(candidate, role, modeIfChosen(event, null, 'mode'));
          return [candidate.memberId, acts.create(newcomer, candidate.present, 'INVITE', null, { answerDueAt: due })];
        }),
      );
      await this.desk.promoteRankAndSave(transaction, [batch]);
      return memberIds.map((id) => batch.touched.get(invited.get(id)!.id) ?? invited.get(id)!);
    });
  }

  /**
   * Nominates people of one state. Newcomers alone follow those there are; a call that names anybody already nominated
   * is the new order of all it names, and whoever is not named follows in the former order. Contact points can until
   * the deadline, staff also later; nobody once the event has begun.
   * @throws Problem STATE_NOT_INVITED where only invited states nominate, BAD_INPUT naming who cannot be nominated
   */
  async nominate(
    viewer: Viewer,
    { event: eventId, members, state: askedState, mode: askedMode, note }: MutationNominateForEventArgs,
  ): Promise<Registration[]> {
    const memberIds = distinct(members);
    return this.database.transaction(async (transaction) => {
      const event = await this.seatPools.lockSeen(transaction, viewer, eventId);
      const state = nominatingState(viewer, event, askedState ?? null);
      if (isByInvitation(event) && !event.invitations[state]) throw problem('STATE_NOT_INVITED', notInvited, 'state');
      const batch = await this.desk.begin(transaction, event);
      checkDeadline(viewer, event, state, batch.now);
      const mode = modeIfChosen(event, askedMode, 'mode');
      const candidates = await this.knownCandidates(transaction, batch, memberIds);
      checkState(candidates, state, memberIds);
      const acts = new RegistrationActs(batch, { ...viewer, staff: isStaffOf(viewer, event) });
      const nominations = await this.desk.nominationsOf(transaction, batch, [state]);
      const ranked = new Set(nominations.map(({ id }) => id));
      const isNewOrder = candidates.some(({ present }) => present !== null && ranked.has(present.id));
      const named = candidates.map((candidate, index) => {
        const newcomer = { ...newcomerOf(candidate, 'PARTICIPANT', mode), state };
        const terms = { nominationRank: isNewOrder ? index + 1 : nominations.length + index + 1 };
        return acts.create(newcomer, candidate.present, 'NOMINATE', note ?? null, terms);
      });
      if (isNewOrder) reorder(batch, named, nominations);
      await this.desk.promoteRankAndSave(transaction, [batch]);
      await this.stateInvitations.answered(transaction, viewer, event.id, state);
      const byMember = new Map(named.map((registration) => [registration.memberId, batch.latest(registration)]));
      return memberIds.map((id) => byMember.get(id)!);
    });
  }

  /** In the order named. @throws Problem BAD_INPUT naming all whom there is not */
  private async knownCandidates(
    transaction: Transaction,
    batch: RegistrationBatch,
    memberIds: readonly string[],
  ): Promise<Candidate[]> {
    const people = memberIds.map((memberId) => ({ eventId: batch.event.id, memberId }));
    const candidates = await this.candidates.of(transaction, people);
    const problems = new Problems();
    people.forEach((person, index) => {
      if (!candidates.get(candidateKey(person))!.known) problems.add(`members.${index}`, noSuchPerson);
    });
    problems.throwIfAny();
    return people.map((person) => {
      const candidate = candidates.get(candidateKey(person))!;
      return { ...candidate, present: candidate.present && batch.latest(candidate.present) };
    });
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Those named come first in their order, then the others of the state in the one they had. */
function reorder(batch: RegistrationBatch, named: readonly Registration[], nominations: readonly Registration[]): void {
  const namedIds = new Set(named.map(({ id }) => id));
  const others = nominations.filter(({ id }) => !namedIds.has(id));
  const ranked = named.map((registration) => batch.latest(registration)).filter((one) => one.nominationRank !== null);
  [...ranked, ...others].forEach((one, index) => batch.change({ ...one, nominationRank: index + 1 }));
}

function newcomerOf(
  { memberId, state, organisationId }: Candidate,
  role: ParticipantRole,
  mode: AttendanceMode | null,
): Newcomer {
  return { memberId, role, mode, ...representing(state, organisationId), consents: [] };
}

/** @throws Problem where the viewer speaks for none, for another, or for several without saying for which */
function nominatingState(viewer: Viewer, event: LockedEvent, asked: string | null): string {
  const staff = isStaffOf(viewer, event);
  const own = viewer.contactPointOf;
  if (asked) {
    if (!staff && !own.includes(asked)) throw problem('FORBIDDEN', notYours, 'state');
    return asked;
  }
  if (own.length === 1) return own[0]!;
  if (!staff && own.length === 0) throw forbidden();
  throw badInput('state', { en: 'Say which state nominates.', ru: 'Укажите, какое государство выдвигает участников.' });
}

function checkDeadline(viewer: Viewer, event: LockedEvent, state: string, now: Date): void {
  if (!awaitsPeople(event, now)) throw refused('REGISTRATION_CLOSED', 'event');
  const closes = event.invitations[state]?.nominationClosesAt ?? event.nominationClosesAt;
  if (!isStaffOf(viewer, event) && closes && now >= closes) throw refused('DEADLINE_PASSED', 'event');
}

/** A state nominates its own people, who come for it and not for another. */
function checkState(candidates: readonly Candidate[], state: string, memberIds: readonly string[]): void {
  const problems = new Problems();
  candidates.forEach(({ memberId, posts, state: represented, present }) => {
    const field = `members.${memberIds.indexOf(memberId)}`;
    const isOfState = represented === state || posts.some((post) => post.state === state);
    if (!isOfState) problems.add(field, notOfThisState);
    else if (present?.status === 'REJECTED') problems.add(field, rejectedBefore, 'TRANSITION_NOT_ALLOWED');
    else if (present && isActive(present.status) && present.state !== state) problems.add(field, comesForAnother);
  });
  problems.throwIfAny();
}

const inThePast = { en: 'This lies in the past.', ru: 'Это время уже прошло.' };
const notYours = { en: 'You do not speak for this state.', ru: 'Вы не представляете это государство.' };
const notOfThisState = {
  en: 'The person does not represent this state.',
  ru: 'Этот человек не представляет данное государство.',
};
const comesForAnother = {
  en: 'The person takes part already, but not for this state.',
  ru: 'Этот человек уже участвует, но не от данного государства.',
};
const rejectedBefore = {
  en: 'The organisers have rejected this person. Please turn to them.',
  ru: 'Организаторы отклонили заявку этого человека. Обратитесь к ним.',
};
const notInvited = {
  en: 'Only invited states nominate people for this event.',
  ru: 'Участников этого мероприятия выдвигают только приглашённые государства.',
};
