import { isSecretariat, type Viewer } from '../access/index.js';
import { place } from '../platform/index.js';

/**
 * The SQL condition that holds for exactly the events that this viewer may see; every path to an event uses it.
 * `alias` is the event's alias in the statement, written in the code; the viewer's own values are added to `values`.
 */
export function seenEvents(viewer: Viewer, values: unknown[], alias = 'e'): string {
  if (isSecretariat(viewer)) return 'TRUE';
  const [member, inside] = [place(values, viewer.memberId), place(values, viewer.contactPointOf.length > 0)];
  return `(${staffedBy(viewer, values, alias)} OR ${alias}.status <> 'DRAFT' AND (${alias}.confidentiality = 'OPEN'
    OR ${member}::uuid IS NOT NULL AND (${alias}.confidentiality = 'MEMBERS' OR ${inside}::boolean
      OR ${isInNetwork(member, alias)}
      OR EXISTS (SELECT FROM registration own WHERE own.event_id = ${alias}.id AND own.member_id = ${member})
      OR EXISTS (SELECT FROM agenda_item talk WHERE talk.event_id = ${alias}.id AND ${speaksIn(member, 'talk')}))))`;
}

/** The SQL condition that holds for the events that this viewer looks after or has a seat at. */
export function attendedBy(viewer: Viewer, values: unknown[], alias = 'e'): string {
  if (isSecretariat(viewer)) return 'TRUE';
  return `(${staffedBy(viewer, values, alias)} OR ${hasSeat(`${place(values, viewer.memberId)}::uuid`, alias)})`;
}

/** The SQL condition that holds for the events at which the member has a seat. */
export const hasSeat = (member: string, alias = 'e'): string =>
  `EXISTS (SELECT FROM registration own WHERE own.event_id = ${alias}.id AND own.member_id = ${member} AND own.status = 'CONFIRMED')`;

/** The SQL condition that holds for the items of an agenda in which the member speaks. */
export const speaksIn = (member: string, item = 'i'): string =>
  `EXISTS (SELECT FROM agenda_speaker own WHERE own.agenda_item_id = ${item}.id AND own.member_id = ${member})`;

/** The SQL condition that holds for the events of a network in which the member is active. */
export const isInNetwork = (member: string, alias = 'e'): string =>
  `EXISTS (SELECT FROM event_network held JOIN membership own ON own.network_id = held.network_id
    WHERE held.event_id = ${alias}.id AND own.member_id = ${member} AND own.status = 'ACTIVE')`;

/** The SQL condition that holds for the events whose draft, links and people this viewer looks after. */
export function staffedBy(viewer: Viewer, values: unknown[], alias = 'e'): string {
  if (isSecretariat(viewer)) return 'TRUE';
  const events = place(values, viewer.organisedEvents);
  const [programmes, networks] = [place(values, viewer.organisedProgrammes), place(values, viewer.organisedNetworks)];
  return `(${alias}.id = ANY (${events}::uuid[]) OR coalesce(${alias}.programme_id = ANY (${programmes}::uuid[]), FALSE)
    OR EXISTS (SELECT FROM event_network held WHERE held.event_id = ${alias}.id AND held.network_id = ANY (${networks}::uuid[])))`;
}
