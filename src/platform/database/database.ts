import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { Config } from '../config/config.js';
import { openPool } from './pool.js';
import { StatementNames } from './statement-names.js';

/** Reads rows with one statement: the pool outside a transaction, its connection inside. */
export interface Reader {
  /** Runs one statement; `values` are its $1, $2, … */
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

/**
 * One open transaction. Its connection is a pipeline: statements that are asked for together, with Promise.all, travel together and run in
 * that order, each seeing what those before it did; none runs once one has failed.
 */
export type Transaction = Reader;

/** From here on this transaction plans each statement for its values, as `Database.replanning` does. */
export const planAnew = 'SET LOCAL plan_cache_mode = force_custom_plan';

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const attempts = 5;

/** The way to PostgreSQL: named statements on the pool, and transactions that are tried again when they lost a race. */
@Injectable()
export class Database implements Reader, OnApplicationShutdown {
  /** For libraries that bring statements of their own. */
  readonly pool: pg.Pool;
  /**
   * Reads with a plan made for the values at hand. Everything else has one plan a connection, which does not fit where a month and five years, or
   * one action and fifty, are counted with the same statement.
   */
  readonly replanning: Reader = { rows: (sql, values) => this.replanned(sql, values) };

  constructor({ databaseUrl, databasePool }: Config) {
    this.pool = openPool(databaseUrl!, databasePool);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  async rows<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return run<T>(this.pool, sql, values);
  }

  /** How many rows there are in what stands behind FROM, "member m WHERE …". */
  async count(from: string, values: readonly unknown[] = []): Promise<number> {
    const [counted] = await this.rows<{ count: number }>(`SELECT count(*) FROM ${from}`, values);
    return counted!.count;
  }

  /** Commits what `work` did, or nothing of it. A lost race (40001, 40P01) starts `work` afresh, outside the old transaction. */
  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= attempts || !isLostRace(error)) throw error;
        await sleep(Math.random() * 20 * attempt);
      }
    }
  }

  /** Like transaction, but takes back whatever `work` did: its answer is what would have been. */
  async rehearsal<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let answer: { value: T } | undefined;
    try {
      await this.transaction(async (transaction) => {
        answer = { value: await work(transaction) };
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
    return answer!.value;
  }

  private async replanned<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    const connection = await this.pool.connect();
    try {
      // All of it travels together. Where the statement fails, COMMIT only ends the transaction.
      const before = [connection.query('BEGIN'), connection.query(planAnew)];
      const rows = run<T>(connection, sql, values);
      await Promise.allSettled([...before, rows, connection.query('COMMIT')]);
      return await rows;
    } finally {
      connection.release();
    }
  }

  private async once<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const connection = await this.pool.connect();
    let broken: Error | undefined;
    try {
      // Not waited for: it travels with what `work` reads first. Where it fails, that fails too.
      connection.query('BEGIN').catch(() => undefined);
      const answer = await work({
        rows: <Row>(sql: string, values: readonly unknown[] = []) => run<Row>(connection, sql, values),
      });
      const { command } = await connection.query('COMMIT');
      // PostgreSQL answers so, without an error, when a statement failed before.
      if (command !== 'COMMIT')
        throw new Error('The transaction was not committed, as one of its statements had failed');
      return answer;
    } catch (error) {
      await connection.query('ROLLBACK').catch((reason: unknown) => {
        broken = reason instanceof Error ? reason : new Error(String(reason));
      });
      throw error;
    } finally {
      connection.release(broken);
    }
  }
}

class Rehearsed extends Error {}

/** PostgreSQL's code of an error, "23505" for a unique violation; null when the error is not its. */
export function sqlState(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The name of the constraint or unique index that refused a row; null when none did. */
export function violatedConstraint(error: unknown): string | null {
  const violated = sqlState(error)?.startsWith('23') && error instanceof Error && 'constraint' in error;
  return violated && typeof error.constraint === 'string' ? error.constraint : null;
}

function isLostRace(error: unknown): boolean {
  const state = sqlState(error);
  return state === serializationFailure || state === deadlockDetected;
}

const names = new StatementNames();

async function run<Row>(connection: pg.Pool | pg.PoolClient, text: string, values: readonly unknown[]): Promise<Row[]> {
  const name = names.of(text);
  const { rows } = await connection.query<Row & object>({ ...(name && { name }), text, values: [...values] });
  return rows;
}
