import { Injectable } from '@nestjs/common';
import { insertRows, newId, sql, type Transaction } from '../../platform/index.js';
import type { StateAnswer, StateInvitationInput } from '../../schema-types.js';
import type { LockedEvent } from '../seats/seat-pool.row.js';
import type { EventTimes } from '../times/event-times.js';
import { contactPoints } from './contact-points.sql.js';
import { deadlinesOf } from './state-invitation-input.js';
import type { InvitationTerms } from './state-invitations.mails.js';

/** Whom an invitation is sent to. */
interface InvitedContactPoint {
  invitation: string;
  event: string;
  memberId: string;
}

/** Keeps the invitations of states, under the lock of their event. */
@Injectable()
export class StateInvitationStore {
  /** What each state is invited to, by its code. */
  async terms(transaction: Transaction, eventId: string): Promise<Map<string, InvitationTerms>> {
    const rows = await transaction.rows<{ state: string; terms: InvitationTerms }>(
      sql`SELECT state, json_build_object('seats', seats, 'fundedSeats', funded_seats, 'onlineSeats', online_seats,
         'nominationClosesAt', nomination_closes_at) AS terms FROM state_invitation WHERE event_id = ${eventId}`,
    );
    return new Map(rows.map(({ state, terms }) => [state, terms]));
  }

  /** Those of the codes that stand for a state. */
  async knownStates(transaction: Transaction, codes: readonly string[]): Promise<Set<string>> {
    const known = await transaction.rows<{ code: string }>(
      sql`SELECT code FROM state WHERE code = ANY (${codes}::text[])`,
    );
    return new Set(known.map(({ code }) => code));
  }

  /** Adds invitations, and changes seats and deadline of those there are. */
  async keep(
    transaction: Transaction,
    { id: eventId, timeZone }: LockedEvent,
    invitedBy: string | null,
    invitations: readonly StateInvitationInput[],
  ): Promise<{ id: string; state: string; isNew: boolean }[]> {
    const deadlines = deadlinesOf(timeZone, invitations);
    const records = invitations.map(({ state, seats, fundedSeats = null, onlineSeats = null }, index) => ({
      ...{ id: newId(), event_id: eventId, state, seats, funded_seats: fundedSeats, online_seats: onlineSeats },
      ...{ nomination_closes_at: deadlines[index] ?? null, invited_by_member_id: invitedBy },
    }));
    return transaction.rows<{ id: string; state: string; isNew: boolean }>(
      sql`${insertRows('state_invitation', records)}
       ON CONFLICT (event_id, state) DO UPDATE SET seats = excluded.seats, funded_seats = excluded.funded_seats,
         online_seats = excluded.online_seats, nomination_closes_at = excluded.nomination_closes_at
       RETURNING id, state, xmax = 0 AS "isNew"`,
    );
  }

  /** Contact points of the states invited, each once an invitation. */
  async contactPointsOf(transaction: Transaction, ids: readonly string[]): Promise<InvitedContactPoint[]> {
    return transaction.rows<InvitedContactPoint>(
      sql`SELECT i.id AS invitation, i.event_id AS event, speaker.member_id AS "memberId" FROM state_invitation i
       CROSS JOIN LATERAL (SELECT DISTINCT g.member_id FROM ${contactPoints}) speaker
       WHERE i.id = ANY (${ids}::uuid[])`,
    );
  }

  async ofState(
    transaction: Transaction,
    eventId: string,
    state: string,
  ): Promise<{ id: string; answer: StateAnswer } | null> {
    return transaction.maybeOne(
      sql`SELECT id, answer FROM state_invitation WHERE event_id = ${eventId} AND state = ${state}`,
    );
  }

  async hasNominated(transaction: Transaction, eventId: string, state: string): Promise<boolean> {
    const nominated = await transaction.maybeOne(
      sql`SELECT FROM registration
       WHERE event_id = ${eventId} AND state = ${state} AND nomination_rank IS NOT NULL LIMIT 1`,
    );
    return nominated !== null;
  }

  /** Keeps another answer than the one there is; what that was, or null where nothing has changed. */
  async answer(
    transaction: Transaction,
    { eventId, state }: { eventId: string; state: string },
    { answer, by, reason }: { answer: StateAnswer; by: string | null; reason: string | null },
  ): Promise<StateAnswer | null> {
    const changed = await transaction.maybeOne<{ from: StateAnswer }>(
      sql`UPDATE state_invitation i
       SET answer = ${answer}, answered_at = now(), answered_by_member_id = ${by}, reason = ${reason}
       FROM state_invitation old
       WHERE old.id = i.id AND i.event_id = ${eventId} AND i.state = ${state} AND i.answer <> ${answer}
       RETURNING old.answer AS "from"`,
    );
    return changed && changed.from;
  }

  /** Moves deadlines along with the event: as far from its start on the clock of its zone as before. */
  async moveDeadlines(transaction: Transaction, eventId: string, before: EventTimes, after: EventTimes): Promise<void> {
    await transaction.execute(
      sql`UPDATE state_invitation SET nomination_closes_at = (nomination_closes_at AT TIME ZONE ${before.timeZone}
           + (${after.starts.local}::timestamp - ${before.starts.local}::timestamp)) AT TIME ZONE ${after.timeZone}
       WHERE event_id = ${eventId} AND nomination_closes_at IS NOT NULL`,
    );
  }

  /** Has the answer of states that had nominated awaited again; those that it was true of. */
  async awaitAgain(
    transaction: Transaction,
    eventId: string,
    states: readonly string[],
  ): Promise<{ id: string; state: string }[]> {
    return transaction.rows(
      sql`UPDATE state_invitation
       SET answer = 'AWAITED', answered_at = NULL, answered_by_member_id = NULL, reason = NULL
       WHERE event_id = ${eventId} AND state = ANY (${states}::text[]) AND answer = 'NOMINATED' RETURNING id, state`,
    );
  }

  /** Takes an invitation back; false when it has been answered. */
  async deleteAwaited(transaction: Transaction, id: string): Promise<boolean> {
    return (await transaction.execute(sql`DELETE FROM state_invitation WHERE id = ${id} AND answer = 'AWAITED'`)) > 0;
  }
}
