import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { badInput, Database, mergeTexts, newId, notFound, type Texts, valueRequired } from '../../platform/index.js';
import type { OrganisationInput, UpdateOrganisationInput } from '../../schema-types.js';
import { SearchTexts } from '../directory/search-texts.store.js';
import { organisationChanges } from './organisation-changes.js';
import { OrganisationRecords } from './organisation-records.store.js';
import type { OrganisationRow } from './organisation.row.js';

/** Keeps the organisations that people work for or stand for. */
@Injectable()
export class Organisations {
  constructor(
    private readonly database: Database,
    private readonly records: OrganisationRecords,
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
      await this.records.add(transaction, [organisation]);
      const changes = organisationChanges(null, organisation);
      await this.trail.record(transaction, viewer, [
        { action: 'createOrganisation', subject: organisation.id, subjectKind: 'Organisation', changes },
      ]);
      return { id: organisation.id };
    });
  }

  /** @throws Problem NOT_FOUND, or BAD_INPUT for a parent that is part of it */
  async update(viewer: Viewer, id: string, input: UpdateOrganisationInput): Promise<void> {
    await this.database.transaction(async (transaction) => {
      if (input.parent) await this.records.refuseCircle(transaction, id, input.parent);
      const before = await this.records.lock(transaction, id);
      if (!before) throw notFound('id');
      const after = settleOrganisation(before, input);
      await this.records.replace(transaction, after);
      await this.searchTexts.refreshPeopleOf(transaction, id);
      const changes = organisationChanges(before, after);
      await this.trail.record(transaction, viewer, [
        { action: 'updateOrganisation', subject: id, subjectKind: 'Organisation', changes },
      ]);
    });
  }
}

function settleOrganisation(before: OrganisationRow, input: UpdateOrganisationInput): OrganisationRow {
  if (input.kind === null) throw badInput('input.kind', valueRequired);
  if (input.confirmed === null) throw badInput('input.confirmed', valueRequired);
  return {
    id: before.id,
    name: named(input.name === null ? {} : mergeTexts(before.name, input.name)),
    shortName: input.shortName === undefined ? before.shortName : input.shortName?.trim() || null,
    kind: input.kind ?? before.kind,
    state: input.state === undefined ? before.state : input.state,
    parentId: input.parent === undefined ? before.parentId : input.parent,
    confirmed: input.confirmed ?? before.confirmed,
  };
}

function named(name: Texts): Texts {
  if (Object.keys(name).length > 0) return name;
  throw badInput('input.name', { en: 'An organisation needs a name.', ru: 'У организации должно быть название.' });
}
