import { isSecretariat, type Viewer } from '../../access/index.js';
import { inAudience, staffedBy } from '../../events/index.js';
import { allOf, anyOf, holds, holdsNever, type Sql, sql } from '../../platform/index.js';

/*
 * Who sees which version of an outcome, as SQL on `outcome o` and `outcome_version v`; every path uses it. Staff see
 * the current version, and beside it the published one where that is another and they may read it; everybody else sees
 * the published one if they are its audience or it asks something of their state.
 */

const [o, v] = [sql`o`, sql`v`];

/** Holds for at most one version of each outcome: the one that this viewer sees. */
export function seenOutcomes(viewer: Viewer, head: Sql = o, version: Sql = v): Sql {
  const current = sql`${version}.number = ${head}.current_number`;
  const published = shownAsPublished(viewer, head, version);
  return sql`(CASE WHEN ${staffOf(viewer, head)} THEN ${current} ELSE ${published} END)`;
}

/** Holds for the published version that this viewer, as staff, may read beside the current one. */
export function shownBeside(viewer: Viewer, head: Sql = o, version: Sql = v): Sql {
  const isOther = sql`${version}.number = ${head}.published_number AND ${version}.number <> ${head}.current_number`;
  const reasons = [staffOfVersion(viewer, head, version), shownAsPublished(viewer, head, version)];
  return allOf([sql`${isOther}`, staffOf(viewer, head), anyOf(reasons)]);
}

/** Holds for every version that this viewer reads: the one that it sees, and the one beside that. */
export const readVersions = (viewer: Viewer, head: Sql = o, version: Sql = v): Sql =>
  sql`(${anyOf([seenOutcomes(viewer, head, version), shownBeside(viewer, head, version)])})`;

/** Holds for the published version of each outcome that this viewer would see without being staff of it. */
export function shownAsPublished(viewer: Viewer, head: Sql = o, version: Sql = v): Sql {
  const reasons = [inAudienceOfOutcome(viewer, version), owes(viewer, version)];
  return sql`(${version}.number = ${head}.published_number AND ${anyOf(reasons)})`;
}

/** Holds for outcomes whose staff this viewer belongs to: secretariat, organisers of its current version, author. */
export function staffOf(viewer: Viewer, head: Sql = o): Sql {
  if (isSecretariat(viewer)) return holds;
  if (viewer.memberId === null) return holdsNever;
  return anyOf([enteredBy(viewer, head), organisedBy(viewer, sql`${head}.id`, sql`${head}.current_number`)]);
}

const enteredBy = ({ memberId }: Viewer, head: Sql): Sql => sql`${head}.created_by_member_id = ${memberId}::uuid`;

/**
 * Holds for versions that this viewer reads as staff does. Of another than the current one that is who organises it,
 * too, or entered the outcome: who organises the next version has not been let see what was before.
 */
export function staffOfVersion(viewer: Viewer, head: Sql = o, version: Sql = v): Sql {
  const isOwn = sql`${version}.number = ${head}.current_number`;
  const organised = organisedBy(viewer, sql`${version}.outcome_id`, sql`${version}.number`);
  return allOf([staffOf(viewer, head), anyOf([isOwn, enteredBy(viewer, head), organised])]);
}

/** Holds for published versions that this viewer may read, also as staff, who never get a newer one in its place. */
export const publishedTo = (viewer: Viewer): Sql =>
  sql`(v.number = o.published_number AND ${anyOf([staffOfVersion(viewer), inAudienceOfOutcome(viewer, v)])})`;

/**
 * Holds where this viewer belongs to the audience of a version, a piece of evidence or a document: of any row with
 * outcome_id, number and audience. Staff are for the caller to add.
 */
export const inAudienceOfOutcome = (viewer: Viewer, row: Sql): Sql =>
  inAudience(viewer, sql`${row}.audience`, {
    networks: (member) => sql`EXISTS (
      SELECT FROM outcome_network link JOIN membership m ON m.network_id = link.network_id
      WHERE ${ofVersion(row)} AND m.member_id = ${member} AND m.status = 'ACTIVE')`,
    participants: (member) => sql`EXISTS (
      SELECT FROM outcome_event link JOIN registration r ON r.event_id = link.event_id
      WHERE ${ofVersion(row)} AND r.member_id = ${member} AND r.status = 'CONFIRMED')`,
  });

/** Holds for versions with a network or event that this viewer organises; the secretariat organises everything. */
export function organisedBy(viewer: Viewer, outcome: Sql, number: Sql): Sql {
  if (isSecretariat(viewer)) return holds;
  const { organisedNetworks, organisedProgrammes, organisedEvents } = viewer;
  if ([organisedNetworks, organisedProgrammes, organisedEvents].every((ids) => ids.length === 0)) return holdsNever;
  return sql`(EXISTS (SELECT FROM outcome_network link
      WHERE link.outcome_id = ${outcome} AND link.number = ${number}
        AND link.network_id = ANY (${organisedNetworks}::uuid[]))
    OR EXISTS (SELECT FROM outcome_event link JOIN event held_event ON held_event.id = link.event_id
      WHERE link.outcome_id = ${outcome} AND link.number = ${number} AND ${staffedBy(viewer, sql`held_event`)}))`;
}

/** Holds for versions with a follow-up for a state that this viewer is a contact point of. */
function owes(viewer: Viewer, version: Sql): Sql {
  if (viewer.contactPointOf.length === 0) return holdsNever;
  return sql`EXISTS (SELECT FROM follow_up_version w
    WHERE (w.outcome_id, w.number) = (${version}.outcome_id, ${version}.number)
      AND w.owner_state = ANY (${viewer.contactPointOf}::text[]))`;
}

const ofVersion = (row: Sql): Sql => sql`link.outcome_id = ${row}.outcome_id AND link.number = ${row}.number`;
