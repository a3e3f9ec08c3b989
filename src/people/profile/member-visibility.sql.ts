import { isMember, isSecretariat, type Viewer } from '../../access/index.js';
import { anyOf, holdsNever, listOf, literals, type Sql, sql } from '../../platform/index.js';
import type { ProfileField, Visibility } from '../../schema-types.js';
import { currentMembershipStatuses } from './current-memberships.js';
import { defaultVisibility, profileFields, visibilityLevels } from './profile.policy.js';

/** Whether member m's current post that is confirmed is of a state that the viewer is a contact point of. */
export function ofOwnState({ contactPointOf }: Viewer): Sql {
  if (contactPointOf.length === 0) return holdsNever;
  // EXISTS lets PostgreSQL choose: looked up person by person for a few, worked out once for the whole directory.
  return sql`EXISTS (
    SELECT FROM post CROSS JOIN LATERAL confirmed_post_on(post.member_id, current_date) held
    WHERE post.member_id = m.id AND post.confirmed AND post.state = ANY (${contactPointOf}::text[])
      AND coalesce(post.to_day >= current_date, true) AND held.id = post.id)`;
}

/** Whether member m belongs to a network that the viewer organises. */
export function ofOwnNetwork({ organisedNetworks }: Viewer): Sql {
  if (organisedNetworks.length === 0) return holdsNever;
  return sql`EXISTS (
    SELECT FROM membership
    WHERE membership.member_id = m.id AND membership.network_id = ANY (${organisedNetworks}::uuid[])
      AND membership.status IN ${literals(currentMembershipStatuses)})`;
}

/** Whether member m has signed up, waits to be let in and has named a state that the viewer is a contact point of. */
const asksOwnState = ({ contactPointOf }: Viewer): Sql =>
  contactPointOf.length === 0
    ? holdsNever
    : sql`m.id IN (SELECT a.member_id FROM account a WHERE a.admitted_at IS NULL AND a.disabled_at IS NULL
        AND a.requested_state = ANY (${contactPointOf}::text[]))`;

const ofCommonNetwork = (memberId: string): Sql => sql`EXISTS (
  SELECT FROM membership theirs JOIN membership own USING (network_id)
  WHERE theirs.member_id = m.id AND theirs.status = 'ACTIVE'
    AND own.member_id = ${memberId}::uuid AND own.status = 'ACTIVE')`;

/** Places in `visibilityLevels`. */
const placeOf: Readonly<Record<Visibility, Sql>> = {
  ONLY_ME: sql`0`,
  CONTACT_POINT: sql`1`,
  NETWORK: sql`2`,
  MEMBERS: sql`3`,
  PUBLIC: sql`4`,
};

/** What the viewer is to member m, as a place in `visibilityLevels`; the first that holds counts. */
export function viewerIs(viewer: Viewer): Sql {
  if (isSecretariat(viewer)) return placeOf.ONLY_ME;
  if (viewer.memberId === null) return placeOf.PUBLIC;
  const isSelf = sql`m.id = ${viewer.memberId}::uuid`;
  if (!isMember(viewer)) return sql`CASE WHEN ${isSelf} THEN ${placeOf.ONLY_ME} ELSE ${placeOf.PUBLIC} END`;
  return sql`CASE
    WHEN ${isSelf} THEN ${placeOf.ONLY_ME}
    WHEN ${anyOf([ofOwnState(viewer), asksOwnState(viewer)])} THEN ${placeOf.CONTACT_POINT}
    WHEN ${ofOwnNetwork(viewer)} OR ${ofCommonNetwork(viewer.memberId)} THEN ${placeOf.NETWORK}
    ELSE ${placeOf.MEMBERS} END`;
}

const levels = sql`ARRAY[${listOf(visibilityLevels.map((level) => literals([level])))}]`;

/** Whether the viewer may see a field of `person`, which has visibility and viewer_is: it says what seenFields says. */
export const isSeen = Object.fromEntries(
  profileFields.map((field) => {
    const setting = sql`coalesce(person.visibility ->> ${literals([field])}, ${literals([defaultVisibility[field]])})`;
    return [field, sql`array_position(${levels}, ${setting}) > person.viewer_is`];
  }),
) as Readonly<Record<ProfileField, Sql>>;

/** The PersonNames of `member m` as JSON, null where the viewer may not see them. */
export const namesSeenBy = (viewer: Viewer): Sql => sql`(
  SELECT CASE WHEN ${isSeen.NAME} THEN json_build_object('givenNames', m.given_names, 'familyName', m.family_name,
    'latinName', m.latin_name) END
  FROM (SELECT m.visibility, ${viewerIs(viewer)} AS viewer_is OFFSET 0) person)`;
