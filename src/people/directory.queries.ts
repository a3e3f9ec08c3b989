import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ActionReferences } from '../plan/index.js';
import { type Connection, Database, type OrderColumn, Page } from '../platform/index.js';
import type { MemberFilter, QueryMembersArgs } from '../schema-types.js';
import { readsCyrillic } from './display-name.js';
import { asSeenBy, type MemberRecord, type MemberRow } from './member-row.js';
import { longest } from './organisations.queries.js';
import { isSeen, memberColumns, viewerIs, viewerValues } from './people.queries.js';
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
 * SQL for the people whom the filter ($5 to $13) finds for the viewer ($1 to $4), as `found`. Each condition holds only where
 * the viewer may see the field that it looks at; search and relevance know only the texts that the viewer may see.
 */
const found = (sortName: 'sort_name' | 'native_sort_name'): string => `
  WITH person AS MATERIALIZED (
    SELECT m.id, m.visibility, m.available_until, m.${sortName} AS sort_name, m.search_names, m.search_posts, m.search_keywords, ${viewerIs} AS viewer_is
    FROM member m
    WHERE m.erased_at IS NULL AND ($11::text IS NULL OR m.search_text LIKE $11)
  ), seen AS (
    SELECT person.id, person.available_until, person.sort_name, ${isSeen('NAME')} AS name, ${isSeen('POSTS')} AS posts, ${isSeen('LANGUAGES')} AS languages,
      ${isSeen('EXPERTISE')} AS expertise, ${isSeen('MEMBERSHIPS')} AS memberships, ${isSeen('AVAILABILITY')} AS availability,
      concat_ws(' ', CASE WHEN ${isSeen('NAME')} THEN person.search_names END, CASE WHEN ${isSeen('POSTS')} THEN person.search_posts END,
        CASE WHEN ${isSeen('KEYWORDS')} THEN person.search_keywords END) AS search_text
    FROM person
  ), found AS (
    SELECT seen.id, CASE WHEN seen.name THEN 0 ELSE 1 END AS withheld, CASE WHEN seen.name THEN seen.sort_name ELSE '' END AS name,
      CASE WHEN $13::text IS NULL THEN 0 ELSE (1000 * word_similarity($13, seen.search_text))::integer END AS relevance
    FROM seen
    WHERE ($5::text[] IS NULL AND $6::text[] IS NULL OR seen.posts AND seen.id IN (
        SELECT post.member_id FROM post CROSS JOIN LATERAL post_on(post.member_id, current_date) held
        LEFT JOIN organisation ON organisation.id = post.organisation_id
        WHERE held.id = post.id AND coalesce(post.to_day >= current_date, true) AND ($5::text[] IS NULL OR post.state = ANY ($5)) AND ($6::text[] IS NULL OR organisation.kind = ANY ($6))))
      AND ($7::text[] IS NULL OR seen.languages AND seen.id IN (SELECT member_id FROM member_language WHERE language = ANY ($7)))
      AND ($8::uuid[] IS NULL OR seen.expertise AND seen.id IN (SELECT member_id FROM member_expertise WHERE action_id = ANY ($8)))
      AND ($9::date IS NULL OR seen.availability AND seen.available_until >= $9)
      AND ($10::uuid[] IS NULL OR seen.memberships AND seen.id IN (SELECT member_id FROM membership WHERE network_id = ANY ($10) AND status = 'ACTIVE'))
      AND ($12::text[] IS NULL OR seen.search_text LIKE ALL ($12))
  )`;

/** The directory of people. */
@Injectable()
export class DirectoryQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  /** By the name that the viewer gets to see, or by relevance when searching. One statement, whatever is asked for. */
  async members(viewer: Viewer, { filter, ...pageArguments }: QueryMembersArgs): Promise<Connection<MemberRow>> {
    const page = new Page(order, pageArguments);
    const asked = [...viewerValues(viewer), ...(await this.valuesOf(filter ?? {}))];
    const people = found(readsCyrillic(viewer.locale) ? 'native_sort_name' : 'sort_name');
    const values = [...asked];
    const place = page.where(values);
    const rows = await this.database.rows<MemberRecord & Place>(
      `${people}, page AS (SELECT found.* FROM found WHERE ${place} ${page.orderAndLimit(values)})
       SELECT found.relevance, found.withheld, found.name, ${memberColumns} FROM page AS found JOIN member m ON m.id = found.id ${page.orderAndLimit(values)}`,
      values,
    );
    const members = rows.map((row) => ({
      ...asSeenBy(viewer, row),
      place: [row.relevance, row.withheld, row.name, row.id],
    }));
    return page.connection(
      members,
      (row) => row.place,
      async () => {
        const [counted] = await this.database.rows<{ count: number }>(`${people} SELECT count(*) FROM found`, asked);
        return counted!.count;
      },
    );
  }

  private async valuesOf({
    search,
    states,
    organisationKinds,
    languages,
    actions,
    availableOn,
    networks,
  }: MemberFilter): Promise<unknown[]> {
    const patterns = searchPatterns(search);
    return [
      states ?? null,
      organisationKinds ?? null,
      languages ?? null,
      actions ? await this.actions.selection(this.database, actions, 'filter.actions') : null,
      availableOn ?? null,
      networks ?? null,
      patterns && longest(patterns),
      patterns,
      patterns && searchKey(search ?? ''),
    ];
  }
}
