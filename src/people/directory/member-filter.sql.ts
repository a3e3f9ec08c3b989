import type { Viewer } from '../../access/index.js';
import { allOf, given, type Sql, sql } from '../../platform/index.js';
import type { MemberFilter } from '../../schema-types.js';
import { readsCyrillic } from '../profile/display-name.js';
import { isSeen, viewerIs } from '../profile/member-visibility.sql.js';
import { fitOf, hasEveryWord, mayHaveEveryWord } from './search.sql.js';

const seen = sql`seen AS (
    SELECT person.id, person.available_until, person.sort_name, ${isSeen.NAME} AS name, ${isSeen.POSTS} AS posts,
      ${isSeen.LANGUAGES} AS languages, ${isSeen.EXPERTISE} AS expertise, ${isSeen.MEMBERSHIPS} AS memberships,
      ${isSeen.AVAILABILITY} AS availability,
      CASE WHEN ${isSeen.NAME} THEN person.search_names ELSE '' END AS search_names,
      concat_ws(' ',
        CASE WHEN ${isSeen.NAME} THEN person.search_names END,
        CASE WHEN ${isSeen.POSTS} THEN person.search_posts END,
        CASE WHEN ${isSeen.KEYWORDS} THEN person.search_keywords END) AS search_text
    FROM person
  )`;

/**
 * WITH the people whom the filter finds for the viewer, as `found`. Each condition holds only where the viewer may see
 * the field that it looks at; search and relevance, that of their names, know only what the viewer may see.
 */
export function foundMembers(viewer: Viewer, filter: MemberFilter, actionIds: readonly string[] | null): Sql {
  const sortName = readsCyrillic(viewer.locale) ? sql`native_sort_name` : sql`sort_name`;
  const relevance = filter.search?.trim() ? fitOf(sql`seen.search_names`, filter.search) : sql`0`;
  const mayMatch = mayHaveEveryWord(sql`m.search_text`, filter.search);
  return sql`
  WITH person AS MATERIALIZED (
    SELECT m.id, m.visibility, m.available_until, m.${sortName} AS sort_name,
      m.search_names, m.search_posts, m.search_keywords, ${viewerIs(viewer)} AS viewer_is
    FROM member m WHERE ${allOf([sql`m.erased_at IS NULL`, isListed, mayMatch])}
  ), ${seen}, found AS (
    SELECT seen.id, CASE WHEN seen.name THEN 0 ELSE 1 END AS withheld,
      CASE WHEN seen.name THEN seen.sort_name ELSE '' END AS name, ${relevance} AS relevance
    FROM seen WHERE ${fits(filter, actionIds)}
  )`;
}

/** Whom nobody has let in is no part of the directory, whatever they call themselves. */
const isListed = sql`m.id NOT IN (SELECT a.member_id FROM account a WHERE a.admitted_at IS NULL)`;

/** The condition of a filter on a person as `seen`; only what is given is asked. */
const fits = (
  { search, states, organisationKinds, languages, availableOn, networks }: MemberFilter,
  actionIds: readonly string[] | null,
): Sql =>
  allOf([
    given(states, (codes) => seenPost(sql`post.state = ANY (${codes}::text[])`)),
    given(organisationKinds, (kinds) =>
      seenPost(sql`post.organisation_id IN (SELECT id FROM organisation WHERE kind = ANY (${kinds}::text[]))`),
    ),
    given(
      languages,
      (codes) => sql`seen.languages
        AND seen.id IN (SELECT member_id FROM member_language WHERE language = ANY (${codes}::text[]))`,
    ),
    given(
      actionIds,
      (ids) => sql`seen.expertise
        AND seen.id IN (SELECT member_id FROM member_expertise WHERE action_id = ANY (${ids}::uuid[]))`,
    ),
    given(availableOn, (day) => sql`seen.availability AND seen.available_until >= ${day}::date`),
    given(
      networks,
      (ids) => sql`seen.memberships AND seen.id IN (
        SELECT member_id FROM membership WHERE network_id = ANY (${ids}::uuid[]) AND status = 'ACTIVE')`,
    ),
    hasEveryWord(sql`seen.search_text`, search),
  ]);

/** The viewer sees the posts, and the current one, confirmed, is such a post: OFFSET finds those few first. */
const seenPost = (condition: Sql): Sql => sql`seen.posts AND seen.id IN (
  SELECT post.member_id
  FROM (
    SELECT * FROM post WHERE post.confirmed AND coalesce(post.to_day >= current_date, true) AND ${condition} OFFSET 0
  ) post
  CROSS JOIN LATERAL confirmed_post_on(post.member_id, current_date) held WHERE held.id = post.id)`;
