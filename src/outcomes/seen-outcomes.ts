import { isSecretariat, type Viewer } from '../access/index.js';
import { staffedBy } from '../events/index.js';
import type { Audience } from '../schema-types.js';

/*
 * Who sees which version of an outcome, as SQL on `outcome o` and `outcome_version v`, the same on every path. Staff see
 * the current version; everybody else the published one, where its audience lets them or their state has something to do because of it. Each
 * function adds its values.
 */

/** Holds for the one version of each outcome that this viewer sees. */
export function seenOutcomes(viewer: Viewer, values: unknown[], head = 'o', version = 'v'): string {
  const staff = staffOf(viewer, values, head);
  const current = `${version}.number = ${head}.current_number`;
  return `(CASE WHEN ${staff} THEN ${current} ELSE ${shownAsPublished(viewer, values, head, version)} END)`;
}

/** Holds for the published version of each outcome that this viewer would see if it did not look after any. */
export const shownAsPublished = (viewer: Viewer, values: unknown[], head = 'o', version = 'v'): string =>
  `(${version}.number = ${head}.published_number AND (${admits(viewer, values, version)} OR ${owes(viewer, values, version)}))`;

/** Holds for outcomes whose staff this viewer is: the secretariat, organisers of its current networks and events, its author. */
export function staffOf(viewer: Viewer, values: unknown[], head = 'o'): string {
  if (isSecretariat(viewer)) return 'TRUE';
  if (viewer.memberId === null) return 'FALSE';
  const me = parameter(values, viewer.memberId, 'uuid');
  return `(${head}.created_by_member_id = ${me} OR ${organisedBy(viewer, values, `${head}.id`, `${head}.current_number`)})`;
}

/** Holds for the published version of each outcome, where this viewer may read it; staff too get that and not a newer one. */
export const publishedTo = (viewer: Viewer, values: unknown[]): string =>
  `v.number = o.published_number AND ${admits(viewer, values, 'v')}`;

/** Holds for versions that ask something of a state that this viewer is a contact point of. */
function owes(viewer: Viewer, values: unknown[], version: string): string {
  if (viewer.contactPointOf.length === 0) return 'FALSE';
  return `EXISTS (SELECT FROM follow_up_version w WHERE (w.outcome_id, w.number) = (${version}.outcome_id, ${version}.number)
    AND w.owner_state = ANY (${parameter(values, viewer.contactPointOf, 'text[]')}))`;
}

/** Holds for what this viewer may read by its audience: rows with outcome_id, number and audience, versions as well as evidence. */
export function admits(viewer: Viewer, values: unknown[], alias: string): string {
  if (isSecretariat(viewer)) return 'TRUE';
  const open: Audience[] = ['PUBLIC'];
  if (viewer.memberId !== null) open.push('MEMBERS');
  if (viewer.contactPointOf.length > 0) open.push('STATES');
  const everywhere = `${alias}.audience = ANY (${parameter(values, open, 'text[]')})`;
  if (viewer.memberId === null) return everywhere;
  const me = parameter(values, viewer.memberId, 'uuid');
  return `(${everywhere}
    OR ${alias}.audience = 'NETWORKS' AND EXISTS (
      SELECT FROM outcome_network link JOIN membership m ON m.network_id = link.network_id
      WHERE link.outcome_id = ${alias}.outcome_id AND link.number = ${alias}.number AND m.member_id = ${me} AND m.status = 'ACTIVE')
    OR ${alias}.audience = 'PARTICIPANTS' AND EXISTS (
      SELECT FROM outcome_event link JOIN registration r ON r.event_id = link.event_id
      WHERE link.outcome_id = ${alias}.outcome_id AND link.number = ${alias}.number AND r.member_id = ${me} AND r.status = 'CONFIRMED')
    OR ${organisedBy(viewer, values, `${alias}.outcome_id`, `${alias}.number`)})`;
}

/** Holds when this viewer organises one of the networks or events of a version; `outcome` and `number` are SQL. */
export function organisedBy(viewer: Viewer, values: unknown[], outcome: string, number: string): string {
  const { organisedNetworks, organisedProgrammes, organisedEvents } = viewer;
  if ([organisedNetworks, organisedProgrammes, organisedEvents].every((ids) => ids.length === 0)) return 'FALSE';
  const networks = parameter(values, organisedNetworks, 'uuid[]');
  return `(EXISTS (
      SELECT FROM outcome_network link WHERE link.outcome_id = ${outcome} AND link.number = ${number} AND link.network_id = ANY (${networks}))
    OR EXISTS (
      SELECT FROM outcome_event link JOIN event held_event ON held_event.id = link.event_id
      WHERE link.outcome_id = ${outcome} AND link.number = ${number} AND ${staffedBy(viewer, values, 'held_event')}))`;
}

function parameter(values: unknown[], value: unknown, type: 'uuid' | 'uuid[]' | 'text[]'): string {
  values.push(value);
  return `$${values.length}::${type}`;
}
