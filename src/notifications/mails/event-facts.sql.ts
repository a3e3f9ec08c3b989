import { sql } from '../../platform/index.js';

/** The Period of an event `e`. */
export const eventPeriod = sql`e.time_zone AS "timeZone", e.starts_at AS "startsAt", e.ends_at AS "endsAt",
  e.starts_at_local AS "startsAtLocal", e.ends_at_local AS "endsAtLocal"`;

/** The MailVenue of an event `e` in the state `s`; null while it is to be announced. */
export const mailVenue = sql`CASE WHEN e.venue_name IS NOT NULL THEN jsonb_build_object('name', e.venue_name,
  'room', e.venue_room, 'address', e.venue_address, 'city', e.venue_city, 'stateName', s.name,
  'stateFootnote', s.footnote) END`;
