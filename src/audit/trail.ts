import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { newId, type Transaction } from '../platform/index.js';

/** One thing done to one subject; values may be personal, so they are kept apart from the entry. */
export interface AuditRecord {
  /** The name of the mutation. */
  action: string;
  subject: string;
  /** The GraphQL type, "Event". */
  subjectKind: string;
  /** Who did it, where that is not the viewer; null: the system. */
  by?: string | null;
  changes?: readonly { field: string; from: unknown; to: unknown }[];
}

/** Writes the audit trail, in the transaction of what it tells of. */
@Injectable()
export class Trail {
  async record(transaction: Transaction, viewer: Viewer, records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    const entries = records.map((record) => {
      const values = (record.changes ?? []).map(({ field, from, to }) => ({
        field,
        from: asText(from),
        to: asText(to),
        salt: randomBytes(16),
      }));
      return { id: newId(), record, values, digest: digestOf(values) };
    });
    const values = entries.flatMap(({ id, values: own }) => own.map((value) => ({ id, ...value })));
    await transaction.rows(
      `WITH entry AS (
         INSERT INTO audit_entry (id, by_member_id, action, subject_id, subject_kind, values_digest)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::bytea[])
       )
       INSERT INTO audit_value (entry_id, field, old_value, new_value, salt)
       SELECT * FROM unnest($7::uuid[], $8::text[], $9::text[], $10::text[], $11::bytea[])`,
      [
        entries.map(({ id }) => id),
        records.map(({ by }) => (by === undefined ? viewer.memberId : by)),
        records.map(({ action }) => action),
        records.map(({ subject }) => subject),
        records.map(({ subjectKind }) => subjectKind),
        entries.map(({ digest }) => digest),
        values.map(({ id }) => id),
        values.map(({ field }) => field),
        values.map(({ from }) => from),
        values.map(({ to }) => to),
        values.map(({ salt }) => salt),
      ],
    );
  }
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The entry keeps only salted hashes of the values: they can be erased later and the entry still proves what they were. */
function digestOf(values: readonly { field: string; from: string | null; to: string | null; salt: Buffer }[]): Buffer {
  const digest = createHash('sha256');
  for (const { field, from, to, salt } of values) {
    digest.update(
      createHash('sha256')
        .update(salt)
        .update(JSON.stringify([field, from, to]))
        .digest(),
    );
  }
  return digest.digest();
}
