import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { Config } from '../config/config.js';
import { type Problem, problem } from '../problem.js';
import { DatabaseAway, isLostConnection, isLostRace, tookTooLong, waitedInVain } from './errors.js';
import { guarded, isDoneOnce, type Work } from './once-only.js';
import { Outages } from './outages.service.js';
import { openPool } from './pool.js';
import { type Patience, presentPatience } from './patience.js';
import { Reader } from './reader.js';
import { run } from './run.js';
import { type Sql, sql } from './sql.js';
import { planAnew, Transaction } from './transaction.js';

const attempts = 5;
/** Each for as long as a connection waits for a lock. */
const waits = 2;

/** The way to PostgreSQL: statements on the pool, and transactions that are tried again when they lost a race. */
@Injectable()
export class Database extends Reader implements OnApplicationShutdown {
  /** For changes and jobs, for what is no read of a request, and for libraries that bring statements of their own. */
  readonly pool: pg.Pool;
  /** Reads of requests have connections of their own, so that those of nobody keep up nobody else's. */
  private readonly pools: Readonly<Record<Patience, pg.Pool>>;
  /**
   * Reads with a plan made for the values at hand. Everything else has one plan a connection, which does not fit where
   * a month and five years, or one action and fifty, are counted with the same statement.
   */
  readonly replanning: Reader;

  constructor(
    { databaseUrl, databasePool }: Config,
    private readonly outages: Outages,
  ) {
    super();
    const open = (patience: Patience, size: number): pg.Pool =>
      openPool(databaseUrl!, size, patience, (error) => outages.notice(error));
    this.pool = open('usual', databasePool);
    this.pools = {
      usual: this.pool,
      member: open('member', databasePool),
      nobody: open('nobody', Math.ceil(databasePool / 2)),
    };
    this.replanning = new ReplanningReader(this);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.end()));
  }

  /** @throws Problem BUSY where it takes too long for whom it is read, or PostgreSQL cannot be reached */
  override async rows<Row>(statement: Sql): Promise<Row[]> {
    return this.reached(async () => (await run<Row & object>(this.readers, statement)).rows);
  }

  /** The connections for whom is read now. */
  get readers(): pg.Pool {
    return this.pools[presentPatience()];
  }

  /**
   * What `work` answers with connections of the pool.
   * @throws Problem BUSY where PostgreSQL ended a statement that took too long, cannot be reached or went away
   */
  async reached<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (tookTooLong(error) || waitedInVain(error)) throw tooSlow();
      if (!isLostConnection(error)) throw error;
      this.outages.notice(error);
      throw new DatabaseAway();
    }
  }

  /**
   * Changes something with one statement, which is a transaction by itself; answers how many rows.
   * @throws Problem BUSY as `transaction` does
   */
  async execute(statement: Sql): Promise<number> {
    if (isDoneOnce()) return this.transaction((transaction) => transaction.execute(statement));
    return this.reached(() => inTurn(async () => (await run(this.pool, statement)).rowCount ?? 0));
  }

  /** How many rows there are in what stands behind FROM, "member m WHERE …". */
  async count(from: Sql): Promise<number> {
    return (await this.one<{ count: number }>(sql`SELECT count(*) FROM ${from}`)).count;
  }

  /**
   * Commits what `work` did, or nothing of it. A lost race (40001, 40P01) starts `work` afresh, outside the old
   * transaction, and so does a lock that was waited for in vain, once.
   * @throws Problem BUSY where others were in the way each time
   */
  async transaction<T>(work: Work<T>): Promise<T> {
    return this.commit('BEGIN', guarded(work));
  }

  /** The same, and all its statements see the data of one moment. */
  async snapshot<T>(work: Work<T>): Promise<T> {
    return this.commit('BEGIN ISOLATION LEVEL REPEATABLE READ', guarded(work));
  }

  /** Like transaction, but takes back whatever `work` did: its answer is what would have been. */
  async rehearsal<T>(work: Work<T>): Promise<T> {
    let answer: { value: T } | undefined;
    try {
      await this.commit('BEGIN', async (transaction) => {
        answer = { value: await work(transaction) };
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
    return answer!.value;
  }

  private commit<T>(begin: string, work: Work<T>): Promise<T> {
    return this.reached(() => inTurn(() => this.attempt(begin, work)));
  }

  private async attempt<T>(begin: string, work: Work<T>): Promise<T> {
    const connection = await this.pool.connect();
    let broken: Error | undefined;
    try {
      // Not waited for: it travels with what `work` reads first. Where it fails, that fails too.
      connection.query(begin).catch(() => undefined);
      const answer = await work(new Transaction(connection));
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

/** Tries again what others were in the way of. */
async function inTurn<T>(change: () => Promise<T>): Promise<T> {
  for (let races = 0, waited = 0; ;) {
    try {
      return await change();
    } catch (error) {
      if (isLostRace(error)) races++;
      else if (waitedInVain(error)) waited++;
      else throw error;
      if (races === attempts || waited === waits) throw busy();
      await sleep(Math.random() * 20 * races);
    }
  }
}

const busy = (): Problem =>
  problem('BUSY', {
    en: 'Somebody else is changing the same just now. Nothing was changed; please try again.',
    ru: 'То же самое сейчас изменяет кто-то другой. Ничего не изменено; попробуйте ещё раз.',
  });

const tooSlow = (): Problem =>
  problem('BUSY', {
    en: 'This took too long and was ended. Please ask for less at once, or try again in a moment.',
    ru: 'Выполнение заняло слишком много времени и было прервано. Запросите меньше или попробуйте ещё раз чуть позже.',
  });

class Rehearsed extends Error {}

/** Reads each statement in a transaction of its own that plans it anew. */
class ReplanningReader extends Reader {
  constructor(private readonly database: Database) {
    super();
  }

  override async rows<Row>(statement: Sql): Promise<Row[]> {
    return this.database.reached(() => this.planned(statement));
  }

  private async planned<Row>(statement: Sql): Promise<Row[]> {
    const connection = await this.database.readers.connect();
    try {
      // All of it travels together. Where the statement fails, COMMIT only ends the transaction.
      const before = [connection.query('BEGIN'), run(connection, planAnew)];
      const answer = run<Row & object>(connection, statement);
      await Promise.allSettled([...before, answer, connection.query('COMMIT')]);
      return (await answer).rows;
    } finally {
      connection.release();
    }
  }
}
