import { isMember, isSecretariat, type Viewer } from '../../access/index.js';
import { allOf, holds, literals, type Sql, sql } from '../../platform/index.js';
import { activeStatuses } from '../seats/registration-statuses.js';

const e = sql`e`;
const i = sql`i`;

/**
 * Holds for exactly the events that this viewer may see; every path to an event uses it. Of some it is title, times and
 * the own registration alone: `isWhole` tells.
 */
export const seenEvents = (viewer: Viewer, alias: Sql = e): Sql => seenWith(viewer, alias, holds);

/**
 * Holds, of an event that the viewer sees, unless it is closed and all that the viewer has to do with it is a
 * registration that has ended: then title, times and that registration are all that is told of it.
 */
export function isWhole({ byLinkOf, ...caller }: Viewer, alias: Sql = e): Sql {
  const viewer = byLinkOf ?? caller;
  if (isSecretariat(viewer) || viewer.memberId === null || viewer.contactPointOf.length > 0) return holds;
  return sql`(${alias}.confidentiality <> 'CLOSED' OR ${seenWith(viewer, alias, isActive)})`;
}

/** The same for who came by somebody's link, and may have had it forwarded: what the event allows to the caller. */
export function isWholeToCaller({ byLinkOf, ...caller }: Viewer): Sql {
  return byLinkOf ? allOf([seenEvents(caller), isWhole(caller)]) : isWhole(caller);
}

const isActive = sql`own.status IN ${literals(activeStatuses)}`;

/** Events that this viewer may see, by a registration `own` only where it is such a one. */
function seenWith(viewer: Viewer, alias: Sql, counting: Sql): Sql {
  if (isSecretariat(viewer)) return holds;
  const member = sql`${viewer.memberId}::uuid`;
  const isContactPoint = viewer.contactPointOf.length > 0;
  const registered = allOf([sql`own.event_id = ${alias}.id`, sql`own.member_id = ${member}`, counting]);
  return sql`(${staffedBy(viewer, alias)} OR ${alias}.status <> 'DRAFT' AND (${alias}.confidentiality = 'OPEN'
    OR ${member} IS NOT NULL AND (${isMember(viewer)}::boolean AND ${alias}.confidentiality = 'MEMBERS'
      OR ${isContactPoint}::boolean
      OR ${isInNetwork(member, alias)}
      OR EXISTS (SELECT FROM registration own WHERE ${registered})
      OR EXISTS (SELECT FROM agenda_item talk WHERE talk.event_id = ${alias}.id AND ${speaksIn(member, sql`talk`)}))))`;
}

/** Holds for the events whose staff this viewer belongs to, or at which it has a seat. */
export function attendedBy(viewer: Viewer, alias: Sql = e): Sql {
  if (isSecretariat(viewer)) return holds;
  return sql`(${staffedBy(viewer, alias)} OR ${hasSeat(sql`${viewer.memberId}::uuid`, alias)})`;
}

/** Holds for the events at which the member has a seat; one that is only offered is not had yet. */
export const hasSeat = (member: Sql, alias: Sql = e): Sql =>
  sql`EXISTS (SELECT FROM registration own
    WHERE own.event_id = ${alias}.id AND own.member_id = ${member} AND own.status = 'CONFIRMED')`;

/** Holds for the items of an agenda in which the member speaks. */
export const speaksIn = (member: Sql, item: Sql = i): Sql =>
  sql`EXISTS (SELECT FROM agenda_speaker own WHERE own.agenda_item_id = ${item}.id AND own.member_id = ${member})`;

/** Holds for the events of a network in which the member is active. */
export const isInNetwork = (member: Sql, alias: Sql = e): Sql =>
  sql`EXISTS (SELECT FROM event_network held JOIN membership own ON own.network_id = held.network_id
    WHERE held.event_id = ${alias}.id AND own.member_id = ${member} AND own.status = 'ACTIVE')`;

/** Holds for the events whose staff this viewer belongs to; `isStaffOf` says the same of an event at hand. */
export function staffedBy(viewer: Viewer, alias: Sql = e): Sql {
  if (isSecretariat(viewer)) return holds;
  const { organisedEvents, organisedProgrammes, organisedNetworks } = viewer;
  return sql`(${alias}.id = ANY (${organisedEvents}::uuid[])
    OR coalesce(${alias}.programme_id = ANY (${organisedProgrammes}::uuid[]), FALSE)
    OR EXISTS (SELECT FROM event_network held
      WHERE held.event_id = ${alias}.id AND held.network_id = ANY (${organisedNetworks}::uuid[])))`;
}
