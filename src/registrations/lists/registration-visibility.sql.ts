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
  const listed = allOf([isListed, isWhole(viewer), inAudienceOfEvent(viewer, sql`e.participant_list`)]);
  return allOf([event, anyOf([closeTo(viewer), listed])]);
}

const isListed = sql`r.status = 'CONFIRMED' AND NOT e.chatham_house_rule
  AND EXISTS (SELECT FROM registration_consent c WHERE c.registration_id = r.id AND c.purpose = 'PARTICIPANT_LIST')`;
