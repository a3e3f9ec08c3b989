import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Config, Database, FailedRounds } from '../../platform/index.js';
import { batch, Seals } from './seals.store.js';

const every = 4_000;

/**
 * Seals what the audit trail tells, within 10 seconds after it was committed. Whoever writes entries waits for none of
 * it. Every worker tries; one at a time is let.
 */
@Injectable()
export class Sealing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | null = null;
  private isFailing = false;

  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
    private readonly failedRounds: FailedRounds,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.runsJobs) this.timer = setInterval(() => void this.round(), every).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  /** Seals all that is not sealed. */
  async pass(): Promise<void> {
    while ((await this.database.transaction((transaction) => this.seals.add(transaction))) === batch);
  }

  private async round(): Promise<void> {
    this.underWay ??= this.attempt().finally(() => (this.underWay = null));
    await this.underWay;
  }

  /** Tries again the next time; what fails on and on is told once. */
  private async attempt(): Promise<void> {
    try {
      await this.pass();
      this.isFailing = false;
    } catch (error) {
      if (this.isFailing) return;
      this.isFailing = true;
      await this.failedRounds.attempt('audit-sealing', 'The audit trail', () => {
        throw error;
      });
    }
  }
}
