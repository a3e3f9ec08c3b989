import { isSecretariat, type Viewer } from '../../access/index.js';
import { inAudienceOfEvent, isWhole, seenEvents, staffedBy } from '../../events/index.js';
import { allOf, anyOf, type Sql, sql } from '../../platform/index.js';

const own = (viewer: Viewer): Sql => sql`r.member_id = ${viewer.memberId}::uuid`;

const ofOwnState = (viewer: Viewer): Sql => sql`r.state = ANY (${viewer.contactPointOf}::text[])`;

/** Of which `registration r` of `event e` a viewer is the person or looks after the event. */
export const ownOrStaffed = (viewer: Viewer): Sql => anyOf([staffedBy(viewer), own(viewer)]);

/** The same, and those of states for which the viewer speaks. */
export const closeTo = (viewer: Viewer): Sql => anyOf([staffedBy(viewer), own(viewer), ofOwnState(viewer)]);

/**
 * Which registrations a viewer may see, as a condition on `r` and its event `e`. Staff: all; a contact point: own
 * states; a person: own; others: the CONFIRMED who agreed to be listed, as the event's participantList says, and under
 * the Chatham House Rule none.
 */
export function seenRegistrations(viewer: Viewer): Sql {
  if (isSecretariat(viewer)) return seenEvents(viewer);
  // What the event says comes first: it is known of each event, and settles most.
  return allOf([seenEvents(viewer), anyOf([closeTo(viewer), allOf([tellsWhoComes(viewer), isListed])])]);
}

/**
 * The same as a statement over all events that tells `told` of those for which `asked` holds. Each event is asked
 * first, so that registrations are looked at of those events alone that tell of them.
 */
export function seenAmongAll(viewer: Viewer, told: Sql, asked: Sql): Sql {
  const isPersonal = anyOf([own(viewer), ofOwnState(viewer)]);
  const ofStates = sql`
    SELECT ${told} FROM registration r JOIN event e ON e.id = r.event_id
    WHERE ${ofOwnState(viewer)} AND ${own(viewer)} IS NOT TRUE AND ${allOf([seenEvents(viewer), asked])}`;
  return sql`
    SELECT ${told} FROM registration r JOIN event e ON e.id = r.event_id
    WHERE ${own(viewer)} AND ${allOf([seenEvents(viewer), asked])}
    ${viewer.contactPointOf.length > 0 ? sql`UNION ALL ${ofStates}` : sql``}
    UNION ALL
    SELECT ${told} FROM (
      SELECT e.*, ${staffedBy(viewer)} AS staffed, ${tellsWhoComes(viewer)} AS tells
      FROM event e WHERE ${seenEvents(viewer)} OFFSET 0) e
    CROSS JOIN LATERAL (SELECT r.* FROM registration r
      WHERE r.event_id = e.id AND ${isPersonal} IS NOT TRUE AND ${asked} AND (e.staffed OR ${isListed}) OFFSET 0) r
    WHERE e.staffed OR e.tells`;
}

/** Whether an event tells a viewer who comes and agreed to be listed. */
const tellsWhoComes = (viewer: Viewer): Sql =>
  allOf([sql`NOT e.chatham_house_rule`, inAudienceOfEvent(viewer, sql`e.participant_list`), isWhole(viewer)]);

/** Who comes and agreed to be listed; OFFSET keeps PostgreSQL from gathering everybody's consents for that. */
const isListed = sql`(r.status = 'CONFIRMED' AND EXISTS (SELECT FROM registration_consent c
  WHERE c.registration_id = r.id AND c.purpose = 'PARTICIPANT_LIST' OFFSET 0))`;
