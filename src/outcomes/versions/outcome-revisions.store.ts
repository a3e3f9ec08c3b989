import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { forbidden, insertRows, newId, notFound, type Reader, sql, type Transaction } from '../../platform/index.js';
import type { OutcomeStatus } from '../../schema-types.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { OutcomeQueries } from '../reading/outcomes.queries.js';
import type { OutcomeContent } from './outcome-content.js';
import { OutcomeVersions } from './outcome-versions.store.js';

/** Decides which version of an outcome is written, and moves its status (docs/decisions/0004). */
@Injectable()
export class OutcomeRevisions {
  constructor(
    private readonly versions: OutcomeVersions,
    private readonly queries: OutcomeQueries,
  ) {}

  /**
   * Locks an outcome for a member of its staff; null if it does not exist.
   * @throws Problem NOT_FOUND naming `field`, FORBIDDEN
   */
  async hold(transaction: Transaction, viewer: SignedIn, id: string, field: string): Promise<OutcomeRow | null> {
    const isThere = await transaction.execute(sql`SELECT id FROM outcome WHERE id = ${id} FOR UPDATE`);
    if (!isThere) return null;
    // A separate statement, so that its snapshot is taken after waiting for the lock.
    const row = await this.queries.one(viewer, id, transaction);
    if (!row) throw notFound(field);
    if (!row.isStaff) throw forbidden();
    return row;
  }

  /** What the version shown by a row says. */
  read(reader: Reader, { id, number }: OutcomeRow): Promise<OutcomeContent> {
    return this.versions.read(reader, id, number);
  }

  /** Writes a new outcome with its first version, a draft. */
  async begin(transaction: Transaction, viewer: SignedIn, id: string, content: OutcomeContent): Promise<void> {
    await transaction.execute(sql`INSERT INTO outcome (id, created_by_member_id) VALUES (${id}, ${viewer.memberId})`);
    const first = { outcomeId: id, number: 1, status: 'DRAFT', writers: [viewer.memberId] } as const;
    await this.versions.write(transaction, first, content);
    await keepChange(transaction, viewer, id, null, 'DRAFT', null);
  }

  /** Writes an edit of a held outcome: as the next version if its status changes. Answers the version's number. */
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
    await transaction.execute(
      sql`UPDATE outcome SET version = version + 1, current_number = ${number} WHERE id = ${row.id}`,
    );
    if (isNext) await keepChange(transaction, viewer, row.id, row.status, status, null);
    return number;
  }

  /** Moves the version shown by a held row to another status. */
  async move(
    transaction: Transaction,
    viewer: SignedIn,
    { id, number, status: from }: OutcomeRow,
    to: OutcomeStatus,
    note: string | null,
  ): Promise<void> {
    await transaction.execute(
      sql`UPDATE outcome_version SET status = ${to}::text,
          verified_by_member_id = CASE WHEN ${to}::text = 'VERIFIED' THEN ${viewer.memberId}::uuid
            ELSE verified_by_member_id END,
          published_at = CASE WHEN ${to}::text = 'PUBLISHED' THEN date_trunc('milliseconds', clock_timestamp())
            ELSE published_at END
        WHERE outcome_id = ${id} AND number = ${number}`,
    );
    await transaction.execute(
      sql`UPDATE outcome SET version = version + 1,
          published_number = CASE ${to}::text WHEN 'PUBLISHED' THEN current_number WHEN 'WITHDRAWN' THEN NULL
            ELSE published_number END
        WHERE id = ${id}`,
    );
    await keepChange(transaction, viewer, id, from, to, note);
  }
}

/** Who must not verify what is written now. A verified version can only be translated, so its writers stay. */
function writersOf(viewer: SignedIn, row: OutcomeRow, isNext: boolean): string[] {
  if (isNext) return row.createdById === viewer.memberId ? [viewer.memberId] : [row.createdById, viewer.memberId];
  return row.verifiedById === null ? [viewer.memberId] : [];
}

async function keepChange(
  transaction: Transaction,
  viewer: SignedIn,
  id: string,
  from: OutcomeStatus | null,
  to: OutcomeStatus,
  note: string | null,
): Promise<void> {
  await transaction.execute(
    insertRows('outcome_change', [
      { id: newId(), outcome_id: id, by_member_id: viewer.memberId, from_status: from, to_status: to, note },
    ]),
  );
}
