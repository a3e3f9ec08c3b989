import { grantInForce } from '../../access/index.js';
import { literals, type Sql, sql } from '../../platform/index.js';
import { venueOf } from '../reading/event-facts.sql.js';
import { activeStatuses } from '../seats/registration-statuses.js';

/**
 * The ConcernedPerson rows of an event, everybody once, with those who were to speak at it; `memberId` narrows them to
 * that one.
 */
export const concernedPeople = (
  eventId: string,
  { memberId = null, formerSpeakers = [] }: { memberId?: string | null; formerSpeakers?: readonly string[] } = {},
): Sql => sql`
  SELECT m.id AS "memberId", m.email IS NOT NULL AS "hasAddress",
    coalesce(bool_or(c.is_registered), FALSE) AS "isRegistered", coalesce(bool_or(c.has_seat), FALSE) AS "hasSeat",
    max(c.mode) AS mode, coalesce(bool_or(c.speaks), FALSE) AS speaks,
    coalesce(array_agg(DISTINCT c.state) FILTER (WHERE c.state IS NOT NULL), '{}') AS states
  FROM (
    SELECT r.member_id, TRUE AS is_registered, r.status = 'CONFIRMED' AS has_seat, r.mode, FALSE AS speaks,
      NULL::text AS state
    FROM registration r WHERE r.event_id = ${eventId} AND r.status IN ${literals(activeStatuses)}
    UNION ALL
    SELECT s.member_id, FALSE, FALSE, NULL, TRUE, NULL
    FROM agenda_speaker s JOIN agenda_item i ON i.id = s.agenda_item_id
    WHERE i.event_id = ${eventId} AND s.member_id IS NOT NULL
    UNION ALL
    SELECT g.member_id, FALSE, FALSE, NULL, FALSE, i.state
    FROM state_invitation i JOIN role_grant g ON g.role = 'CONTACT_POINT' AND g.state = i.state
    WHERE i.event_id = ${eventId} AND i.answer <> 'WILL_NOT_ATTEND' AND ${grantInForce(sql`g`)}
    UNION ALL
    SELECT former.member_id, FALSE, FALSE, NULL, FALSE, NULL FROM unnest(${formerSpeakers}::uuid[]) former (member_id)
  ) c JOIN member m ON m.id = c.member_id AND m.erased_at IS NULL
  WHERE ${memberId}::uuid IS NULL OR m.id = ${memberId}::uuid
  GROUP BY m.id ORDER BY m.id`;

/** Until when each state that is invited to `event e` nominates, as JSON. */
export const deadlinesOfStates = sql`(SELECT coalesce(json_object_agg(i.state,
    coalesce(i.nomination_closes_at, e.nomination_closes_at)), '{}')
  FROM state_invitation i WHERE i.event_id = e.id)`;

/** The ItemsOfSpeakers of `event e`, as JSON. */
const itemsOfSpeakers = sql`(SELECT coalesce(json_object_agg(own.member_id, own.items), '{}') FROM (
    SELECT s.member_id, json_agg(json_build_object('id', i.id, 'title', i.title, 'room', i.room,
      'startsAt', i.starts_at, 'endsAt', i.ends_at, 'startsAtLocal', i.starts_at_local,
      'endsAtLocal', i.ends_at_local) ORDER BY i.starts_at, i.id) AS items
    FROM agenda_item i JOIN agenda_speaker s ON s.agenda_item_id = i.id
    WHERE i.event_id = e.id AND s.member_id IS NOT NULL GROUP BY s.member_id) own)`;

/** The ToldEvent of `event e`, as JSON. */
export const toldEvent = sql`json_build_object('timeZone', e.time_zone, 'startsAt', e.starts_at, 'endsAt', e.ends_at,
  'startsAtLocal', e.starts_at_local, 'endsAtLocal', e.ends_at_local, 'tentative', e.tentative, 'format', e.format,
  'joinUrl', e.join_url, 'deadlines', ${deadlinesOfStates},
  'days', (SELECT coalesce(json_agg(json_build_object('startsAtLocal', d.starts_at_local,
      'endsAtLocal', d.ends_at_local) ORDER BY d.date), '[]') FROM event_day d WHERE d.event_id = e.id),
  'venue', ${venueOf}, 'items', ${itemsOfSpeakers})`;
