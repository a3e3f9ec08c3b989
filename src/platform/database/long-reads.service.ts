import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { problem } from '../problem.js';
import { takesLong, takingLong } from './patience.js';

/** At once a person, over all processes. */
const places = [1, 2];
/** In milliseconds. The charts of a page come together, and soon make room for each other. */
const longestWait = 5_000;
const lookEvery = 100;

/**
 * Reports and exports. They may take long, so each person has two places for them. A place is a lock that a connection
 * of this process holds: it is free again with the process, however that ends.
 */
@Injectable()
export class LongReads implements OnApplicationShutdown {
  private keeper: Promise<pg.Client> | null = null;
  /** Places that this process holds, by person. */
  private readonly held = new Map<string, Set<number>>();
  /** Of each person the last who looks for a place: one after the other, as a lock is not refused to who has it. */
  private readonly lines = new Map<string, Promise<unknown>>();

  constructor(private readonly config: Config) {}

  /**
   * Does something that may take long; within something else that does it has that one's place.
   * @throws Problem RATE_LIMITED where somebody's places are taken and none becomes free
   */
  async run<T>(memberId: string | null, work: () => Promise<T>): Promise<T> {
    if (memberId === null || takesLong()) return work();
    const giveBack = await this.place(memberId);
    return takingLong(work).finally(giveBack);
  }

  /** The same for what is answered in a stream: it has its place until that has ended, however it does. */
  async during<T>(response: ServerResponse, memberId: string | null, work: () => Promise<T>): Promise<T> {
    if (memberId === null) return work();
    const giveBack = await this.place(memberId);
    const sent = new Promise<void>((resolve) => {
      if (response.destroyed) resolve();
      else response.once('close', resolve);
    });
    const working = takingLong(work);
    // Who hangs up does not end at once what was begun.
    void Promise.allSettled([sent, working]).then(giveBack);
    return working;
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.keeper?.catch(() => null))?.end();
  }

  private async place(memberId: string): Promise<() => void> {
    const until = performance.now() + longestWait;
    const found = (this.lines.get(memberId) ?? Promise.resolve()).then(() => this.findPlace(memberId, until));
    const over = found.catch(() => undefined);
    this.lines.set(memberId, over);
    try {
      return await found;
    } finally {
      if (this.lines.get(memberId) === over) this.lines.delete(memberId);
    }
  }

  private async findPlace(memberId: string, until: number): Promise<() => void> {
    for (;;) {
      const mine = this.held.get(memberId) ?? new Set<number>();
      const free = places.filter((place) => !mine.has(place));
      const giveBack = free.length > 0 ? await this.take(memberId, free) : null;
      if (giveBack) return giveBack;
      if (performance.now() > until) throw taken();
      await sleep(lookEvery);
    }
  }

  private async take(memberId: string, free: readonly number[]): Promise<(() => void) | null> {
    const keeper = await this.connected();
    const { rows } = await keeper.query<{ place: number }>(
      `SELECT place FROM unnest($2::int[]) place
       WHERE pg_try_advisory_lock(hashtextextended('long read ' || $1 || place, 0)) LIMIT 1`,
      [memberId, free],
    );
    if (!rows[0]) return null;
    const { place } = rows[0];
    const mine = this.held.get(memberId) ?? new Set<number>();
    this.held.set(memberId, mine.add(place));
    return () => {
      const unlocked = keeper.query(`SELECT pg_advisory_unlock(hashtextextended('long read ' || $1 || $2::int, 0))`, [
        memberId,
        place,
      ]);
      // A connection that is gone has taken its locks along.
      void unlocked
        .catch(() => undefined)
        .then(() => {
          mine.delete(place);
          if (mine.size === 0 && this.held.get(memberId) === mine) this.held.delete(memberId);
        });
    };
  }

  private connected(): Promise<pg.Client> {
    this.keeper ??= this.connect().catch((error: unknown) => {
      this.keeper = null;
      throw error;
    });
    return this.keeper;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl!,
      application_name: 'colloquy-long-reads',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => (this.keeper = null));
    client.on('end', () => (this.keeper = null));
    await client.connect();
    return client;
  }
}

const taken = () =>
  problem('RATE_LIMITED', {
    en: 'Two reports or files are being made for you already. Please try again when one of them is there.',
    ru: 'Для вас уже готовятся два отчёта или файла. Попробуйте ещё раз, когда один из них будет готов.',
  });
