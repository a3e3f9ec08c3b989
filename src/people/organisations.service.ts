import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  Database,
  mergeTexts,
  newId,
  notFound,
  textIn,
  type Texts,
  type Transaction,
  violatedConstraint,
} from '../platform/index.js';
import type { OrganisationInput, UpdateOrganisationInput } from '../schema-types.js';
import { changesBetween } from './changes.js';
import { type OrganisationRow, OrganisationsQueries } from './organisations.queries.js';
import { SearchTexts } from './search-texts.js';
import { searchKey } from './transliteration.js';

const movingParents = 7_021_999;

/** Keeps the organisations that people work for or stand for. */
@Injectable()
export class Organisations {
  constructor(
    private readonly database: Database,
    private readonly queries: OrganisationsQueries,
    private readonly searchTexts: SearchTexts,
    private readonly trail: Trail,
  ) {}

  /** One that the secretariat adds is confirmed from the start. @throws Problem BAD_INPUT */
  async create(viewer: Viewer, input: OrganisationInput): Promise<{ id: string }> {
    const organisation: OrganisationRow = {
      id: newId(),
      name: named(mergeTexts({}, input.name)),
      shortName: input.shortName?.trim() || null,
      kind: input.kind,
      state: input.state ?? null,
      parentId: input.parent ?? null,
      confirmed: isSecretariat(viewer),
    };
    return this.database.transaction(async (transaction) => {
      await insertOrganisations(transaction, [organisation]);
      const changes = changesBetween({}, organisation);
      await this.trail.record(transaction, viewer, [
        { action: 'createOrganisation', subject: organisation.id, subjectKind: 'Organisation', changes },
      ]);
      return { id: organisation.id };
    });
  }

  /** @throws Problem NOT_FOUND, or BAD_INPUT for a parent that is part of it */
  async update(viewer: Viewer, id: string, input: UpdateOrganisationInput): Promise<void> {
    await this.database.transaction(async (transaction) => {
      if (input.parent) await refuseCycle(transaction, id, input.parent);
      await transaction.rows('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [id]);
      const [organisation] = await this.queries.byIds([id], transaction);
      if (!organisation) throw notFound('id');
      const changed = withChanges(organisation, input);
      await inSql(() =>
        transaction.rows(
          `UPDATE organisation SET name = $2, short_name = $3, kind = $4, state = $5, parent_id = $6, confirmed = $7, sort_name = $8, search_text = $9
           WHERE id = $1`,
          [
            id,
            changed.name,
            changed.shortName,
            changed.kind,
            changed.state,
            changed.parentId,
            changed.confirmed,
            sortName(changed),
            searchText(changed),
          ],
        ),
      );
      await this.searchTexts.refreshPeopleOf(transaction, id);
      const changes = changesBetween(organisation, changed);
      await this.trail.record(transaction, viewer, [
        { action: 'updateOrganisation', subject: id, subjectKind: 'Organisation', changes },
      ]);
    });
  }
}

/** Adds organisations. @throws Problem BAD_INPUT for an unknown state or parent */
export async function insertOrganisations(
  transaction: Transaction,
  organisations: readonly OrganisationRow[],
): Promise<void> {
  const rows = organisations.map((organisation) => ({
    ...organisation,
    sortName: sortName(organisation),
    searchText: searchText(organisation),
  }));
  await inSql(() =>
    transaction.rows(
      `INSERT INTO organisation (id, name, short_name, kind, state, parent_id, confirmed, sort_name, search_text)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS item (id uuid, name jsonb, "shortName" text, kind text, state text, "parentId" uuid,
         confirmed boolean, "sortName" text, "searchText" text)`,
      [JSON.stringify(rows)],
    ),
  );
}

const sortName = ({ name }: OrganisationRow): string => textIn(name, 'en')!;
const searchText = ({ name, shortName }: OrganisationRow): string =>
  searchKey([...Object.values(name), shortName ?? ''].join(' '));

function withChanges(organisation: OrganisationRow, input: UpdateOrganisationInput): OrganisationRow {
  const needed = { en: 'A value is required here.', ru: 'Здесь требуется значение.' };
  if (input.kind === null) throw badInput('input.kind', needed);
  if (input.confirmed === null) throw badInput('input.confirmed', needed);
  return {
    id: organisation.id,
    name: named(input.name === null ? {} : mergeTexts(organisation.name, input.name)),
    shortName: input.shortName === undefined ? organisation.shortName : input.shortName?.trim() || null,
    kind: input.kind ?? organisation.kind,
    state: input.state === undefined ? organisation.state : input.state,
    parentId: input.parent === undefined ? organisation.parentId : input.parent,
    confirmed: input.confirmed ?? organisation.confirmed,
  };
}

function named(name: Texts): Texts {
  if (Object.keys(name).length > 0) return name;
  throw badInput('input.name', { en: 'An organisation needs a name.', ru: 'У организации должно быть название.' });
}

/** Parents are changed one at a time, so that two changes cannot close a circle together. */
async function refuseCycle(transaction: Transaction, id: string, parent: string): Promise<void> {
  await transaction.rows('SELECT pg_advisory_xact_lock($1)', [movingParents]);
  const [circle] = await transaction.rows(
    `WITH RECURSIVE line (id) AS (
       SELECT $2::uuid UNION SELECT organisation.parent_id FROM line JOIN organisation USING (id) WHERE organisation.parent_id IS NOT NULL
     ) SELECT FROM line WHERE id = $1`,
    [id, parent],
  );
  if (circle)
    throw badInput('input.parent', {
      en: 'An organisation cannot be part of itself.',
      ru: 'Организация не может входить в саму себя.',
    });
}

/** Says which input a reference that leads nowhere came from. */
async function inSql(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
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
