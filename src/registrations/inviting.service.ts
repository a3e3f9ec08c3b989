import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { awaitsPeople, type LockedEvent, SeatPools, StateInvitations } from '../events/index.js';
import { representing } from '../people/index.js';
import { agreedTime, badInput, Database, forbidden, problem, Problems, type Transaction } from '../platform/index.js';
import type {
  AttendanceMode,
  MutationInviteMembersArgs,
  MutationNominateForEventArgs,
  ParticipantRole,
} from '../schema-types.js';
import { type Arrival, arrivalKey, arrivalsOf, modeIfChosen } from './arrivals.js';
import { refused } from './refusals.js';
import type { Newcomer, Registration } from './registration.js';
import { RegistrationDesk } from './registration-desk.js';
import { answerDue, isActive, isStaff } from './registration.policy.js';
import type { Sitting } from './sitting.js';

/** Organisers invite people, contact points nominate those of their state. Each call is one transaction, all of it or nothing, and safe to repeat. */
@Injectable()
export class Inviting {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly desk: RegistrationDesk,
    private readonly stateInvitations: StateInvitations,
  ) {}

  /** Invites people; whoever has an active registration keeps it. Answers one a person, in the order asked. */
  async invite(viewer: Viewer, asked: MutationInviteMembersArgs): Promise<Registration[]> {
    const memberIds = distinct(asked.members);
    return this.database.transaction(async (transaction) => {
      const event = await this.seatPools.lockSeen(transaction, viewer, asked.event.toLowerCase());
      if (!isStaff(viewer, event)) throw forbidden();
      const sitting = this.desk.open(event, viewer.memberId);
      if (!awaitsPeople(event, sitting.now)) throw refused('REGISTRATION_CLOSED', 'event');
      const due = asked.answerDueAt
        ? agreedTime(asked.answerDueAt, event.timeZone, 'answerDueAt').at
        : answerDue(sitting.now, event.answerHours, event.startsAt);
      if (due && due <= sitting.now) throw badInput('answerDueAt', inThePast);
      const arrivals = await this.arrivals(transaction, event, memberIds);
      const invited = new Map(
        arrivals.map((arrival) => {
          const newcomer = newcomerOf(arrival, asked.role ?? 'PARTICIPANT', modeIfChosen(event, null, 'mode'));
          return [arrival.memberId, sitting.admit(newcomer, arrival.present, 'INVITE', null, { answerDueAt: due })];
        }),
      );
      await this.desk.close(transaction, [sitting]);
      return memberIds.map((id) => sitting.touched.get(invited.get(id)!.id) ?? invited.get(id)!);
    });
  }

  /**
   * Nominates people of one state in its order of preference, those named before all others. Contact points can until the deadline, staff also
   * later; nobody once the event has begun.
   */
  async nominate(viewer: Viewer, asked: MutationNominateForEventArgs): Promise<Registration[]> {
    const memberIds = distinct(asked.members);
    return this.database.transaction(async (transaction) => {
      const event = await this.seatPools.lockSeen(transaction, viewer, asked.event.toLowerCase());
      const state = nominatingState(viewer, event, asked.state ?? null);
      const sitting = this.desk.open(event, viewer.memberId);
      if (!awaitsPeople(event, sitting.now)) throw refused('REGISTRATION_CLOSED', 'event');
      const closes = event.invitations[state]?.nominationClosesAt ?? event.nominationClosesAt;
      if (!isStaff(viewer, event) && closes && sitting.now >= closes) throw refused('DEADLINE_PASSED', 'event');
      const mode = modeIfChosen(event, asked.mode, 'mode');
      const arrivals = await this.arrivals(transaction, event, memberIds);
      checkState(arrivals, state, memberIds);
      const byMember = new Map(arrivals.map((arrival) => [arrival.memberId, arrival]));
      memberIds.forEach((id, index) => {
        const arrival = byMember.get(id)!;
        const { present } = arrival;
        const newcomer = { ...newcomerOf(arrival, 'PARTICIPANT', mode), state };
        const nominated = sitting.admit(newcomer, present, 'NOMINATE', asked.note ?? null, {
          nominationRank: index + 1,
        });
        // Those named come first in their order, before all others of the state.
        if (nominated === present && isRanked(present)) sitting.change({ ...present, nominationRank: index + 1 });
      });
      await this.makeRoom(transaction, sitting, state, memberIds.length);
      await this.desk.close(transaction, [sitting]);
      await this.stateInvitations.answered(transaction, viewer, event.id, state);
      const registrations = new Map([...sitting.touched.values()].map((one) => [one.memberId, one]));
      return memberIds.map((id) => registrations.get(id) ?? byMember.get(id)!.present!);
    });
  }

  /** Whoever of the state is not named keeps the order, after those who are. */
  private async makeRoom(transaction: Transaction, sitting: Sitting, state: string, named: number): Promise<void> {
    const others = await this.desk.nominations(transaction, sitting, [state]);
    for (const other of others) sitting.change({ ...other, nominationRank: other.nominationRank! + named });
  }

  private async arrivals(
    transaction: Transaction,
    event: LockedEvent,
    memberIds: readonly string[],
  ): Promise<Arrival[]> {
    const pairs = memberIds.map((memberId) => ({ eventId: event.id, memberId }));
    const arrivals = await arrivalsOf(transaction, pairs);
    const problems = new Problems();
    memberIds.forEach((memberId, index) => {
      if (!arrivals.get(arrivalKey({ eventId: event.id, memberId }))!.known)
        problems.add(`members.${index}`, { en: 'There is no such person.', ru: 'Такого человека нет.' });
    });
    problems.throwIfAny();
    return [...arrivals.values()];
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

const isRanked = (present: Registration | null): present is Registration =>
  present !== null && isActive(present.status) && present.nominationRank !== null;

function newcomerOf(arrival: Arrival, role: ParticipantRole, mode: AttendanceMode | null): Newcomer {
  return {
    memberId: arrival.memberId,
    role,
    mode,
    ...representing(arrival.state, arrival.organisationId),
    consents: [],
  };
}

/** @throws Problem where the viewer speaks for none, for another, or for several without saying for which */
function nominatingState(viewer: Viewer, event: LockedEvent, asked: string | null): string {
  const staff = isStaff(viewer, event);
  const own = viewer.contactPointOf;
  if (asked) {
    if (!staff && !own.includes(asked)) throw problem('FORBIDDEN', notYours, 'state');
    return asked;
  }
  if (own.length === 1) return own[0]!;
  if (!staff && own.length === 0) throw forbidden();
  throw badInput('state', { en: 'Say which state nominates.', ru: 'Укажите, какое государство выдвигает участников.' });
}

/** A state nominates its own people. */
function checkState(arrivals: readonly Arrival[], state: string, memberIds: readonly string[]): void {
  const problems = new Problems();
  const foreign = new Set(arrivals.filter((arrival) => arrival.state !== state).map(({ memberId }) => memberId));
  memberIds.forEach((id, index) => {
    if (foreign.has(id))
      problems.add(`members.${index}`, {
        en: 'The person does not represent this state.',
        ru: 'Этот человек не представляет данное государство.',
      });
  });
  problems.throwIfAny();
}

const inThePast = { en: 'This lies in the past.', ru: 'Это время уже прошло.' };
const notYours = {
  en: 'You do not speak for this state.',
  ru: 'Вы не представляете это государство.',
};
