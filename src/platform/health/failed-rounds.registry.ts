import { Injectable, Logger } from '@nestjs/common';
import { DatabaseAway } from '../database/errors.js';

/** How often a part of a round of work failed in this process, by the name of the round: told by `/health/ready`. */
@Injectable()
export class FailedRounds {
  private readonly counts = new Map<string, number>();

  /** Does a part of a round; where it fails it is logged and counted, and holds up no other. */
  async attempt(round: string, part: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // The round comes again when the database does.
      if (error instanceof DatabaseAway) return;
      const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
      new Logger(round).error(`${part}: ${trace}`);
      this.counts.set(round, (this.counts.get(round) ?? 0) + 1);
    }
  }

  /** Null where nothing has failed. */
  get told(): Readonly<Record<string, number>> | null {
    return this.counts.size === 0 ? null : Object.fromEntries(this.counts);
  }
}
