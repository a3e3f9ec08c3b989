import { Injectable } from '@nestjs/common';
import { Database } from '../platform/index.js';

/** Something counted, and until when it stays true as long as nothing is changed. */
export interface Counted {
  /** The end of the next event that then is over; null: there is none. */
  nextEnd: Date | null;
}

/** How far the data of a period had come at a moment of the database's clock. */
interface Standing {
  version: string;
  at: Date;
}

interface Kept<T> {
  version: string;
  counted: Promise<T>;
}

const mostKept = 50;

/**
 * Keeps what was counted as long as it is true (docs/decisions/0013): every transaction that changes what is counted moves
 * on a version in the same commit, so an answer that has the version of now is the answer of now, on every process.
 */
@Injectable()
export class ReportCache<T extends Counted> {
  /** Those asked for last come last. */
  private readonly kept = new Map<string, Kept<T>>();

  constructor(private readonly database: Database) {}

  /** What `count` gives for `key`, which names all that it depends on besides the data of these years. */
  async get(key: string, [first, last]: readonly [number, number], count: () => Promise<T>): Promise<T> {
    // Read before counting: what is committed in between is counted under the older version, and again by the next one who asks.
    const { version, at } = await this.standing(first, last);
    for (let found = this.kept.get(key); found?.version === version; found = this.kept.get(key)) {
      this.keep(key, found);
      const counted = await found.counted;
      if (counted.nextEnd === null || at < counted.nextEnd) return counted;
      // An event is over since; whoever saw that first has begun to count anew.
      if (this.kept.get(key) === found) break;
    }
    const counted = count();
    const kept = { version, counted };
    this.keep(key, kept);
    counted.catch(() => this.kept.get(key) === kept && this.kept.delete(key));
    return counted;
  }

  private keep(key: string, kept: Kept<T>): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
  }

  /** The day is part of it, as it decides about which plan is the current one. */
  private async standing(first: number, last: number): Promise<Standing> {
    const [standing] = await this.database.rows<Standing>(
      `SELECT concat_ws(' ', current_date, string_agg(concat(year, ':', version), ' ' ORDER BY year)) AS version, now() AS at
       FROM report_version WHERE year = 0 OR year BETWEEN $1 AND $2`,
      [first, last],
    );
    return standing!;
  }
}
