import { Injectable } from '@nestjs/common';
import {
  badInput,
  insertRows,
  recordsOf,
  sql,
  type TableRecord,
  textIn,
  type Transaction,
  violatedConstraint,
} from '../../platform/index.js';
import { searchText } from '../directory/transliteration.js';
import type { OrganisationRow } from './organisation.row.js';
import { OrganisationsQueries } from './organisations.queries.js';

const movingParents = 7_021_999;

/** The table of organisations, with what they are sorted and found by. */
@Injectable()
export class OrganisationRecords {
  constructor(private readonly queries: OrganisationsQueries) {}

  /** An organisation, locked until the transaction ends; null when there is none. */
  async lock(transaction: Transaction, id: string): Promise<OrganisationRow | null> {
    await transaction.execute(sql`SELECT FROM organisation WHERE id = ${id} FOR UPDATE`);
    const [organisation] = await this.queries.byIds([id], transaction);
    return organisation ?? null;
  }

  /** The ids of those that are called so, in whatever language and in small letters: of several a confirmed one. */
  async idsByName(transaction: Transaction, names: readonly string[]): Promise<Map<string, string>> {
    const rows = await transaction.rows<{ name: string; id: string }>(
      sql`SELECT DISTINCT ON (name) lower(called.value) AS name, organisation.id
      FROM organisation CROSS JOIN LATERAL jsonb_each_text(organisation.name) AS called
      WHERE lower(called.value) = ANY (${names})
      ORDER BY name, organisation.confirmed DESC, organisation.id`,
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  /** @throws Problem BAD_INPUT for an unknown state or parent */
  async add(transaction: Transaction, organisations: readonly OrganisationRow[]): Promise<void> {
    await namingReferences(transaction.execute(insertRows('organisation', organisations.map(recordOf))));
  }

  /** @throws Problem BAD_INPUT for an unknown state or parent */
  async replace(transaction: Transaction, organisation: OrganisationRow): Promise<void> {
    await namingReferences(
      transaction.execute(
        sql`UPDATE organisation
        SET name = item.name, short_name = item.short_name, kind = item.kind, state = item.state,
          parent_id = item.parent_id, confirmed = item.confirmed, sort_name = item.sort_name,
          search_text = item.search_text
        FROM ${recordsOf('organisation', [recordOf(organisation)])} item WHERE organisation.id = item.id`,
      ),
    );
  }

  /**
   * Parents are changed one at a time, so that two changes cannot close a circle together.
   * @throws Problem BAD_INPUT for a parent that is part of the organisation
   */
  async refuseCircle(transaction: Transaction, id: string, parent: string): Promise<void> {
    await transaction.execute(sql`SELECT pg_advisory_xact_lock(${movingParents})`);
    const circle = await transaction.maybeOne(
      sql`WITH RECURSIVE line (id) AS (
        SELECT ${parent}::uuid
        UNION
        SELECT organisation.parent_id FROM line JOIN organisation USING (id) WHERE organisation.parent_id IS NOT NULL
      ) SELECT FROM line WHERE id = ${id}`,
    );
    if (circle)
      throw badInput('input.parent', {
        en: 'An organisation cannot be part of itself.',
        ru: 'Организация не может входить в саму себя.',
      });
  }
}

const recordOf = ({ id, name, shortName, kind, state, parentId, confirmed }: OrganisationRow): TableRecord => ({
  id,
  name,
  short_name: shortName,
  kind,
  state,
  parent_id: parentId,
  confirmed,
  sort_name: textIn(name, 'en'),
  search_text: searchText([...Object.values(name), shortName ?? ''].join(' ')),
});

/** Says which input a reference that leads nowhere came from. */
async function namingReferences(written: Promise<unknown>): Promise<void> {
  try {
    await written;
  } catch (error) {
    switch (violatedConstraint(error)) {
      case 'organisation_state_fkey':
        throw badInput('input.state', { en: 'There is no such state.', ru: 'Такого государства нет.' });
      case 'organisation_parent_id_fkey':
        throw badInput('input.parent', { en: 'There is no such organisation.', ru: 'Такой организации нет.' });
      default:
        throw error;
    }
  }
}
