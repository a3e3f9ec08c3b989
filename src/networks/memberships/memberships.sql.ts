import { grantInForce, isMember, isSecretariat, type Viewer } from '../../access/index.js';
import { currentMembershipStatuses, hasEveryWord, mayHaveEveryWord } from '../../people/index.js';
import { allOf, given, holds, holdsNever, literals, type Sql, sql } from '../../platform/index.js';
import type { MembershipFilter } from '../../schema-types.js';

/** The statuses of which a person has at most one in a network, behind IN. */
export const currentOnes = literals(currentMembershipStatuses);

/** Holds for active memberships whose endorsement has run out: its day is over in UTC. */
export const hasRunOut = (ms = sql`ms`): Sql => sql`${ms}.status = 'ACTIVE' AND ${ms}.expires_on < current_date`;

/**
 * Whom a membership concerns, as `member_id`: the person, who speaks for its state and who organises its network.
 * `seesAll` says the same of one viewer.
 */
export const peopleConcerned = (ms = sql`ms`): Sql => sql`SELECT ${ms}.member_id
  UNION SELECT g.member_id FROM role_grant g
    WHERE (g.role = 'CONTACT_POINT' AND g.state = ${ms}.state
      OR g.role = 'ORGANISER' AND g.network_id = ${ms}.network_id) AND ${grantInForce(sql`g`)}`;

/** Whether member `m` shows a part of the profile to everybody signed in, as most do. */
const isOpen = (field: Sql): Sql => sql`coalesce(m.visibility ->> ${field}, 'MEMBERS') IN ('MEMBERS', 'PUBLIC')`;

const showsMemberships = isOpen(sql`'MEMBERSHIPS'`);
const showsName = isOpen(sql`'NAME'`);
const showsPosts = isOpen(sql`'POSTS'`);

/**
 * Holds for exactly the memberships, as `ms`, that the viewer may see: all for staff and the person, active ones for
 * those whom the person shows memberships to, which is everybody signed in unless the person says otherwise.
 */
export function seenMemberships(viewer: Viewer): Sql {
  if (isSecretariat(viewer)) return holds;
  const { memberId, organisedNetworks, contactPointOf } = viewer;
  if (memberId === null) return holdsNever;
  if (!isMember(viewer)) return sql`ms.member_id = ${memberId}::uuid`;
  return sql`(ms.member_id = ${memberId}::uuid OR ms.network_id = ANY (${organisedNetworks}::uuid[])
    OR ms.state = ANY (${contactPointOf}::text[])
    OR ms.status = 'ACTIVE' AND EXISTS (SELECT FROM member m WHERE m.id = ms.member_id AND (${showsMemberships}
      OR m.visibility ->> 'MEMBERSHIPS' = 'NETWORK' AND EXISTS (
        SELECT FROM membership own JOIN membership theirs USING (network_id)
        WHERE own.member_id = ${memberId}::uuid AND own.status = 'ACTIVE'
          AND theirs.member_id = m.id AND theirs.status = 'ACTIVE'))))`;
}

/** Holds for the memberships, as `ms`, that the viewer may see and that fit the filter. */
export function chosenMemberships(viewer: Viewer, filter: MembershipFilter | null | undefined): Sql {
  return allOf([
    seenMemberships(viewer),
    given(filter?.networks, (ids) => sql`ms.network_id = ANY (${ids}::uuid[])`),
    given(filter?.statuses, (statuses) => sql`ms.status = ANY (${statuses}::text[])`),
    given(filter?.roles, (roles) => sql`ms.role = ANY (${roles}::text[])`),
    given(filter?.states, (codes) => sql`ms.state = ANY (${codes}::text[])`),
    given(filter?.expiresBefore, (day) => sql`ms.expires_on < ${day}::date`),
    given(filter?.search?.trim() || null, (search) => ofPeopleFoundBy(viewer, search)),
  ]);
}

/** What people hide is not searched either. */
function ofPeopleFoundBy(viewer: Viewer, search: string): Sql {
  const seesEverybody = isSecretariat(viewer);
  const text = sql`concat_ws(' ',
    CASE WHEN ${seesEverybody ? holds : showsName} THEN m.search_names END,
    CASE WHEN ${seesEverybody ? holds : showsPosts} THEN m.search_posts END)`;
  const found = allOf([mayHaveEveryWord(sql`m.search_text`, search), hasEveryWord(text, search)]);
  return sql`EXISTS (SELECT FROM member m WHERE m.id = ms.member_id AND ${found})`;
}
