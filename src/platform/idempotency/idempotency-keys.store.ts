import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { sql } from '../database/sql.js';
import type { Transaction } from '../database/transaction.js';
import { problem } from '../problem.js';

/** A key with whose it is, and the digest of what it stands for. */
export interface KeyUse {
  memberId: string;
  key: string;
  digest: string;
}

/** Answers in JSON, by the name under which the root field stands in the answer. */
export type Answers = ReadonlyMap<string, string>;

/** What there is of a call. */
interface Traces {
  answers: Answers;
  /** Root fields of which something is done, and which are not told. */
  begun: ReadonlySet<string>;
}

/** As it stands in the row. The names are the caller's, "constructor" too, so that nothing is read from it by name. */
type Kept = Readonly<Record<string, string>>;

/** What there is of one transaction of a root field. */
interface Claimed {
  /** What it came to; null where it is to be done. */
  result: string | null;
  /** Whether the field has its answer. */
  isTold: boolean;
}

/** So that small calls with large answers do not fill the disk: what is beyond this is told anew. */
const mostBytesOfCaller = 32 * 1024 ** 2;

/**
 * Idempotency keys of the last 24 hours. The row of a key is its lock: whoever claims it waits for the transaction that
 * has it.
 */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly database: Database) {}

  /** What was done and told under the key. @throws Problem CONFLICT for a key that stands for something else */
  async look({ memberId, key, digest }: KeyUse): Promise<Traces> {
    const kept = await this.database.maybeOne<{ isSame: boolean; answers: Kept; begun: string[] }>(
      sql`SELECT digest = ${digest} AS "isSame", answers, array(SELECT jsonb_object_keys(results)) AS begun
        FROM idempotency_key WHERE member_id = ${memberId} AND key = ${key}`,
    );
    if (kept && !kept.isSame) throw standsForOther();
    return { answers: new Map(Object.entries(kept?.answers ?? {})), begun: new Set(kept?.begun) };
  }

  /**
   * Takes the key for a transaction of a root field, its `step`-th from 0.
   * @throws Problem CONFLICT for a key that stands for something else
   */
  async claim(
    transaction: Transaction,
    { memberId, key, digest }: KeyUse,
    field: string,
    step: number,
  ): Promise<Claimed> {
    const claimed = await transaction.one<Claimed & { isSame: boolean }>(
      sql`INSERT INTO idempotency_key AS kept (member_id, key, digest) VALUES (${memberId}, ${key}, ${digest})
          ON CONFLICT (member_id, key) DO UPDATE SET digest = kept.digest
          RETURNING digest = ${digest} AS "isSame", results -> ${field}::text ->> ${step}::integer AS result,
            answers ? ${field}::text AS "isTold"`,
    );
    if (!claimed.isSame) throw standsForOther();
    return claimed;
  }

  /** Keeps what the next transaction of a root field has come to. */
  async keepResult(transaction: Transaction, { memberId, key }: KeyUse, field: string, result: string): Promise<void> {
    await transaction.execute(
      sql`UPDATE idempotency_key SET results = results || jsonb_build_object(${field}::text,
          coalesce(results -> ${field}::text, '[]') || to_jsonb(${result}::text))
        WHERE member_id = ${memberId} AND key = ${key}`,
    );
  }

  /**
   * Keeps what is told, in place of what the work came to. Answers what stands from now on: of two that tell the same
   * field the first counts.
   */
  async keepAnswers({ memberId, key, digest }: KeyUse, answers: Answers): Promise<Answers> {
    const kept = await this.database.maybeOne<{ answers: Kept }>(
      sql`INSERT INTO idempotency_key AS kept (member_id, key, digest, answers)
        SELECT ${memberId}, ${key}, ${digest}, ${JSON.stringify(Object.fromEntries(answers))}
        WHERE ${mostBytesOfCaller} > (
          SELECT coalesce(sum(pg_column_size(answers)), 0) FROM idempotency_key WHERE member_id = ${memberId})
        ON CONFLICT (member_id, key) DO UPDATE
          SET answers = excluded.answers || kept.answers, results = kept.results - ${[...answers.keys()]}::text[]
          WHERE kept.digest = excluded.digest
        RETURNING answers`,
    );
    return new Map(Object.entries(kept?.answers ?? {}));
  }

  /** Forgets keys that were first used more than 24 hours ago. */
  async forgetOld(): Promise<void> {
    await this.database.execute(sql`DELETE FROM idempotency_key WHERE used_at < now() - interval '24 hours'`);
  }
}

const standsForOther = () =>
  problem('CONFLICT', {
    en: 'This Idempotency-Key was used for another call. Send a new one.',
    ru: 'Этот Idempotency-Key уже использован для другого вызова. Отправьте новый.',
  });
