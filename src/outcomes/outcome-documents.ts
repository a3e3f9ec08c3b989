import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { signedIn, type SignedIn, type Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { type MaterialChange, type MaterialOwner, MaterialOwners } from '../events/index.js';
import type { Transaction } from '../platform/index.js';
import { documentsAfter, onlyTranslates, type OtherDocument } from './document-changes.js';
import { differences, type OutcomeContent } from './outcome-content.js';
import { OutcomeRevisions } from './outcome-revisions.js';
import { notAllowed, statusAfterEdit } from './outcome.policy.js';
import type { OutcomeRow } from './outcomes.queries.js';
import { admits, shownAsPublished, staffOf } from './seen-outcomes.js';

/** Outcomes as owners of materials: their documents, which each version has its own list of. */
@Injectable()
export class OutcomeDocuments implements MaterialOwner, OnModuleInit {
  readonly column = 'outcome_id';

  constructor(
    private readonly owners: MaterialOwners,
    private readonly revisions: OutcomeRevisions,
    private readonly trail: Trail,
  ) {}

  onModuleInit(): void {
    this.owners.add(this);
  }

  /** Those of older versions too: they tell what was checked. */
  staffed(viewer: Viewer, values: unknown[]): string {
    return `EXISTS (SELECT FROM outcome o WHERE o.id = f.outcome_id AND ${staffOf(viewer, values)})`;
  }

  readable(viewer: Viewer, values: unknown[]): string {
    return `EXISTS (
      SELECT FROM (SELECT d.outcome_id, d.number, f.audience FROM outcome_document d WHERE d.material_id = f.id) own
      JOIN outcome o ON o.id = own.outcome_id JOIN outcome_version v ON (v.outcome_id, v.number) = (own.outcome_id, own.number)
      WHERE ${shownAsPublished(viewer, values)} AND ${admits(viewer, values, 'own')})`;
  }

  async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean> {
    return (await this.revisions.hold(transaction, signedIn(viewer), id, 'to')) !== null;
  }

  /** Another document makes another version where this one has been checked, unless it only adds a language. */
  async revise(transaction: Transaction, viewer: Viewer, change: MaterialChange): Promise<boolean> {
    const { ownerId, id, before, after } = change;
    const writer = signedIn(viewer);
    const row = (await this.revisions.hold(transaction, writer, ownerId, 'to'))!;
    const content = await this.revisions.read(transaction, row);
    const edited = statusAfterEdit(row.status);
    if (before !== null && !content.documents.includes(id)) throw notAllowed();
    if (isDeepStrictEqual(before, after)) return false;
    // Evidence of this version would be gone with it.
    if (after === null && content.evidence.some(({ materialId }) => materialId === id)) throw notAllowed();
    const translates = onlyTranslates(await others(transaction, content, id), before, after);
    const status = translates ? row.status : edited;
    const stays =
      before !== null && !translates && (status !== row.status || (await isElsewhere(transaction, row, id)));
    await this.write(transaction, writer, row, status, content, documentsAfter(content, change, stays));
    return stays;
  }

  private async write(
    transaction: Transaction,
    viewer: SignedIn,
    row: OutcomeRow,
    status: OutcomeRow['status'],
    before: OutcomeContent,
    after: OutcomeContent,
  ): Promise<void> {
    await this.revisions.write(transaction, viewer, row, status, after);
    const changes = differences(before, after);
    // What changed within a document is told of the document.
    if (changes.length === 0) return;
    await this.trail.record(transaction, viewer, [
      { action: 'updateOutcome', subject: row.id, subjectKind: 'Outcome', changes },
    ]);
  }
}

async function others(transaction: Transaction, { documents }: OutcomeContent, id: string): Promise<OtherDocument[]> {
  return transaction.rows(`SELECT language, audience FROM material WHERE id = ANY ($1::uuid[]) AND id <> $2`, [
    documents,
    id,
  ]);
}

/** Whether another version has the document too. */
async function isElsewhere(transaction: Transaction, { number }: OutcomeRow, id: string): Promise<boolean> {
  const found = await transaction.rows(`SELECT FROM outcome_document WHERE material_id = $1 AND number <> $2 LIMIT 1`, [
    id,
    number,
  ]);
  return found.length > 0;
}
