import { Injectable } from '@nestjs/common';
import {
  type Condition,
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  type Reader,
  type Texts,
} from '../platform/index.js';
import type { OrganisationKind, QueryOrganisationsArgs } from '../schema-types.js';
import { searchKey, searchPatterns } from './transliteration.js';

export interface OrganisationRow {
  id: string;
  name: Texts;
  shortName: string | null;
  kind: OrganisationKind;
  /** A state's code. */
  state: string | null;
  parentId: string | null;
  confirmed: boolean;
}

interface PlacedOrganisation extends OrganisationRow {
  sortName: string;
  relevance: number;
}

const organisationColumns = `organisation.id, organisation.name, organisation.short_name AS "shortName", organisation.kind, organisation.state,
  organisation.parent_id AS "parentId", organisation.confirmed`;

/** How well the name fits what is searched for ($6), in thousandths; the same for all when nothing is. */
const relevance = `CASE WHEN $6::text IS NULL THEN 0 ELSE (1000 * word_similarity($6, organisation.search_text))::integer END`;

const byName: readonly OrderColumn[] = [
  { sql: 'organisation.sort_name', type: 'text' },
  { sql: 'organisation.id', type: 'uuid' },
];
const order: readonly OrderColumn[] = [{ sql: relevance, type: 'integer', descending: true }, ...byName];

const chosen = `($1::text[] IS NULL OR organisation.kind = ANY ($1)) AND ($2::text[] IS NULL OR organisation.state = ANY ($2))
  AND ($3::boolean IS NULL OR organisation.confirmed = $3) AND ($4::text IS NULL OR organisation.search_text LIKE $4)
  AND ($5::text[] IS NULL OR organisation.search_text LIKE ALL ($5))`;

/** Reads organisations. There is nothing personal in them. */
@Injectable()
export class OrganisationsQueries {
  constructor(private readonly database: Database) {}

  /** By their English name, or by relevance when searching. */
  async organisations({ filter, ...pageArguments }: QueryOrganisationsArgs): Promise<Connection<OrganisationRow>> {
    const page = new Page(order, pageArguments);
    const patterns = searchPatterns(filter?.search);
    const asked = [
      filter?.kinds ?? null,
      filter?.states ?? null,
      filter?.confirmed ?? null,
      patterns && longest(patterns),
      patterns,
    ];
    const values: unknown[] = [...asked, patterns && searchKey(filter?.search ?? '')];
    const rows = await this.database.rows<PlacedOrganisation>(
      `SELECT ${organisationColumns}, organisation.sort_name AS "sortName", ${relevance} AS relevance FROM organisation
       WHERE ${chosen} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(
      rows,
      (row) => [row.relevance, row.sortName, row.id],
      () => this.database.count(`organisation WHERE ${chosen}`, asked),
    );
  }

  /** Those that a condition on `organisation`, written by a later room, holds for; by their English name. */
  async among(condition: Condition, pageArguments: PageArguments): Promise<Connection<OrganisationRow>> {
    const page = new Page(byName, pageArguments);
    const values: unknown[] = [];
    const chosenOnes = condition(values);
    const asked = [...values];
    const rows = await this.database.rows<OrganisationRow & { sortName: string }>(
      `SELECT ${organisationColumns}, organisation.sort_name AS "sortName" FROM organisation
       WHERE ${chosenOnes} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(
      rows,
      ({ sortName, id }) => [sortName, id],
      () => this.database.count(`organisation WHERE ${chosenOnes}`, asked),
    );
  }

  async byIds(ids: readonly string[], reader: Reader = this.database): Promise<OrganisationRow[]> {
    return reader.rows<OrganisationRow>(
      `SELECT ${organisationColumns} FROM organisation WHERE organisation.id = ANY ($1)`,
      [ids],
    );
  }
}

/** The pattern that finds the fewest, most likely: an index serves one pattern, not a list of them. */
export const longest = (patterns: readonly string[]): string =>
  patterns.reduce((one, other) => (other.length > one.length ? other : one));
