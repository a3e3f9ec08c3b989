import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';
import { isLostConnection } from '../database/errors.js';
import { Outages } from '../database/outages.service.js';
import { foreignStatement } from '../database/sql.js';
import type { Transaction } from '../database/transaction.js';

/** A kind of job, with how often a failing one is tried again. */
export interface Queue {
  name: string;
  retryLimit: number;
  /** Seconds before the first repetition; later ones wait longer, up to retryDelayMax. */
  retryDelay: number;
  retryDelayMax: number;
}

type Handler = (data: { id: string }) => Promise<void>;

/** Work that is done later: sent inside the business transaction, so that it exists exactly when that commits. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private readonly boss: PgBoss;
  private readonly queues = new Map<string, { queue: Queue; handler: Handler }>();
  private readonly rounds = new Map<string, { schedule: string; round: () => Promise<void> }>();

  constructor(
    private readonly config: Config,
    outages: Outages,
  ) {
    this.boss = new PgBoss({
      connectionString: config.databaseUrl!,
      application_name: 'colloquy-jobs',
      // Its schema is made with the migrations, by the role that owns it.
      migrate: false,
      max: config.runsJobs ? 6 : 2,
      supervise: config.runsJobs,
      // A job whose worker was killed is found by its missing heartbeat and runs again within a minute.
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
      schedule: config.runsJobs,
    });
    this.boss.on('error', (error) => {
      // Its workers ask several times a second, in an outage too.
      if (isLostConnection(error)) outages.notice(error);
      else this.log.error(error.message);
    });
  }

  /** Declares a queue with what is done for each of its jobs; called while rooms are set up. */
  register(queue: Queue, handler: Handler): void {
    this.queues.set(queue.name, { queue, handler });
  }

  /**
   * Declares what is done every minute by one of all workers; called while rooms are set up. A round that was missed is
   * not made up for, so each does whatever is due by then.
   */
  everyMinute(name: string, round: () => Promise<void>): void {
    this.rounds.set(name, { schedule: '* * * * *', round });
  }

  /** The same once a day, in the night of Europe and Asia. */
  everyDay(name: string, round: () => Promise<void>): void {
    this.rounds.set(name, { schedule: '0 1 * * *', round });
  }

  /** Sends jobs with the transaction: they run once it has committed, and never when it does not. */
  async send(transaction: Transaction, queue: string, ids: readonly string[], startAfter?: Date): Promise<void> {
    if (ids.length === 0) return;
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({
        rows: await transaction.rows<object>(foreignStatement(text, values)),
      }),
    };
    await this.boss.insert(
      queue,
      ids.map((id) => ({ data: { id }, ...(startAfter && { startAfter }) })),
      { db },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const { queue, handler } of this.queues.values()) {
      const { name, ...options } = queue;
      await this.boss.createQueue(name, { ...options, retryBackoff: true, heartbeatSeconds: 30, expireInSeconds: 600 });
      if (!this.config.runsJobs) continue;
      await this.boss.work<{ id: string }>(
        name,
        { batchSize: 1, localConcurrency: 4, pollingIntervalSeconds: 0.5 },
        async ([job]) => {
          if (job) await handler(job.data);
        },
      );
    }
    if (this.config.runsJobs) await this.startRounds();
  }

  private async startRounds(): Promise<void> {
    for (const [name, { schedule, round }] of this.rounds) {
      // A late round would find nothing that the next does not; one whose worker was killed holds up none after it.
      const options = { retryLimit: 0, expireInSeconds: 600, heartbeatSeconds: 30 };
      await this.boss.createQueue(name, { policy: 'singleton', ...options });
      await this.boss.updateQueue(name, options);
      await this.boss.schedule(name, schedule);
      await this.boss.work(name, round);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }
}
