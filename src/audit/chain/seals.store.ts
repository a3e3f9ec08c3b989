import { Injectable } from '@nestjs/common';
import { holds, insertRows, type Reader, type Sql, sql, type Transaction } from '../../platform/index.js';
import { beginning, sealOf, type SealedEntry } from './chain.js';

/** An entry `audit_entry e` with its values, as it is sealed. */
export const sealedEntry = sql`e.id, e.transaction::text AS transaction, e.by_member_id AS by, e.action,
  to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, e.subject_id AS subject,
  e.subject_kind AS "subjectKind", encode(e.values_digest, 'hex') AS "valuesDigest", (
    SELECT coalesce(json_agg(json_build_object('field', v.field, 'from', v.old_value, 'to', v.new_value,
      'salt', encode(v.salt, 'hex'), 'erasedDigest', encode(v.erased_digest, 'hex'))), '[]')
    FROM audit_value v WHERE v.entry_id = e.id) AS values`;

/** Holds for those of `audit_entry e` that are not sealed. */
export const isUnsealed = sql`NOT EXISTS (SELECT FROM audit_seal sealed WHERE sealed.entry_id = e.id)`;

/** The last seal. */
export interface LastSeal {
  number: number;
  digest: Buffer;
  /** All that older transactions told is sealed. */
  unsealedFrom: string;
  /** What of that transaction itself is sealed, in the order of ids: through this one. Null: nothing. */
  sealedThrough: string | null;
  /** All that was committed until then is sealed. */
  sealedUntil: string;
  /** Its transactions were counted by another server: this database was restored from a dump. */
  isOfAnotherServer: boolean;
}

interface UnsealedEntry extends SealedEntry {
  /** The oldest transaction that was under way when this was read. */
  unfinished: string;
  isOfAnotherServer: boolean;
  now: string;
}

/** How many are sealed at once. */
export const batch = 5_000;
const lockOfSealing = 7_021_998;

/** The chain of seals. */
@Injectable()
export class Seals {
  /** Null while nothing is sealed. */
  async last(reader: Reader): Promise<LastSeal | null> {
    return reader.maybeOne<LastSeal>(
      sql`SELECT s.number, s.digest, s.unsealed_from::text AS "unsealedFrom", s.sealed_until::text AS "sealedUntil",
          CASE WHEN e.transaction = s.unsealed_from THEN e.id END AS "sealedThrough",
          s.unsealed_from > pg_snapshot_xmax(pg_current_snapshot()) AS "isOfAnotherServer"
        FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id ORDER BY s.number DESC LIMIT 1`,
    );
  }

  /**
   * Seals what has been committed and is not sealed yet, up to a batch; answers how many. What commits later is sealed
   * later, whenever it began: it is looked for from the oldest transaction on that was under way the last time. None
   * where another process is at it.
   */
  async add(transaction: Transaction): Promise<number> {
    const { isOurs } = await transaction.one<{ isOurs: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(${lockOfSealing}) AS "isOurs"`,
    );
    if (!isOurs) return 0;
    // With a plan for all values of the horizon, the whole trail would be read each time.
    await transaction.planAnew();
    const last = await this.last(transaction);
    const entries = await transaction.rows<UnsealedEntry>(
      sql`SELECT ${sealedEntry}, pg_snapshot_xmin(pg_current_snapshot())::text AS unfinished, now()::text,
          e.transaction > pg_snapshot_xmax(pg_current_snapshot()) AS "isOfAnotherServer"
        FROM audit_entry e WHERE ${mayBeUnsealed(last)} AND ${isUnsealed}
        ORDER BY e.transaction, e.id LIMIT ${batch}`,
    );
    const horizon = horizonAfter(last, entries);
    let { number, digest } = last ?? { number: 0, digest: beginning };
    const seals = entries.map((entry) => {
      number += 1;
      digest = sealOf(digest, horizon.sealed_until, entry);
      return { number, entry_id: entry.id, digest, ...horizon };
    });
    return transaction.execute(insertRows('audit_seal', seals));
  }
}

/** Of a dump everything is looked through once: the numbers of its transactions say nothing here. */
function mayBeUnsealed(last: LastSeal | null): Sql {
  if (!last || last.isOfAnotherServer) return holds;
  const through = last.sealedThrough ?? '00000000-0000-0000-0000-000000000000';
  return sql`(e.transaction, e.id) > (${last.unsealedFrom}::xid8, ${through}::uuid)
    AND e.transaction < pg_snapshot_xmax(pg_current_snapshot())`;
}

/** From where on it is looked for the next time. After a full batch there may be more of the same. */
function horizonAfter(last: LastSeal | null, entries: readonly UnsealedEntry[]) {
  const newest = entries.at(-1);
  if (newest && entries.length < batch) return { unsealed_from: newest.unfinished, sealed_until: newest.now };
  const sealed_until = last?.sealedUntil ?? '-infinity';
  if (!newest || last?.isOfAnotherServer) return { unsealed_from: last?.unsealedFrom ?? '0', sealed_until };
  const { transaction, unfinished, isOfAnotherServer } = newest;
  const isFinished = isOfAnotherServer || BigInt(transaction) < BigInt(unfinished);
  return { unsealed_from: isFinished ? transaction : unfinished, sealed_until };
}
