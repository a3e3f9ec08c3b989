import { Injectable } from '@nestjs/common';

/** How often a part of a round of work failed in this process, by the name of the round: told by `/health/ready`. */
@Injectable()
export class FailedRounds {
  private readonly counts = new Map<string, number>();

  add(round: string): void {
    this.counts.set(round, (this.counts.get(round) ?? 0) + 1);
  }

  /** Null where nothing has failed. */
  get told(): Readonly<Record<string, number>> | null {
    return this.counts.size === 0 ? null : Object.fromEntries(this.counts);
  }
}
