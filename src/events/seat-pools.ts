import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { notFound, type Transaction } from '../platform/index.js';
import type { AttendanceMode, Confidentiality, EventFormat, EventStatus, RegistrationPolicy } from '../schema-types.js';
import { seenEvents } from './seen-events.js';

/** The seats of one way of attending; the counters are written only under the lock of the event's row. */
export interface SeatPoolRow {
  mode: AttendanceMode;
  /** Null: unlimited. */
  capacity: number | null;
  confirmed: number;
  offered: number;
  waitlisted: number;
  /** Walk-ins and back-filled people: within confirmed, outside capacity. */
  beyondCapacity: number;
}

/** What decides about seats, read under the lock. */
export interface LockedEvent {
  id: string;
  slug: string;
  status: EventStatus;
  format: EventFormat;
  title: Record<string, string>;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  startsAtLocal: string;
  registrationPolicy: RegistrationPolicy;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  nominationClosesAt: Date | null;
  /** Hours to answer an invitation or nomination; null: until the start. */
  answerHours: number | null;
  /** Hours for which a freed seat is offered; null: it confirms at once. */
  offerHours: number | null;
  confidentiality: Confidentiality;
  seatsPerState: number | null;
  networkIds: string[];
  programmeId: string | null;
  pools: SeatPoolRow[];
  /** The states that are invited, by code. */
  invitations: Record<string, StateSeats>;
  /** Seats held within capacity by the people of each state; null where states are not limited, or no longer. */
  heldByState: Record<string, Partial<Record<AttendanceMode, number>>> | null;
}

/** The seats that an invitation gives a state: of a hybrid event those in person, and online (null: as many as there are). */
export interface StateSeats {
  seats: number;
  onlineSeats: number | null;
  nominationClosesAt: Date | null;
}

/** The seats of events. Every path that changes a registration's state or a capacity begins with a lock. */
@Injectable()
export class SeatPools {
  /** Locks the event's row until the transaction ends and reads what decides about its seats; null when there is no such event. */
  async lock(transaction: Transaction, eventId: string): Promise<LockedEvent | null> {
    return (await this.lockEach(transaction, [eventId], 'WAIT')).get(eventId) ?? null;
  }

  /** Locks an event that the viewer may see. @throws Problem NOT_FOUND on `event` for any other */
  async lockSeen(transaction: Transaction, viewer: Viewer, eventId: string): Promise<LockedEvent> {
    const values: unknown[] = [eventId];
    const seen = await transaction.rows(
      `SELECT FROM event e WHERE e.id = $1 AND ${seenEvents(viewer, values)}`,
      values,
    );
    const event = seen.length > 0 ? await this.lock(transaction, eventId) : null;
    if (!event) throw notFound('event');
    return event;
  }

  /**
   * Locks several events, by the order of their ids so that two such calls cannot block each other. Where another transaction has a lock,
   * this waits for it or leaves that event out, as there was none.
   */
  async lockEach(
    transaction: Transaction,
    eventIds: readonly string[],
    whereTaken: 'WAIT' | 'SKIP',
  ): Promise<Map<string, LockedEvent>> {
    const [locked, facts] = await Promise.all([
      transaction.rows<{ id: string }>(
        `SELECT id FROM event WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE${whereTaken === 'SKIP' ? ' SKIP LOCKED' : ''}`,
        [eventIds],
      ),
      // A statement of its own: its snapshot is taken after the wait for the lock, so it sees what the one before has committed.
      transaction.rows<LockedEvent>(lockedEvents, [eventIds]),
    ]);
    const ids = new Set(locked.map(({ id }) => id));
    return new Map(facts.filter(({ id }) => ids.has(id)).map((event) => [event.id, withInstants(event)]));
  }

  /** Keeps the counters as they were worked out under the locks. */
  async keepCounters(
    transaction: Transaction,
    events: readonly { id: string; pools: readonly SeatPoolRow[] }[],
  ): Promise<void> {
    const pools = events.flatMap(({ id, pools: own }) => own.map((pool) => ({ ...pool, eventId: id })));
    await transaction.rows(
      `UPDATE event_seat_pool p
       SET confirmed = c.confirmed, offered = c.offered, waitlisted = c.waitlisted, beyond_capacity = c.beyond_capacity
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::int[], $6::int[]) AS c (event_id, mode, confirmed, offered, waitlisted, beyond_capacity)
       WHERE p.event_id = c.event_id AND p.mode = c.mode`,
      [
        pools.map(({ eventId }) => eventId),
        pools.map(({ mode }) => mode),
        pools.map(({ confirmed }) => confirmed),
        pools.map(({ offered }) => offered),
        pools.map(({ waitlisted }) => waitlisted),
        pools.map(({ beyondCapacity }) => beyondCapacity),
      ],
    );
  }
}

/** Instants within JSON come as texts. */
function withInstants(event: LockedEvent): LockedEvent {
  for (const invitation of Object.values(event.invitations))
    invitation.nominationClosesAt = invitation.nominationClosesAt && new Date(invitation.nominationClosesAt);
  return event;
}

/** The seat pools of the event `e`, by mode. Rows become JSON quicker than lists of names and values. */
export const seatPoolsOf = `(SELECT coalesce(json_agg(pool ORDER BY pool.mode), '[]') FROM (
  SELECT p.mode, p.capacity, p.confirmed, p.offered, p.waitlisted, p.beyond_capacity AS "beyondCapacity"
  FROM event_seat_pool p WHERE p.event_id = e.id) pool)`;

const lockedEvents = `
  SELECT e.id, e.slug, e.status, e.format, e.title, e.time_zone AS "timeZone", e.starts_at AS "startsAt", e.ends_at AS "endsAt",
    e.starts_at_local AS "startsAtLocal", e.registration_policy AS "registrationPolicy",
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
                  WHERE r.event_id = e.id AND r.status IN ('CONFIRMED', 'OFFERED') AND NOT r.beyond_capacity AND r.state IS NOT NULL
                  GROUP BY r.state, r.mode) of_mode
            GROUP BY of_mode.state) held
    ) END AS "heldByState"
  FROM event e CROSS JOIN LATERAL (
    SELECT json_object_agg(i.state, json_build_object('seats', i.seats, 'onlineSeats', i.online_seats, 'nominationClosesAt', i.nomination_closes_at)) AS seats
    FROM state_invitation i WHERE i.event_id = e.id
  ) invited
  WHERE e.id = ANY ($1::uuid[])`;
