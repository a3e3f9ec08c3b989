import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Reader, sql, StandingChecks } from '../../platform/index.js';
import { type Breach, told } from './breach.js';
import { beginning, type Head, type SealedEntry, sealOf } from './chain.js';
import { isUnsealed, sealedEntry, Seals } from './seals.store.js';

interface SealRow {
  number: number;
  entryId: string;
  digest: Buffer;
  sealedUntil: string;
  /** Seconds, -Infinity where nothing was sealed before. */
  sealedUntilSecond: number;
  /** Null where there is no such entry any more. */
  entry: (SealedEntry & { second: number }) | null;
}

/** How far the chain has been looked through. */
interface Place {
  number: number;
  digest: Buffer;
  sealedUntil: number;
  /** Until when everything had been sealed before this was. */
  sealedBefore: number;
}

/** What the trail itself says was emptied, and may be. */
interface Emptied {
  entries: ReadonlySet<string>;
  expired: { until: number; actions: readonly string[] } | null;
}

/** What looking through the chain came to. */
export interface Verdict {
  /** Null for a chain that has not begun. */
  head: Head | null;
  /** The first thing that does not fit; null where all does. */
  breach: Breach | null;
}

const readAtOnce = 2_000;

/** Whether the audit trail is what was sealed. Nothing that the database has worked out is believed but the rows. */
@Injectable()
export class Verification implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
    private readonly checks: StandingChecks,
  ) {}

  onModuleInit(): void {
    this.checks.add({
      holds: 'The audit trail is what was sealed',
      breaches: async (reader) => {
        const { breach } = await this.verify(null, reader);
        return breach ? [told(breach).en] : [];
      },
    });
  }

  /** Looks through the whole chain; `known` is a head that was kept elsewhere, by which a tail cut off is found. */
  async verify(known: Head | null, reader: Reader = this.database): Promise<Verdict> {
    const last = await this.seals.last(reader);
    const head = last && { number: last.number, digest: last.digest.toString('hex') };
    const inChain = await this.firstBreach(reader, known, last?.number ?? 0);
    return { head, breach: inChain ?? (await this.outsideChain(reader)) };
  }

  private async firstBreach(reader: Reader, known: Head | null, length: number): Promise<Breach | null> {
    const emptied = await this.emptied(reader);
    const place: Place = { number: 0, digest: beginning, sealedUntil: -Infinity, sealedBefore: -Infinity };
    while (place.number < length) {
      const seals = await this.sealsAfter(reader, place.number);
      if (seals.length === 0) break;
      for (const seal of seals) {
        const breach = breachAt(place, seal, emptied);
        if (breach) return breach;
        if (known?.number === place.number && known.digest !== place.digest.toString('hex'))
          return { kind: 'MADE_ANEW', entry: null, number: place.number };
      }
    }
    return known && known.number > place.number ? { kind: 'CUT', entry: null, number: known.number } : null;
  }

  private async sealsAfter(reader: Reader, number: number): Promise<SealRow[]> {
    return reader.rows<SealRow>(
      sql`SELECT s.number, s.entry_id AS "entryId", s.digest, s.sealed_until::text AS "sealedUntil",
          extract(epoch FROM s.sealed_until)::float8 AS "sealedUntilSecond",
          CASE WHEN e.id IS NOT NULL THEN (SELECT row_to_json(whole) FROM (
            SELECT ${sealedEntry}, extract(epoch FROM e.at)::float8 AS second) whole) END AS entry
        FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
        WHERE s.number > ${number} ORDER BY s.number LIMIT ${readAtOnce}`,
    );
  }

  private async emptied(reader: Reader): Promise<Emptied> {
    const rows = await reader.rows<{ told: string }>(
      sql`SELECT v.new_value AS told FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
        WHERE e.action IN ('eraseAuditValues', 'expireAuditValues') AND v.field = 'emptied' AND v.new_value IS NOT NULL
        ORDER BY e.at`,
    );
    const all = rows.map(({ told }) => readEmptied(told));
    const expiries = all.flatMap(({ until, actions }) =>
      until && actions ? [{ until: Date.parse(until) / 1000, actions }] : [],
    );
    return { entries: new Set(all.flatMap(({ entries }) => entries ?? [])), expired: expiries.at(-1) ?? null };
  }

  /** What stands in the trail, and would have been sealed had it been there in time. */
  private async outsideChain(reader: Reader): Promise<Breach | null> {
    const last = await this.seals.last(reader);
    if (!last || last.isOfAnotherServer) return null;
    const [inserted] = await reader.rows<{ id: string }>(
      sql`SELECT e.id FROM audit_entry e WHERE e.transaction < ${last.unsealedFrom}::xid8 AND ${isUnsealed}
        ORDER BY e.transaction, e.id LIMIT 1`,
    );
    return inserted ? { kind: 'INSERTED', entry: inserted.id, number: null } : null;
  }
}

/** Longer than a transaction lasts, in seconds: an entry is sealed soon after it was begun. */
const longestTransaction = 3600;

/** Holds the next seal against what stands before it, and goes on to it. */
function breachAt(place: Place, seal: SealRow, emptied: Emptied): Breach | null {
  place.number += 1;
  const { number } = place;
  const { entry, entryId, digest, sealedUntil, sealedUntilSecond } = seal;
  if (seal.number !== number) return { kind: 'UNSEALED', entry: null, number };
  if (!entry) return { kind: 'REMOVED', entry: entryId, number };
  if (!sealOf(place.digest, sealedUntil, entry).equals(digest)) return { kind: 'CHANGED', entry: entryId, number };
  if (sealedUntilSecond !== place.sealedUntil) {
    place.sealedBefore = place.sealedUntil;
    place.sealedUntil = sealedUntilSecond;
  }
  if (entry.second < place.sealedBefore - longestTransaction) return { kind: 'INSERTED', entry: entryId, number };
  if (!mayBeEmpty(entry, emptied)) return { kind: 'EMPTIED', entry: entryId, number };
  place.digest = digest;
  return null;
}

function mayBeEmpty(entry: NonNullable<SealRow['entry']>, { entries, expired }: Emptied): boolean {
  return (
    entry.values.every(({ erasedDigest }) => erasedDigest === null) ||
    entries.has(entry.id) ||
    (expired !== null && expired.actions.includes(entry.action) && entry.second < expired.until)
  );
}

/** What an entry says was emptied; nothing where it is no longer what was written. */
function readEmptied(text: string): { entries?: string[]; until?: string; actions?: string[] } {
  try {
    return JSON.parse(text) as ReturnType<typeof readEmptied>;
  } catch {
    return {};
  }
}
