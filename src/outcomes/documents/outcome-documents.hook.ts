import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { signedIn, type SignedIn, type Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { type MaterialChange, type MaterialOwner, MaterialOwners } from '../../events/index.js';
import { type Sql, sql, type Transaction } from '../../platform/index.js';
import type { OutcomeStatus } from '../../schema-types.js';
import { provesOutcome } from '../evidence/proving-materials.sql.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { inAudienceOfOutcome, shownAsPublished, staffOf } from '../reading/outcome-visibility.sql.js';
import type { OutcomeContent } from '../versions/outcome-content.js';
import { OutcomeRevisions } from '../versions/outcome-revisions.store.js';
import { notAllowed, statusAfterEdit } from '../writing/outcome.policy.js';
import { onlyTranslates, type OtherDocument, settleDocuments } from './document-changes.js';

/** Outcomes as owners of materials: each version has its own list of documents. */
@Injectable()
export class OutcomeDocuments implements MaterialOwner, OnModuleInit {
  readonly column = 'outcome_id';
  readonly reliesOn = provesOutcome;

  constructor(
    private readonly owners: MaterialOwners,
    private readonly revisions: OutcomeRevisions,
    private readonly trail: Trail,
  ) {}

  onModuleInit(): void {
    this.owners.add(this);
  }

  /** Documents of older versions too, as they show what was checked. */
  staffed(viewer: Viewer): Sql {
    return sql`EXISTS (SELECT FROM outcome o WHERE o.id = f.outcome_id AND ${staffOf(viewer)})`;
  }

  readable(viewer: Viewer): Sql {
    return sql`EXISTS (
      SELECT FROM (SELECT d.outcome_id, d.number, f.audience FROM outcome_document d WHERE d.material_id = f.id) own
        JOIN outcome o ON o.id = own.outcome_id
        JOIN outcome_version v ON (v.outcome_id, v.number) = (own.outcome_id, own.number)
      WHERE ${shownAsPublished(viewer)} AND ${inAudienceOfOutcome(viewer, sql`own`)})`;
  }

  async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean> {
    return (await this.revisions.hold(transaction, signedIn(viewer), id, 'to')) !== null;
  }

  /** Once a version has been checked, a change makes the next one, unless it only adds a language. */
  async revise(transaction: Transaction, viewer: Viewer, change: MaterialChange): Promise<boolean> {
    const { ownerId, id, before, after } = change;
    const writer = signedIn(viewer);
    const row = (await this.revisions.hold(transaction, writer, ownerId, 'to'))!;
    const content = await this.revisions.read(transaction, row);
    const statusOfEdit = statusAfterEdit(row.status);
    if (before !== null && !content.documents.includes(id)) throw notAllowed();
    if (isDeepStrictEqual(before, after)) return false;
    // This version would lose its evidence.
    if (after === null && content.evidence.some(({ materialId }) => materialId === id)) throw notAllowed();
    const translates = onlyTranslates(await othersOf(transaction, content, id), before, after);
    const status = translates ? row.status : statusOfEdit;
    const stays =
      before !== null && !translates && (status !== row.status || (await isElsewhere(transaction, row, id)));
    await this.write(transaction, writer, row, status, content, settleDocuments(content, change, stays));
    return stays;
  }

  private async write(
    transaction: Transaction,
    viewer: SignedIn,
    row: OutcomeRow,
    status: OutcomeStatus,
    before: OutcomeContent,
    after: OutcomeContent,
  ): Promise<void> {
    await this.revisions.write(transaction, viewer, row, status, after);
    const changes = changesBetween(before, after);
    // Changes within a document are recorded with the document.
    if (changes.length === 0) return;
    await this.trail.record(transaction, viewer, [
      { action: 'updateOutcome', subject: row.id, subjectKind: 'Outcome', changes },
    ]);
  }
}

const othersOf = (transaction: Transaction, { documents }: OutcomeContent, id: string): Promise<OtherDocument[]> =>
  transaction.rows(sql`SELECT language, audience FROM material WHERE id = ANY (${documents}::uuid[]) AND id <> ${id}`);

/** Whether another version has the document too. */
const isElsewhere = async (transaction: Transaction, { number }: OutcomeRow, id: string): Promise<boolean> =>
  (await transaction.maybeOne(
    sql`SELECT FROM outcome_document WHERE material_id = ${id} AND number <> ${number} LIMIT 1`,
  )) !== null;
