import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { literals, notFound, recordsOf, sql, type Transaction } from '../../platform/index.js';
import { seenEvents } from '../reading/event-visibility.sql.js';
import { seatHoldingStatuses } from './registration-statuses.js';
import type { LockedEvent, SeatPoolRow } from './seat-pool.row.js';
import { seatPoolsOf } from './seat-pools.sql.js';

/** The seats of events. Every path that changes a registration's state or a capacity begins with a lock. */
@Injectable()
export class SeatPools {
  /** Locks the event's row and reads what decides about its seats; null when there is no such event. */
  async lock(transaction: Transaction, eventId: string): Promise<LockedEvent | null> {
    return (await this.lockEach(transaction, [eventId], 'WAIT')).get(eventId) ?? null;
  }

  /** Locks an event that the viewer may see. @throws Problem NOT_FOUND on `event` for any other */
  async lockSeen(transaction: Transaction, viewer: Viewer, eventId: string): Promise<LockedEvent> {
    const seen = await transaction.maybeOne(sql`SELECT FROM event e WHERE e.id = ${eventId} AND ${seenEvents(viewer)}`);
    const event = seen === null ? null : await this.lock(transaction, eventId);
    if (!event) throw notFound('event');
    return event;
  }

  /**
   * Locks several events, in the order of their ids so that two such calls cannot block each other. Where another
   * transaction has a lock, this waits for it or leaves that event out, as if there were none.
   */
  async lockEach(
    transaction: Transaction,
    eventIds: readonly string[],
    whereTaken: 'WAIT' | 'SKIP',
  ): Promise<Map<string, LockedEvent>> {
    const [locked, facts] = await Promise.all([
      transaction.rows<{ id: string }>(
        sql`SELECT id FROM event WHERE id = ANY (${eventIds}::uuid[]) ORDER BY id FOR UPDATE${locking[whereTaken]}`,
      ),
      // A statement of its own: its snapshot is taken after the wait, so it sees what whoever had the lock committed.
      transaction.rows<LockedEvent>(sql`${lockedEvents} WHERE e.id = ANY (${eventIds}::uuid[])`),
    ]);
    const ids = new Set(locked.map(({ id }) => id));
    return new Map(facts.filter(({ id }) => ids.has(id)).map((event) => [event.id, withInstants(event)]));
  }

  /** Keeps the counters as they were worked out under the locks. */
  async keepCounters(
    transaction: Transaction,
    events: readonly { id: string; pools: readonly SeatPoolRow[] }[],
  ): Promise<void> {
    const pools = events.flatMap(({ id, pools: own }) =>
      own.map(({ mode, confirmed, offered, waitlisted, beyondCapacity }) => ({
        ...{ event_id: id, mode, confirmed, offered, waitlisted },
        beyond_capacity: beyondCapacity,
      })),
    );
    await transaction.execute(
      sql`UPDATE event_seat_pool p
       SET confirmed = c.confirmed, offered = c.offered, waitlisted = c.waitlisted, beyond_capacity = c.beyond_capacity
       FROM ${recordsOf('event_seat_pool', pools)} c
       WHERE p.event_id = c.event_id AND p.mode = c.mode`,
    );
  }
}

const locking = { WAIT: sql``, SKIP: sql` SKIP LOCKED` };

/** Instants within JSON come as texts. */
function withInstants(event: LockedEvent): LockedEvent {
  for (const invitation of Object.values(event.invitations))
    invitation.nominationClosesAt = invitation.nominationClosesAt && new Date(invitation.nominationClosesAt);
  return event;
}

const lockedEvents = sql`
  SELECT e.id, e.slug, e.status, e.format, e.title, e.time_zone AS "timeZone", e.starts_at AS "startsAt",
    e.ends_at AS "endsAt", e.awaits_people_until AS "awaitsPeopleUntil", e.starts_at_local AS "startsAtLocal",
    e.registration_policy AS "registrationPolicy",
    e.registration_opens_at AS "registrationOpensAt", e.registration_closes_at AS "registrationClosesAt",
    e.nomination_closes_at AS "nominationClosesAt", e.answer_hours AS "answerHours", e.offer_hours AS "offerHours",
    e.confidentiality, e.seats_per_state AS "seatsPerState", e.programme_id AS "programmeId",
    array(SELECT n.network_id FROM event_network n WHERE n.event_id = e.id ORDER BY n.position) AS "networkIds",
    ${seatPoolsOf} AS pools,
    coalesce(invited.seats, '{}') AS invitations,
    CASE WHEN (e.seats_per_state IS NOT NULL OR invited.seats IS NOT NULL)
      AND coalesce(e.seats_released_at > clock_timestamp(), TRUE) THEN (
      SELECT coalesce(json_object_agg(held.state, held.seats), '{}')
      FROM (SELECT of_mode.state, json_object_agg(of_mode.mode, of_mode.seats) AS seats
            FROM (SELECT r.state, r.mode, count(*) AS seats FROM registration r
                  WHERE r.event_id = e.id AND r.status IN ${literals(seatHoldingStatuses)} AND NOT r.beyond_capacity
                    AND r.state IS NOT NULL
                  GROUP BY r.state, r.mode) of_mode
            GROUP BY of_mode.state) held
    ) END AS "heldByState"
  FROM event e CROSS JOIN LATERAL (
    SELECT json_object_agg(i.state, json_build_object('seats', i.seats, 'onlineSeats', i.online_seats,
      'nominationClosesAt', i.nomination_closes_at)) AS seats
    FROM state_invitation i WHERE i.event_id = e.id
  ) invited`;
