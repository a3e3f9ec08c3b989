import { sql } from '../../platform/index.js';

/** The VenueRow of `event e` as JSON; null while it is to be announced. */
export const venueOf = sql`CASE WHEN e.venue_name IS NOT NULL THEN json_build_object('name', e.venue_name,
  'room', e.venue_room, 'address', e.venue_address, 'city', e.venue_city, 'state', e.venue_state,
  'directions', e.venue_directions) END`;

/** What people have left behind at `event e`, and holds back what can be done with it: see EventMoveFacts. */
export const peopleOf = {
  hasRegistrations: sql`EXISTS (SELECT FROM registration r WHERE r.event_id = e.id)`,
  hasAttendance: sql`EXISTS (SELECT FROM registration r
    WHERE r.event_id = e.id AND r.status = 'CONFIRMED' AND r.attended_mode IS NOT NULL)`,
  hasInvitedStates: sql`EXISTS (SELECT FROM state_invitation i WHERE i.event_id = e.id)`,
};
