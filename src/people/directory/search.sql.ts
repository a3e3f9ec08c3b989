import { isSecretariat, type Viewer } from '../../access/index.js';
import { allOf, given, type Sql, sql } from '../../platform/index.js';
import { isSeen, viewerIs } from '../profile/member-visibility.sql.js';
import { searchPatterns } from './transliteration.js';

type Search = string | null | undefined;

/** Whether a list is of all there are, or of some: those of one event or person. */
export type ListSize = 'all' | 'some';

/** A word of a search: what `LIKE` finds it by in a text that `searchText` made. */
export type SearchWord = string;

/** Holds where something holds for every word of a search; everywhere for a search of nothing. */
export const eachWord = (search: Search, condition: (word: SearchWord) => Sql): Sql =>
  given(searchPatterns(search), (words) => allOf(words.map(condition)));

/** Holds where every word of a search occurs somewhere in a text. */
export const hasEveryWord = (text: Sql, search: Search): Sql =>
  given(searchPatterns(search), (words) => sql`' ' || ${text} LIKE ALL (${words.map(placed)}::text[])`);

/** Holds wherever that can hold, and is answered from the index over a column, which serves one word at a time. */
export const mayHaveEveryWord = (column: Sql, search: Search): Sql =>
  eachWord(search, (word) => mayHaveWord(column, word));

/** The same of a column that has such an index. */
export const foundIn = (column: Sql, search: Search): Sql =>
  allOf([mayHaveEveryWord(column, search), hasEveryWord(column, search)]);

/** Holds where a viewer finds a person, of this id, by a word in the names and posts that they see. */
export function isPersonWith(word: SearchWord, viewer: Viewer, id: Sql, size: ListSize): Sql {
  const mayBeFound = sql`m.erased_at IS NULL AND ${mayHaveWord(sql`m.search_text`, word)}`;
  const isFound = hasWord(namesAndPosts(viewer), word);
  const eachByItself = sql`EXISTS (SELECT FROM member m WHERE m.id = ${id} AND ${mayBeFound} AND ${isFound} OFFSET 0)`;
  if (size === 'some') return eachByItself;
  // For a list of all everybody is looked at once; what a viewer sees of them is asked of those who may be found.
  return isSecretariat(viewer)
    ? sql`${id} IN (SELECT m.id FROM member m WHERE ${mayBeFound} AND ${isFound})`
    : sql`(${id} IN (SELECT m.id FROM member m WHERE ${mayBeFound}) AND ${eachByItself})`;
}

/** Holds where an organisation, of this id or none, has a word in a name. */
export const isOrganisationWith = (word: SearchWord, id: Sql): Sql =>
  sql`EXISTS (SELECT FROM organisation o WHERE o.id = ${id} AND ${hasWord(sql`o.search_text`, word)})`;

/**
 * How well a text fits a search, for the order of what is found: 2 where it has every word whole, 1 where it has them
 * within others, 0 where it has not.
 */
export const fitOf = (text: Sql, search: Search): Sql =>
  given(
    searchPatterns(search),
    (words) => sql`CASE WHEN ' ' || ${text} || ' ' LIKE ALL (${words.map(whole)}::text[]) THEN 2
      WHEN ' ' || ${text} LIKE ALL (${words.map(placed)}::text[]) THEN 1 ELSE 0 END`,
  );

/** The index knows nothing of words under three letters: PostgreSQL would read all of it for them. */
const mayHaveWord = (column: Sql, word: SearchWord): Sql =>
  word.length < shortWord ? hasWord(column, word) : sql`${column} LIKE ${word}`;

const hasWord = (text: Sql, word: SearchWord): Sql => sql`' ' || ${text} LIKE ${placed(word)}`;

/** Short ones are looked for at the beginnings of words: "Ann" does not find Dan, whose keys are alike within. */
const placed = (word: SearchWord): string => (word.length <= shortWord ? `% ${word.slice(1)}` : word);

const whole = (word: SearchWord): string => `% ${word.slice(1, -1)} %`;

/** Of three letters, between its two signs. */
const shortWord = 5;

function namesAndPosts(viewer: Viewer): Sql {
  if (isSecretariat(viewer)) return sql`m.search_names || ' ' || m.search_posts`;
  // OFFSET keeps what the viewer is to the person from being worked out for each field.
  return sql`(SELECT concat_ws(' ', CASE WHEN ${isSeen.NAME} THEN m.search_names END,
      CASE WHEN ${isSeen.POSTS} THEN m.search_posts END)
    FROM (SELECT m.visibility, ${viewerIs(viewer)} AS viewer_is OFFSET 0) person)`;
}
