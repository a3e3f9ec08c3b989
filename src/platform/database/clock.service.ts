import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { localDay } from '../time.js';
import { Database } from './database.service.js';
import { sql } from './sql.js';

const comparisons = 3;
const comparedEvery = 30_000;

/**
 * The one clock that decides what is over and what is still to come: PostgreSQL's, whatever that of this machine says.
 * It is compared with the time since this process began, which nobody sets, so that asking for the time costs nothing.
 */
@Injectable()
export class Clock implements OnModuleInit, OnApplicationShutdown {
  private ahead = 0;
  private comparing: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await this.compare();
    // A server that is away leaves what was known: processes drift by milliseconds a day.
    this.comparing = setInterval(() => void this.compare().catch(() => undefined), comparedEvery).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.comparing);
  }

  /** The time by PostgreSQL, to within what a statement takes to reach it. */
  now(): Date {
    return new Date(performance.now() + this.ahead);
  }

  /** Today in UTC, as the database counts days. */
  today(): string {
    return localDay(this.now(), 'UTC');
  }

  /** The quickest answer of some tells the time best. */
  private async compare(): Promise<void> {
    let quickest = Infinity;
    for (let time = 0; time < comparisons; time++) {
      const asked = performance.now();
      const { at } = await this.database.one<{ at: Date }>(sql`SELECT clock_timestamp() AS at`);
      const answered = performance.now();
      if (answered - asked >= quickest) continue;
      quickest = answered - asked;
      this.ahead = at.getTime() - (asked + answered) / 2;
    }
  }
}
