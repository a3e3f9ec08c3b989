import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Connection,
  Database,
  given,
  type OrderColumn,
  Page,
  type PageArguments,
  type Reader,
  type Sql,
  sql,
} from '../../platform/index.js';
import type { OrganisationFilter, QueryOrganisationsArgs } from '../../schema-types.js';
import { foundIn } from '../directory/search.sql.js';
import { searchKey } from '../directory/transliteration.js';
import type { OrganisationRow } from './organisation.row.js';

interface ListedOrganisation extends OrganisationRow {
  sortName: string;
}

interface FoundOrganisation extends ListedOrganisation {
  relevance: number;
}

const organisationColumns = sql`organisation.id, organisation.name, organisation.short_name AS "shortName",
  organisation.kind, organisation.state, organisation.parent_id AS "parentId", organisation.confirmed`;
const listedColumns = sql`${organisationColumns}, organisation.sort_name AS "sortName"`;

const byName: readonly OrderColumn[] = [
  { sql: sql`organisation.sort_name`, type: 'text' },
  { sql: sql`organisation.id`, type: 'uuid' },
];

/** How well the name fits what is searched for, in thousandths; the same for all when nothing is. */
const relevanceTo = (key: string | null): Sql => sql`CASE WHEN ${key}::text IS NULL THEN 0
  ELSE (1000 * word_similarity(${key}::text, organisation.search_text))::integer END`;

const matches = (filter: OrganisationFilter): Sql =>
  allOf([
    given(filter.kinds, (kinds) => sql`organisation.kind = ANY (${kinds}::text[])`),
    given(filter.states, (codes) => sql`organisation.state = ANY (${codes}::text[])`),
    given(filter.confirmed, (confirmed) => sql`organisation.confirmed = ${confirmed}`),
    foundIn(sql`organisation.search_text`, filter.search),
  ]);

/** Reads organisations. There is nothing personal in them. */
@Injectable()
export class OrganisationsQueries {
  constructor(private readonly database: Database) {}

  /** By their English name, or by relevance when searching. */
  async organisations({ filter, ...pageArguments }: QueryOrganisationsArgs): Promise<Connection<OrganisationRow>> {
    const relevance = relevanceTo(filter?.search?.trim() ? searchKey(filter.search) : null);
    const page = new Page([{ sql: relevance, type: 'integer', descending: true }, ...byName], pageArguments);
    return page.read<FoundOrganisation>(
      this.database,
      {
        columns: sql`${listedColumns}, ${relevance} AS relevance`,
        from: sql`organisation`,
        where: matches(filter ?? {}),
      },
      (row) => [row.relevance, row.sortName, row.id],
    );
  }

  /** Those that a condition on `organisation`, written by a later room, holds for; by their English name. */
  async among(condition: Sql, pageArguments: PageArguments): Promise<Connection<OrganisationRow>> {
    return new Page(byName, pageArguments).read<ListedOrganisation>(
      this.database,
      { columns: listedColumns, from: sql`organisation`, where: condition },
      ({ sortName, id }) => [sortName, id],
    );
  }

  async byIds(ids: readonly string[], reader: Reader = this.database): Promise<OrganisationRow[]> {
    return reader.rows<OrganisationRow>(
      sql`SELECT ${organisationColumns} FROM organisation WHERE organisation.id = ANY (${ids})`,
    );
  }
}
