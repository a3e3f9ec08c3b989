import { Injectable } from '@nestjs/common';
import { isContactPointOf, system, type Viewer } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import {
  Clock,
  Config,
  Database,
  forbidden,
  type Message,
  notFound,
  Outbox,
  problem,
  type Transaction,
} from '../../platform/index.js';
import type { MutationInviteStatesArgs } from '../../schema-types.js';
import { isUrgent } from '../changes/told-event.js';
import { awaitsPeople, isStaffOf } from '../event.policy.js';
import type { LockedEvent } from '../seats/seat-pool.row.js';
import { SeatPools } from '../seats/seat-pools.store.js';
import { EventLock } from '../writing/event-lock.store.js';
import { changedTerms } from './changed-terms.js';
import { checkInvitations } from './state-invitation-input.js';
import type { StateInvitationRow } from './state-invitation.row.js';
import {
  type InvitationTerms,
  stateAwaited,
  stateChanged,
  stateInvited,
  statesUnreachable,
} from './state-invitations.mails.js';
import { StateInvitationsQueries } from './state-invitations.queries.js';
import { StateInvitationStore } from './state-invitations.store.js';

/** Inviting states, and what they answer. Every change begins with the event's lock, as seats depend on it. */
@Injectable()
export class StateInvitations {
  constructor(
    private readonly database: Database,
    private readonly lock: EventLock,
    private readonly pools: SeatPools,
    private readonly store: StateInvitationStore,
    private readonly queries: StateInvitationsQueries,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Invites states to an event that is announced and has not begun, and tells their contact points. Again: changes
   * seats and deadline.
   * @throws Problem BAD_INPUT naming what does not fit, CAPACITY_BELOW_CONFIRMED for fewer seats than the state holds
   */
  async invite(viewer: Viewer, { event: id, invitations }: MutationInviteStatesArgs): Promise<StateInvitationRow[]> {
    return this.database.transaction(async (transaction) => {
      const event = await this.lock.hold(transaction, viewer, id, 'event');
      if (!awaitsPeople(event, this.clock.now())) throw problem('TRANSITION_NOT_ALLOWED', notNow);
      const states = invitations.map(({ state }) => state);
      checkInvitations(event, invitations, await this.store.knownStates(transaction, states));
      const before = await this.store.terms(transaction, event.id);
      const kept = await this.store.keep(transaction, event, viewer.memberId, invitations);
      const after = await this.store.terms(transaction, event.id);
      await this.trail.record(
        transaction,
        viewer,
        changedTerms(before, after).map((change) => ({
          ...{ action: 'inviteStates', subject: event.id, subjectKind: 'Event' },
          changes: [change],
        })),
      );
      await this.tell(transaction, viewer, event, kept, { before, after });
      await this.lock.changed(transaction, viewer, event);
      const rows = await this.queries.byIds(
        viewer,
        kept.map((one) => one.id),
        transaction,
      );
      return states.map((state) => rows.find((row) => row.state === state)!);
    });
  }

  /** @throws Problem TRANSITION_NOT_ALLOWED once it is answered */
  async withdraw(viewer: Viewer, id: string, reason: string): Promise<string> {
    return this.database.transaction(async (transaction) => {
      const [invitation] = await this.queries.byIds(viewer, [id], transaction);
      if (!invitation) throw notFound('id');
      const event = await this.lock.hold(transaction, viewer, invitation.eventId, 'id');
      const contactPoints = await this.store.contactPointsOf(transaction, [id]);
      if (!(await this.store.deleteAwaited(transaction, id)))
        throw problem('TRANSITION_NOT_ALLOWED', answeredAlready, 'id');
      const changes = [
        { field: `stateInvitations.${invitation.state}`, from: invitation.reference, to: null },
        { field: 'reason', from: null, to: reason },
      ];
      await this.trail.record(transaction, viewer, [
        { action: 'withdrawStateInvitation', subject: event.id, subjectKind: 'Event', changes },
      ]);
      const facts = { event: event.id, state: invitation.state, letter: invitation.reference, reason };
      await this.outbox.add(
        transaction,
        otherThan(viewer, contactPoints).map(({ memberId: recipientId }) => ({
          kind: 'state.withdrawn' as const,
          recipientId,
          facts,
          causedBy: viewer.memberId,
        })),
      );
      await this.lock.changed(transaction, viewer, event);
      return invitation.id;
    });
  }

  /** Nobody of the state will come; a repeat answers the invitation as it is. */
  async decline(viewer: Viewer, eventId: string, state: string, reason: string | null): Promise<StateInvitationRow> {
    return this.database.transaction((transaction) => this.declineWithin(transaction, viewer, eventId, state, reason));
  }

  /** The same as a part of what the transaction does. */
  async declineWithin(
    transaction: Transaction,
    viewer: Viewer,
    eventId: string,
    state: string,
    reason: string | null,
  ): Promise<StateInvitationRow> {
    const event = await this.pools.lockSeen(transaction, viewer, eventId);
    if (!isStaffOf(viewer, event) && viewer.contactPointOf.length === 0) throw forbidden();
    if (!isStaffOf(viewer, event) && !isContactPointOf(viewer, state)) throw problem('FORBIDDEN', notYours, 'state');
    const stored = await this.store.ofState(transaction, event.id, state);
    if (!stored) throw notFound('state');
    if (stored.answer !== 'WILL_NOT_ATTEND') {
      if (!awaitsPeople(event, this.clock.now())) throw problem('TRANSITION_NOT_ALLOWED', notNow, 'event');
      if (await this.store.hasNominated(transaction, event.id, state))
        throw problem('TRANSITION_NOT_ALLOWED', hasNominated, 'state');
      await this.answer(transaction, viewer, event.id, state, 'WILL_NOT_ATTEND', reason);
    }
    const [row] = await this.queries.byIds(viewer, [stored.id], transaction);
    return row!;
  }

  /** The state has nominated: its invitation, if it has one, is answered. */
  async answered(transaction: Transaction, viewer: Viewer, eventId: string, state: string): Promise<void> {
    await this.answer(transaction, viewer, eventId, state, 'NOMINATED', null);
  }

  /**
   * The last nominations of these states have ended without anybody who accepted: their answer is awaited again, and
   * their contact points are told.
   */
  async awaitAgain(transaction: Transaction, eventId: string, states: readonly string[]): Promise<void> {
    const awaited = await this.store.awaitAgain(transaction, eventId, states);
    if (awaited.length === 0) return;
    const contactPoints = await this.store.contactPointsOf(
      transaction,
      awaited.map(({ id }) => id),
    );
    await this.outbox.add(
      transaction,
      contactPoints.map(({ memberId, ...mail }) => stateAwaited(memberId, mail)),
    );
    await this.trail.record(
      transaction,
      system,
      awaited.map(({ state }) => ({
        action: 'awaitState',
        subject: eventId,
        subjectKind: 'Event',
        changes: [{ field: `stateInvitations.${state}.answer`, from: 'NOMINATED', to: 'AWAITED' }],
      })),
    );
  }

  private async answer(
    transaction: Transaction,
    viewer: Viewer,
    eventId: string,
    state: string,
    answer: 'NOMINATED' | 'WILL_NOT_ATTEND',
    reason: string | null,
  ): Promise<void> {
    const given = { answer, by: viewer.memberId, reason };
    const from = await this.store.answer(transaction, { eventId, state }, given);
    if (from === null) return;
    const action = answer === 'NOMINATED' ? 'nominateForEvent' : 'declineForState';
    const changes = [{ field: `stateInvitations.${state}.answer`, from, to: answer }];
    await this.trail.record(transaction, viewer, [{ action, subject: eventId, subjectKind: 'Event', changes }]);
  }

  /** New invitations are told at once, other terms as changes are; not to who did it, who hears of whom it misses. */
  private async tell(
    transaction: Transaction,
    viewer: Viewer,
    event: LockedEvent,
    kept: readonly { id: string; state: string; isNew: boolean }[],
    { before, after }: Record<'before' | 'after', ReadonlyMap<string, InvitationTerms>>,
  ): Promise<void> {
    const others = new Set(changedTerms(before, after).map(({ state }) => state));
    const isChanged = (state: string): boolean => others.has(state);
    const told = kept.filter(({ state, isNew }) => isNew || isChanged(state));
    if (told.length === 0) return;
    const contactPoints = await this.store.contactPointsOf(
      transaction,
      told.map(({ id }) => id),
    );
    const byInvitation = Map.groupBy(contactPoints, ({ invitation }) => invitation);
    const [added, changed] = [told.filter(({ isNew }) => isNew), told.filter(({ isNew }) => !isNew)];
    await this.outbox.add(
      transaction,
      added.flatMap(({ id }) =>
        (byInvitation.get(id) ?? []).map(({ memberId, ...mail }) => stateInvited(memberId, mail, viewer.memberId)),
      ),
    );
    const wait = isUrgent(event, this.clock.now()) ? 0 : this.config.changeMailDelay;
    const messages = changed.flatMap(({ id, state }) =>
      otherThan(viewer, byInvitation.get(id) ?? []).map(({ memberId, ...mail }) => ({
        ...stateChanged(memberId, mail, before.get(state)!, viewer.memberId),
        topic: id,
      })),
    );
    const isUnreachable = told.some(({ id }) => !byInvitation.has(id));
    const reports = isUnreachable && viewer.memberId ? [statesUnreachable(viewer.memberId, event.id)] : [];
    await this.outbox.addWaiting(transaction, [...messages, ...reports], wait);
  }
}

/** Who does something is not told of it. */
const otherThan = <Someone extends { memberId: string }>(viewer: Viewer, people: readonly Someone[]): Someone[] =>
  people.filter(({ memberId }) => memberId !== viewer.memberId);

const notNow: Message = {
  en: 'States are invited to events that are published and have not begun.',
  ru: 'Государства приглашают на опубликованные мероприятия, которые ещё не начались.',
};
const answeredAlready: Message = { en: 'The state has answered already.', ru: 'Государство уже ответило.' };
const hasNominated: Message = {
  en: 'The state has nominated people. Withdraw them first.',
  ru: 'Государство уже выдвинуло участников. Сначала отзовите их.',
};
const notYours: Message = { en: 'You do not speak for this state.', ru: 'Вы не представляете это государство.' };
