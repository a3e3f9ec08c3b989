import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { ActionReferences } from '../../plan/index.js';
import {
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  type Selection,
  type Sql,
  sql,
} from '../../platform/index.js';
import type { QueryMembersArgs } from '../../schema-types.js';
import { MemberColumns } from '../profile/member.columns.js';
import { type MemberRecord, MemberRow } from '../profile/member.row.js';
import { foundMembers } from './member-filter.sql.js';

interface FoundMember extends MemberRecord {
  relevance: number;
  withheld: number;
  name: string;
  total: number | null;
}

/** Those whose name the viewer may not see come last, by id alone: their place tells nothing. */
const byRelevanceAndName: readonly OrderColumn[] = [
  { sql: sql`found.relevance`, type: 'integer', descending: true },
  { sql: sql`found.withheld`, type: 'integer' },
  { sql: sql`found.name`, type: 'text' },
  { sql: sql`found.id`, type: 'uuid' },
];

/** By names as they are kept, so only for readers who may see all of them. */
const byKeptName: readonly OrderColumn[] = [
  { sql: sql`m.sort_name`, type: 'text' },
  { sql: sql`m.id`, type: 'uuid' },
];

/** The directory of people. */
@Injectable()
export class DirectoryQueries {
  constructor(
    private readonly database: Database,
    private readonly columns: MemberColumns,
    private readonly actions: ActionReferences,
  ) {}

  /**
   * For the secretariat: people that a condition on `member m`, written by a later room, holds for, by their names;
   * erased ones too, as they still count.
   */
  async among(
    viewer: Viewer,
    condition: Sql,
    pageArguments: PageArguments,
    selection: Selection,
  ): Promise<Connection<MemberRow>> {
    const page = new Page(byKeptName, pageArguments);
    const columns = sql`m.sort_name AS "sortName", ${this.columns.of(selection, viewer)}`;
    const found = (told: Sql): Sql => sql`SELECT ${told} FROM member m WHERE ${condition}`;
    const source = { key: sql`m.id`, found, columns, from: sql`member m` };
    const { rows, count } = await page.readWhole<MemberRecord & { sortName: string }>(this.database, source);
    return connectionOf(page, viewer, rows, ({ sortName, id }) => [sortName, id], count);
  }

  /** By the name that the viewer gets to see, or by relevance when searching. One statement, whatever is asked for. */
  async members(
    viewer: Viewer,
    { filter, ...pageArguments }: QueryMembersArgs,
    selection: Selection,
  ): Promise<Connection<MemberRow>> {
    const page = new Page(byRelevanceAndName, pageArguments);
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    const people = foundMembers(viewer, filter ?? {}, actionIds);
    // All have to be found before the first is known, so that counting them costs next to nothing.
    const total = selection.withTotal ? sql`(SELECT count(*) FROM found)` : sql`NULL::bigint`;
    const records = await this.database.rows<FoundMember>(
      sql`${people}, page AS (SELECT found.* FROM found WHERE ${page.where} ${page.orderAndLimit})
      SELECT found.relevance, found.withheld, found.name, ${total} AS total, ${this.columns.of(selection, viewer)}
      FROM page AS found JOIN member m ON m.id = found.id ${page.orderAndLimit}`,
    );
    return connectionOf(
      page,
      viewer,
      records,
      ({ relevance, withheld, name, id }) => [relevance, withheld, name, id],
      async () =>
        records[0]?.total ??
        (await this.database.one<{ count: number }>(sql`${people} SELECT count(*) FROM found`)).count,
    );
  }
}

/** Rows show only what the viewer may see; their places in the list are those of the records. */
export function connectionOf<Found extends MemberRecord>(
  page: Page,
  viewer: Viewer,
  records: readonly Found[],
  placeOf: (record: Found) => unknown[],
  totalCount: () => Promise<number>,
): Connection<MemberRow> {
  const recordOf = new Map(records.map((record) => [new MemberRow(viewer, record), record]));
  return page.connection([...recordOf.keys()], (row) => placeOf(recordOf.get(row)!), totalCount);
}
