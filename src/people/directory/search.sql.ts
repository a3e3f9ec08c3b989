import { isSecretariat, type Viewer } from '../../access/index.js';
import { allOf, anyOf, given, type Sql, sql } from '../../platform/index.js';
import { isSeen, viewerIs } from '../profile/member-visibility.sql.js';
import { searchPatterns } from './transliteration.js';

type Search = string | null | undefined;

/**
 * Holds where every word of a search occurs somewhere in a text that `searchText` made. Short ones are looked for at
 * the beginnings of words: "Ann" does not find Dan, whose keys are alike within.
 */
export const hasEveryWord = (text: Sql, search: Search): Sql =>
  given(searchPatterns(search), (patterns) => {
    const placed = patterns.map((pattern) => (pattern.length <= shortPattern ? `% ${pattern.slice(1)}` : pattern));
    return sql`' ' || ${text} LIKE ALL (${placed}::text[])`;
  });

/** Of three letters, between its two signs. */
const shortPattern = 5;

/** Holds wherever that can hold, and is answered from the index over a column, which serves one pattern at a time. */
export const mayHaveEveryWord = (column: Sql, search: Search): Sql =>
  allOf((searchPatterns(search) ?? []).map((pattern) => sql`${column} LIKE ${pattern}`));

/** Holds where a column has at least one of the words. */
export const hasAnyWord = (column: Sql, search: Search): Sql =>
  anyOf((searchPatterns(search) ?? []).map((pattern) => sql`${column} LIKE ${pattern}`));

/** The same of a column that has such an index. */
export const foundIn = (column: Sql, search: Search): Sql =>
  allOf([mayHaveEveryWord(column, search), hasEveryWord(column, search)]);

/** By what a viewer may find `member m` besides keywords: names and posts, as far as they are seen. */
export function personFoundBy(viewer: Viewer): Sql {
  if (isSecretariat(viewer)) return sql`concat_ws(' ', m.search_names, m.search_posts)`;
  // OFFSET keeps what the viewer is to the person from being worked out for each field.
  return sql`(SELECT concat_ws(' ', CASE WHEN ${isSeen.NAME} THEN m.search_names END,
      CASE WHEN ${isSeen.POSTS} THEN m.search_posts END)
    FROM (SELECT m.visibility, ${viewerIs(viewer)} AS viewer_is OFFSET 0) person)`;
}
