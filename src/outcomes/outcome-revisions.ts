import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { forbidden, newId, notFound, type Reader, type Transaction } from '../platform/index.js';
import type { OutcomeStatus } from '../schema-types.js';
import type { OutcomeContent } from './outcome-content.js';
import { OutcomeVersions } from './outcome-versions.js';
import { type OutcomeRow, OutcomeQueries } from './outcomes.queries.js';

/** Writes what outcomes say into the version that it belongs to (docs/decisions/0004). */
@Injectable()
export class OutcomeRevisions {
  constructor(
    private readonly versions: OutcomeVersions,
    private readonly queries: OutcomeQueries,
  ) {}

  /** Locks an outcome for somebody who looks after it; null when there is none. @throws Problem NOT_FOUND naming `field`, FORBIDDEN */
  async hold(transaction: Transaction, viewer: SignedIn, id: string, field: string): Promise<OutcomeRow | null> {
    const locked = await transaction.rows(`SELECT id FROM outcome WHERE id = $1 FOR UPDATE`, [id]);
    if (locked.length === 0) return null;
    // A statement of its own: its snapshot is taken after the wait for the lock.
    const row = await this.queries.one(transaction, viewer, id);
    if (!row) throw notFound(field);
    if (!row.isStaff) throw forbidden();
    return row;
  }

  /** What the version says that this row shows. */
  read(reader: Reader, { id, number }: OutcomeRow): Promise<OutcomeContent> {
    return this.versions.read(reader, id, number);
  }

  /** Writes the first version of an outcome, a draft. */
  async begin(transaction: Transaction, viewer: SignedIn, id: string, content: OutcomeContent): Promise<void> {
    const first = { outcomeId: id, number: 1, status: 'DRAFT', writers: [viewer.memberId] } as const;
    await this.versions.write(transaction, first, content);
    await keepChange(transaction, viewer, id, null, 'DRAFT', null);
  }

  /** Writes what a held outcome says from now on: where its status changes, as the next version. Answers the number of the version. */
  async write(
    transaction: Transaction,
    viewer: SignedIn,
    row: OutcomeRow,
    status: OutcomeStatus,
    content: OutcomeContent,
  ): Promise<number> {
    const isNext = status !== row.status;
    const number = isNext ? row.number + 1 : row.number;
    const writers = writersOf(viewer, row, isNext);
    await this.versions.write(transaction, { outcomeId: row.id, number, status, writers }, content);
    await transaction.rows(`UPDATE outcome SET version = version + 1, current_number = $2 WHERE id = $1`, [
      row.id,
      number,
    ]);
    if (isNext) await keepChange(transaction, viewer, row.id, row.status, status, null);
    return number;
  }
}

/** Who must not verify what is written now. A version that has been verified is only translated: its writers stay. */
function writersOf(viewer: SignedIn, row: OutcomeRow, isNext: boolean): string[] {
  if (isNext) return row.createdById === viewer.memberId ? [viewer.memberId] : [row.createdById, viewer.memberId];
  return row.verifiedById === null ? [viewer.memberId] : [];
}

/** Keeps a change of status, with who made it. */
export async function keepChange(
  transaction: Transaction,
  viewer: SignedIn,
  id: string,
  from: OutcomeStatus | null,
  to: OutcomeStatus,
  note: string | null,
): Promise<void> {
  await transaction.rows(
    `INSERT INTO outcome_change (id, outcome_id, by_member_id, from_status, to_status, note) VALUES ($1, $2, $3, $4, $5, $6)`,
    [newId(), id, viewer.memberId, from, to, note],
  );
}
