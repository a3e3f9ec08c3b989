import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { insertRows, newId, sql, type TableRecord, type Transaction } from '../platform/index.js';
import { type Change, changesBetween } from './changes.js';
import { digestOfValue, type SaltedValue } from './salted-value.js';

/** One thing done to one subject; values may be personal, so they are kept apart from the entry. */
export interface AuditRecord {
  /** The name of the mutation. */
  action: string;
  subject: string;
  /** The GraphQL type, "Event". */
  subjectKind: string;
  /** Who did it, where that is not the viewer; null: the system. */
  by?: string | null;
  /** The message by whose link it was done, where that is not the viewer's; null: by none. */
  answerLink?: string | null;
  changes?: readonly Change[];
}

/** Writes the audit trail, in the transaction of what it tells of. */
@Injectable()
export class Trail {
  async record(transaction: Transaction, viewer: Viewer, records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    const { entries, values } = rowsOf(viewer, records);
    await transaction.execute(
      sql`WITH entry AS (${insertRows('audit_entry', entries)}) ${insertRows('audit_value', values)}`,
    );
  }
}

/** The rows of entries and of their values. */
export function rowsOf(
  viewer: Pick<Viewer, 'memberId' | 'answerLink'>,
  records: readonly AuditRecord[],
): { entries: TableRecord[]; values: TableRecord[] } {
  const entries: TableRecord[] = [];
  const values: TableRecord[] = [];
  for (const record of records) {
    const { by = viewer.memberId, answerLink = viewer.answerLink ?? null, action, subject, subjectKind } = record;
    const id = newId();
    const changes = [...(record.changes ?? []), ...(answerLink ? changesBetween(null, { answerLink }) : [])];
    const salted = changes.map(({ field, from, to }): SaltedValue => ({
      field,
      from: asText(from),
      to: asText(to),
      salt: randomBytes(16),
    }));
    entries.push({
      ...{ id, by_member_id: by, action, subject_id: subject, subject_kind: subjectKind },
      values_digest: digestOf(salted),
    });
    for (const { field, from, to, salt } of salted)
      values.push({ entry_id: id, field, old_value: from, new_value: to, salt });
  }
  return { entries, values };
}

/** A text as it is kept: in whole characters, as it is written to the table. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
}

/** The entry keeps only salted hashes of the values: once these are erased, it still proves what they were. */
function digestOf(values: readonly SaltedValue[]): Buffer {
  const digest = createHash('sha256');
  for (const value of values) digest.update(digestOfValue(value));
  return digest.digest();
}
