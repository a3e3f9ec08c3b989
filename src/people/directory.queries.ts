import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ActionReferences } from '../plan/index.js';
import {
  type Condition,
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  place,
  type Selection,
} from '../platform/index.js';
import type { MemberFilter, QueryMembersArgs } from '../schema-types.js';
import { readsCyrillic } from './display-name.js';
import { type MemberRecord, MemberRow } from './member-row.js';
import { longest } from './organisations.queries.js';
import { isSeen, memberColumnsOf, viewerIs } from './people.queries.js';
import { searchKey, searchPatterns } from './transliteration.js';

interface Place {
  relevance: number;
  withheld: number;
  name: string;
}

/** Those whose name the viewer may not see come last, by id alone: their place tells nothing. */
const order: readonly OrderColumn[] = [
  { sql: 'found.relevance', type: 'integer', descending: true },
  { sql: 'found.withheld', type: 'integer' },
  { sql: 'found.name', type: 'text' },
  { sql: 'found.id', type: 'uuid' },
];

/**
 * SQL for the people whom the filter finds for the viewer, as `found`; its values are added to `values`. Each condition holds only
 * where the viewer may see the field that it looks at; search and relevance know only the texts that the viewer may see.
 */
function found(viewer: Viewer, filter: MemberFilter, actionIds: readonly string[] | null, values: unknown[]): string {
  const sortName = readsCyrillic(viewer.locale) ? 'native_sort_name' : 'sort_name';
  const patterns = searchPatterns(filter.search);
  const person = ['m.erased_at IS NULL'];
  if (patterns) person.push(`m.search_text LIKE ${place(values, longest(patterns))}`);
  const viewerIsSql = viewerIs(viewer, values);
  const relevance = patterns
    ? `(1000 * word_similarity(${place(values, searchKey(filter.search ?? ''))}, seen.search_text))::integer`
    : '0';
  return `
  WITH person AS MATERIALIZED (
    SELECT m.id, m.visibility, m.available_until, m.${sortName} AS sort_name, m.search_names, m.search_posts, m.search_keywords, ${viewerIsSql} AS viewer_is
    FROM member m WHERE ${person.join(' AND ')}
  ), seen AS (
    SELECT person.id, person.available_until, person.sort_name, ${isSeen('NAME')} AS name, ${isSeen('POSTS')} AS posts, ${isSeen('LANGUAGES')} AS languages,
      ${isSeen('EXPERTISE')} AS expertise, ${isSeen('MEMBERSHIPS')} AS memberships, ${isSeen('AVAILABILITY')} AS availability,
      concat_ws(' ', CASE WHEN ${isSeen('NAME')} THEN person.search_names END, CASE WHEN ${isSeen('POSTS')} THEN person.search_posts END,
        CASE WHEN ${isSeen('KEYWORDS')} THEN person.search_keywords END) AS search_text
    FROM person
  ), found AS (
    SELECT seen.id, CASE WHEN seen.name THEN 0 ELSE 1 END AS withheld, CASE WHEN seen.name THEN seen.sort_name ELSE '' END AS name, ${relevance} AS relevance
    FROM seen WHERE ${fits(filter, patterns, actionIds, values)}
  )`;
}

/** The condition of a filter on a person as `seen`; only what is given is asked. */
function fits(
  { states, organisationKinds, languages, availableOn, networks }: MemberFilter,
  patterns: readonly string[] | null,
  actionIds: readonly string[] | null,
  values: unknown[],
): string {
  const conditions = ['TRUE'];
  const given = (value: unknown, condition: (at: string) => string): void => {
    if (value !== null && value !== undefined) conditions.push(condition(place(values, value)));
  };
  const post = (condition: string): string => `seen.posts AND seen.id IN (
    SELECT post.member_id FROM post CROSS JOIN LATERAL post_on(post.member_id, current_date) held
    LEFT JOIN organisation ON organisation.id = post.organisation_id
    WHERE held.id = post.id AND coalesce(post.to_day >= current_date, true) AND ${condition})`;
  given(states, (codes) => post(`post.state = ANY (${codes}::text[])`));
  given(organisationKinds, (kinds) => post(`organisation.kind = ANY (${kinds}::text[])`));
  given(
    languages,
    (codes) =>
      `seen.languages AND seen.id IN (SELECT member_id FROM member_language WHERE language = ANY (${codes}::text[]))`,
  );
  given(
    actionIds,
    (ids) =>
      `seen.expertise AND seen.id IN (SELECT member_id FROM member_expertise WHERE action_id = ANY (${ids}::uuid[]))`,
  );
  given(availableOn, (day) => `seen.availability AND seen.available_until >= ${day}::date`);
  given(
    networks,
    (ids) =>
      `seen.memberships AND seen.id IN (SELECT member_id FROM membership WHERE network_id = ANY (${ids}::uuid[]) AND status = 'ACTIVE')`,
  );
  given(patterns, (all) => `seen.search_text LIKE ALL (${all}::text[])`);
  return conditions.join(' AND ');
}

/** By names as they are kept, so only for readers who may see all of them. */
const byName: readonly OrderColumn[] = [
  { sql: 'm.sort_name', type: 'text' },
  { sql: 'm.id', type: 'uuid' },
];

/** The directory of people. */
@Injectable()
export class DirectoryQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  /**
   * For the secretariat: people that a condition on `member m`, written by a later room, holds for, by their names; erased ones too, as they
   * still count.
   */
  async among(
    viewer: Viewer,
    condition: Condition,
    pageArguments: PageArguments,
    selection: Selection,
  ): Promise<Connection<MemberRow>> {
    const page = new Page(byName, pageArguments);
    const values: unknown[] = [];
    const chosen = condition(values);
    const asked = [...values];
    const records = await this.database.rows<MemberRecord & { sortName: string }>(
      `SELECT m.sort_name AS "sortName", ${memberColumnsOf(selection, viewer, values)} FROM member m
       WHERE ${chosen} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    const placeOf = new Map(
      records.map((record): [MemberRow, unknown[]] => [new MemberRow(viewer, record), [record.sortName, record.id]]),
    );
    return page.connection(
      [...placeOf.keys()],
      (row) => placeOf.get(row)!,
      () => this.database.count(`member m WHERE ${chosen}`, asked),
    );
  }

  /** By the name that the viewer gets to see, or by relevance when searching. One statement, whatever is asked for. */
  async members(
    viewer: Viewer,
    { filter, ...pageArguments }: QueryMembersArgs,
    selection: Selection,
  ): Promise<Connection<MemberRow>> {
    const page = new Page(order, pageArguments);
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    const values: unknown[] = [];
    const people = found(viewer, filter ?? {}, actionIds, values);
    const asked = [...values];
    const columns = memberColumnsOf(selection, viewer, values);
    const records = await this.database.rows<MemberRecord & Place>(
      `${people}, page AS (SELECT found.* FROM found WHERE ${page.where(values)} ${page.orderAndLimit(values)})
       SELECT found.relevance, found.withheld, found.name, ${columns} FROM page AS found JOIN member m ON m.id = found.id ${page.orderAndLimit(values)}`,
      values,
    );
    const placeOf = new Map(
      records.map((record): [MemberRow, unknown[]] => [
        new MemberRow(viewer, record),
        [record.relevance, record.withheld, record.name, record.id],
      ]),
    );
    return page.connection(
      [...placeOf.keys()],
      (row) => placeOf.get(row)!,
      async () => {
        const [counted] = await this.database.rows<{ count: number }>(`${people} SELECT count(*) FROM found`, asked);
        return counted!.count;
      },
    );
  }
}
