import { LRUCache } from 'lru-cache';
import { type Database, sql } from '../../platform/index.js';

/** Something counted, and until when it stays true as long as nothing is changed. */
export interface Perishable {
  /** The end of the next event that then is over; null: there is none. */
  nextEnd: Date | null;
}

/** How far the data of a period had come at a moment of the database's clock. */
interface DataVersion {
  version: string;
  at: Date;
}

interface Kept<T> {
  version: string;
  counted: Promise<T>;
}

const mostKept = 50;

/**
 * Keeps what was counted as long as it is true (docs/decisions/0013): every transaction that changes what is counted
 * moves on a version in the same commit, so an answer that has the version of now is the answer of now, on every
 * process. There is one for each type of what is counted.
 */
export class ReportCache<T extends Perishable> {
  private readonly kept = new LRUCache<string, Kept<T>>({ max: mostKept });

  constructor(private readonly database: Database) {}

  /** What `count` gives for `key`, which names all that it depends on besides the data of these years. */
  async get(key: string, [first, last]: readonly [number, number], count: () => Promise<T>): Promise<T> {
    // Read before counting: what is committed in between is counted under the older version, and again by the next.
    const { version, at } = await this.versionOf(first, last);
    for (let found = this.kept.get(key); found?.version === version; found = this.kept.get(key)) {
      const counted = await found.counted;
      if (counted.nextEnd === null || at < counted.nextEnd) return counted;
      // An event is over since; whoever saw that first has begun to count anew.
      if (this.kept.peek(key) === found) break;
    }
    const counted = count();
    const kept = { version, counted };
    this.kept.set(key, kept);
    counted.catch(() => this.kept.peek(key) === kept && this.kept.delete(key));
    return counted;
  }

  /**
   * How many transactions have changed something of these years, and the day, as it decides which plan is the current
   * one.
   */
  private async versionOf(first: number, last: number): Promise<DataVersion> {
    return this.database.one<DataVersion>(sql`
      SELECT concat_ws(' ', current_date, sum(moves)) AS version, now() AS at
      FROM report_version WHERE year = 0 OR year BETWEEN ${first} AND ${last}`);
  }
}
