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
  const event = seenEvents(viewer);
  if (isSecretariat(viewer)) return event;
  // What the event says comes first: it is known of each event, and settles most.
  const listed = allOf([
    sql`r.status = 'CONFIRMED' AND NOT e.chatham_house_rule`,
    inAudienceOfEvent(viewer, sql`e.participant_list`),
    isWhole(viewer),
    agreedToBeListed,
  ]);
  return allOf([event, anyOf([closeTo(viewer), listed])]);
}

const agreedToBeListed = sql`EXISTS (
  SELECT FROM registration_consent c WHERE c.registration_id = r.id AND c.purpose = 'PARTICIPANT_LIST')`;
