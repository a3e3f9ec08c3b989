import { sql } from '../../platform/index.js';

/** The seat pools of the event `e`, by mode. Rows become JSON quicker than lists of names and values. */
export const seatPoolsOf = sql`(SELECT coalesce(json_agg(pool ORDER BY pool.mode), '[]') FROM (
  SELECT p.mode, p.capacity, p.confirmed, p.offered, p.waitlisted, p.beyond_capacity AS "beyondCapacity"
  FROM event_seat_pool p WHERE p.event_id = e.id) pool)`;
