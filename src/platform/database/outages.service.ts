import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';

const lookEvery = 250;

/**
 * Tells in one line that the database cannot be reached, and in one that it can be again, however many find out
 * meanwhile.
 */
@Injectable()
export class Outages implements OnApplicationShutdown {
  private readonly log = new Logger('PostgreSQL');
  private readonly over = new AbortController();
  private looking: Promise<void> | null = null;

  constructor(private readonly config: Config) {}

  /** For whoever could not reach it, or was cut off. */
  notice(error: unknown): void {
    if (this.over.signal.aborted) return;
    this.looking ??= this.outlast(error).finally(() => (this.looking = null));
  }

  async onApplicationShutdown(): Promise<void> {
    this.over.abort();
    await this.looking;
  }

  private async outlast(error: unknown): Promise<void> {
    const begun = performance.now();
    this.log.warn(`The database cannot be reached: ${reasonOf(error)}`);
    while (!(await this.answers()))
      if (await sleep(lookEvery, false, { signal: this.over.signal, ref: false }).catch(() => true)) return;
    this.log.warn(`The database answers again after ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl!, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  return error instanceof Error ? error.message : String(error);
}
