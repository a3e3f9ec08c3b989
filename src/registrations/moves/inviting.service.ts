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
import { answerDue } from './registration.policy.js';

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
      const event = await this.seatPools.lockSeen(transaction, viewer, eventId.toLowerCase());
      if (!isStaffOf(viewer, event)) throw forbidden();
      const batch = this.desk.begin(event);
      if (!awaitsPeople(event, batch.now)) throw refused('REGISTRATION_CLOSED', 'event');
      const due = answerDueAt
        ? agreedTime(answerDueAt, event.timeZone, 'answerDueAt').at
        : answerDue(batch.now, event.answerHours, event.startsAt);
      if (due && due <= batch.now) throw badInput('answerDueAt', inThePast);
      const candidates = await this.knownCandidates(transaction, event, memberIds);
      const acts = new RegistrationActs(batch, viewer.memberId);
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
   * Nominates people of one state in its order of preference, those named before all others. Contact points can until
   * the deadline, staff also later; nobody once the event has begun.
   */
  async nominate(
    viewer: Viewer,
    { event: eventId, members, state: askedState, mode: askedMode, note }: MutationNominateForEventArgs,
  ): Promise<Registration[]> {
    const memberIds = distinct(members);
    return this.database.transaction(async (transaction) => {
      const event = await this.seatPools.lockSeen(transaction, viewer, eventId.toLowerCase());
      const state = nominatingState(viewer, event, askedState ?? null);
      const batch = this.desk.begin(event);
      checkDeadline(viewer, event, state, batch.now);
      const mode = modeIfChosen(event, askedMode, 'mode');
      const candidates = await this.knownCandidates(transaction, event, memberIds);
      checkState(candidates, state, memberIds);
      const acts = new RegistrationActs(batch, viewer.memberId);
      const byMember = new Map(candidates.map((candidate) => [candidate.memberId, candidate]));
      memberIds.forEach((id, index) => {
        const candidate = byMember.get(id)!;
        const { present } = candidate;
        const nominationRank = index + 1;
        const newcomer = { ...newcomerOf(candidate, 'PARTICIPANT', mode), state };
        const nominated = acts.create(newcomer, present, 'NOMINATE', note ?? null, { nominationRank });
        // Those named come first in their order, before all others of the state.
        if (nominated === present && isRanked(present)) batch.change({ ...present, nominationRank });
      });
      await this.makeWay(transaction, batch, state, memberIds.length);
      await this.desk.promoteRankAndSave(transaction, [batch]);
      await this.stateInvitations.answered(transaction, viewer, event.id, state);
      const registrations = new Map([...batch.touched.values()].map((one) => [one.memberId, one]));
      return memberIds.map((id) => registrations.get(id) ?? byMember.get(id)!.present!);
    });
  }

  /** Whoever of the state is not named keeps the order, after those who are. */
  private async makeWay(
    transaction: Transaction,
    batch: RegistrationBatch,
    state: string,
    named: number,
  ): Promise<void> {
    const others = await this.desk.untouchedNominations(transaction, batch, [state]);
    for (const other of others) batch.change({ ...other, nominationRank: other.nominationRank! + named });
  }

  /** @throws Problem BAD_INPUT naming all whom there is not */
  private async knownCandidates(
    transaction: Transaction,
    event: LockedEvent,
    memberIds: readonly string[],
  ): Promise<Candidate[]> {
    const people = memberIds.map((memberId) => ({ eventId: event.id, memberId }));
    const candidates = await this.candidates.of(transaction, people);
    const problems = new Problems();
    people.forEach((person, index) => {
      if (!candidates.get(candidateKey(person))!.known) problems.add(`members.${index}`, noSuchPerson);
    });
    problems.throwIfAny();
    return [...candidates.values()];
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

const isRanked = (present: Registration | null): present is Registration =>
  present !== null && isActive(present.status) && present.nominationRank !== null;

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

/** A state nominates its own people. */
function checkState(candidates: readonly Candidate[], state: string, memberIds: readonly string[]): void {
  const problems = new Problems();
  const foreign = new Set(candidates.filter((candidate) => candidate.state !== state).map(({ memberId }) => memberId));
  memberIds.forEach((id, index) => {
    if (foreign.has(id)) problems.add(`members.${index}`, notOfThisState);
  });
  problems.throwIfAny();
}

const inThePast = { en: 'This lies in the past.', ru: 'Это время уже прошло.' };
const notYours = { en: 'You do not speak for this state.', ru: 'Вы не представляете это государство.' };
const notOfThisState = {
  en: 'The person does not represent this state.',
  ru: 'Этот человек не представляет данное государство.',
};
