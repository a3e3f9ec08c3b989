import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { grantInForce } from '../accounts/index.js';
import { Trail } from '../audit/index.js';
import {
  agreedTime,
  Database,
  forbidden,
  newId,
  notFound,
  Outbox,
  problem,
  Problems,
  type Transaction,
} from '../platform/index.js';
import type { MutationInviteStatesArgs, StateInvitationInput } from '../schema-types.js';
import { awaitsPeople, looksAfter } from './event.policy.js';
import { HeldEvents } from './held-events.js';
import { type LockedEvent, SeatPools } from './seat-pools.js';
import { type StateInvitationRow, StateInvitationsQueries } from './state-invitations.queries.js';

/** Inviting states, and what they answer. Every change begins with the lock of the event's row, as seats depend on it. */
@Injectable()
export class StateInvitations {
  constructor(
    private readonly database: Database,
    private readonly held: HeldEvents,
    private readonly pools: SeatPools,
    private readonly queries: StateInvitationsQueries,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Invites states to an event that is announced and has not begun, and tells their contact points; again: changes seats and deadline.
   * @throws Problem BAD_INPUT naming what does not fit, CAPACITY_BELOW_CONFIRMED for fewer seats than the state holds
   */
  async invite(viewer: Viewer, { event: id, invitations }: MutationInviteStatesArgs): Promise<StateInvitationRow[]> {
    return this.database.transaction(async (transaction) => {
      const event = await this.held.hold(transaction, viewer, id.toLowerCase(), 'event');
      if (!awaitsPeople(event, new Date())) throw problem('TRANSITION_NOT_ALLOWED', notNow);
      await this.check(transaction, event, invitations);
      const before = await this.terms(transaction, event.id);
      const kept = await transaction.rows<{ id: string; isNew: boolean }>(
        `INSERT INTO state_invitation AS i (id, event_id, state, seats, funded_seats, online_seats, nomination_closes_at, invited_by_member_id)
         SELECT new.id, $1, new.state, new.seats, new.funded, new.online, new.closes, $2
         FROM unnest($3::uuid[], $4::text[], $5::int[], $6::int[], $7::int[], $8::timestamptz[]) AS new (id, state, seats, funded, online, closes)
         ON CONFLICT (event_id, state) DO UPDATE SET seats = excluded.seats, funded_seats = excluded.funded_seats, online_seats = excluded.online_seats,
           nomination_closes_at = excluded.nomination_closes_at
         RETURNING i.id, i.xmax = 0 AS "isNew"`,
        [
          event.id,
          viewer.memberId,
          invitations.map(newId),
          invitations.map(({ state }) => state),
          invitations.map(({ seats }) => seats),
          invitations.map(({ fundedSeats }) => fundedSeats ?? null),
          invitations.map(({ onlineSeats }) => onlineSeats ?? null),
          invitations.map(({ nominationClosesAt }, index) => closesOf(event, nominationClosesAt, index)?.at ?? null),
        ],
      );
      const after = await this.terms(transaction, event.id);
      await this.trail.record(
        transaction,
        viewer,
        invitations.flatMap(({ state }) => {
          const [from, to] = [before.get(state) ?? null, after.get(state)!];
          if (isDeepStrictEqual(from, to)) return [];
          const changes = [{ field: `stateInvitations.${state}`, from, to }];
          return [{ action: 'inviteStates', subject: event.id, subjectKind: 'Event', changes }];
        }),
      );
      await this.tell(
        transaction,
        kept.filter(({ isNew }) => isNew).map((one) => one.id),
      );
      await this.held.seatsChanged(transaction, viewer, event.id);
      const rows = await this.queries.byIds(
        viewer,
        kept.map((one) => one.id),
        transaction,
      );
      return invitations.map(({ state }) => rows.find((row) => row.state === state)!);
    });
  }

  /** @throws Problem TRANSITION_NOT_ALLOWED once it is answered */
  async withdraw(viewer: Viewer, id: string, reason: string): Promise<string> {
    return this.database.transaction(async (transaction) => {
      const [invitation] = await this.queries.byIds(viewer, [id], transaction);
      if (!invitation) throw notFound('id');
      const event = await this.held.hold(transaction, viewer, invitation.eventId, 'id');
      const gone = await transaction.rows(
        `DELETE FROM state_invitation WHERE id = $1 AND answer = 'AWAITED' RETURNING id`,
        [id],
      );
      if (gone.length === 0) throw problem('TRANSITION_NOT_ALLOWED', answeredAlready, 'id');
      await this.trail.record(transaction, viewer, [
        {
          action: 'withdrawStateInvitation',
          subject: event.id,
          subjectKind: 'Event',
          changes: [
            { field: `stateInvitations.${invitation.state}`, from: invitation.reference, to: null },
            { field: 'reason', from: null, to: reason },
          ],
        },
      ]);
      await this.held.seatsChanged(transaction, viewer, event.id);
      return invitation.id;
    });
  }

  /** Nobody of the state will come; a repeat answers the invitation as it is. */
  async decline(viewer: Viewer, eventId: string, state: string, reason: string | null): Promise<StateInvitationRow> {
    return this.database.transaction((transaction) =>
      this.declineWithin(transaction, viewer, eventId.toLowerCase(), state, reason),
    );
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
    if (!looksAfter(viewer, event) && viewer.contactPointOf.length === 0) throw forbidden();
    if (!looksAfter(viewer, event) && !viewer.contactPointOf.includes(state))
      throw problem('FORBIDDEN', notYours, 'state');
    const [stored] = await transaction.rows<{ id: string; answer: string }>(
      `SELECT id, answer FROM state_invitation WHERE event_id = $1 AND state = $2`,
      [event.id, state],
    );
    if (!stored) throw notFound('state');
    if (stored.answer !== 'WILL_NOT_ATTEND') {
      if (!awaitsPeople(event, new Date())) throw problem('TRANSITION_NOT_ALLOWED', notNow, 'event');
      const nominated = await transaction.rows(
        `SELECT FROM registration WHERE event_id = $1 AND state = $2 AND nomination_rank IS NOT NULL LIMIT 1`,
        [event.id, state],
      );
      if (nominated.length > 0) throw problem('TRANSITION_NOT_ALLOWED', hasNominated, 'state');
      await this.answer(transaction, viewer, event.id, state, 'WILL_NOT_ATTEND', reason);
    }
    const [row] = await this.queries.byIds(viewer, [stored.id], transaction);
    return row!;
  }

  /** The state has nominated: its invitation, if it has one, is answered. */
  async answered(transaction: Transaction, viewer: Viewer, eventId: string, state: string): Promise<void> {
    await this.answer(transaction, viewer, eventId, state, 'NOMINATED', null);
  }

  private async answer(
    transaction: Transaction,
    viewer: Viewer,
    eventId: string,
    state: string,
    answer: 'NOMINATED' | 'WILL_NOT_ATTEND',
    reason: string | null,
  ): Promise<void> {
    const changed = await transaction.rows<{ from: string }>(
      `UPDATE state_invitation i SET answer = $3, answered_at = now(), answered_by_member_id = $4, reason = $5
       FROM state_invitation old WHERE old.id = i.id AND i.event_id = $1 AND i.state = $2 AND i.answer <> $3 RETURNING old.answer AS "from"`,
      [eventId, state, answer, viewer.memberId, reason],
    );
    await this.trail.record(
      transaction,
      viewer,
      changed.map(({ from }) => ({
        action: answer === 'NOMINATED' ? 'nominateForEvent' : 'declineForState',
        subject: eventId,
        subjectKind: 'Event',
        changes: [{ field: `stateInvitations.${state}.answer`, from, to: answer }],
      })),
    );
  }

  /** What each state is invited to, by its code. */
  private async terms(transaction: Transaction, eventId: string): Promise<Map<string, object>> {
    const rows = await transaction.rows<{ state: string; terms: object }>(
      `SELECT state, json_build_object('seats', seats, 'fundedSeats', funded_seats, 'onlineSeats', online_seats,
         'nominationClosesAt', nomination_closes_at) AS terms FROM state_invitation WHERE event_id = $1`,
      [eventId],
    );
    return new Map(rows.map(({ state, terms }) => [state, terms]));
  }

  private async check(
    transaction: Transaction,
    event: LockedEvent,
    invitations: readonly StateInvitationInput[],
  ): Promise<void> {
    const problems = new Problems();
    const known = await transaction.rows<{ code: string }>(`SELECT code FROM state WHERE code = ANY ($1)`, [
      invitations.map(({ state }) => state),
    ]);
    const codes = new Set(known.map(({ code }) => code));
    const hybrid = event.pools.length > 1;
    invitations.forEach(({ state, seats, fundedSeats, onlineSeats }, index) => {
      const field = `invitations.${index}`;
      if (!codes.has(state)) problems.add(`${field}.state`, unknownState);
      if (invitations.findIndex((other) => other.state === state) < index) problems.add(`${field}.state`, twice);
      if (fundedSeats != null && fundedSeats > seats) problems.add(`${field}.fundedSeats`, moreThanSeats);
      if (onlineSeats != null && !hybrid) problems.add(`${field}.onlineSeats`, onlyHybrid);
      const held = event.heldByState?.[state] ?? {};
      const [onSeats, online] = hybrid
        ? [held.IN_PERSON ?? 0, held.ONLINE ?? 0]
        : [(held.IN_PERSON ?? 0) + (held.ONLINE ?? 0), 0];
      if (seats < onSeats) problems.add(`${field}.seats`, heldAlready(onSeats), 'CAPACITY_BELOW_CONFIRMED');
      if (onlineSeats != null && onlineSeats < online)
        problems.add(`${field}.onlineSeats`, heldAlready(online), 'CAPACITY_BELOW_CONFIRMED');
    });
    problems.throwIfAny();
  }

  /** Contact points of the states are told, each once. */
  private async tell(transaction: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const contacts = await transaction.rows<{ invitation: string; event: string; memberId: string }>(
      `SELECT DISTINCT i.id AS invitation, i.event_id AS event, g.member_id AS "memberId" FROM state_invitation i
       JOIN role_grant g ON g.role = 'CONTACT_POINT' AND g.state = i.state AND ${grantInForce('g')}
       WHERE i.id = ANY ($1)`,
      [ids],
    );
    await this.outbox.add(
      transaction,
      contacts.map(({ invitation, event, memberId }) => ({
        kind: 'state.invited',
        recipientId: memberId,
        facts: { invitation, event },
      })),
    );
  }
}

const closesOf = (event: LockedEvent, given: StateInvitationInput['nominationClosesAt'], index: number) =>
  given ? agreedTime(given, event.timeZone, `invitations.${index}.nominationClosesAt`) : null;

const heldAlready = (seats: number) => ({
  en: `The state holds ${seats} seats already.`,
  ru: `Государство уже занимает мест: ${seats}.`,
});
const notNow = {
  en: 'States are invited to events that are published and have not begun.',
  ru: 'Государства приглашают на опубликованные мероприятия, которые ещё не начались.',
};
const answeredAlready = { en: 'The state has answered already.', ru: 'Государство уже ответило.' };
const hasNominated = {
  en: 'The state has nominated people. Withdraw them first.',
  ru: 'Государство уже выдвинуло участников. Сначала отзовите их.',
};
const notYours = { en: 'You do not speak for this state.', ru: 'Вы не представляете это государство.' };
const unknownState = { en: 'There is no such state.', ru: 'Такого государства нет.' };
const twice = { en: 'Each state is named once.', ru: 'Каждое государство указывается один раз.' };
const moreThanSeats = {
  en: 'No more seats can be paid for than the state has.',
  ru: 'Оплачиваемых мест не может быть больше, чем мест у государства.',
};
const onlyHybrid = {
  en: 'Only hybrid events have seats online besides.',
  ru: 'Отдельные места онлайн есть только у гибридных мероприятий.',
};
