import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Database, limiter, networkOf } from '../../platform/index.js';

const wrongOfNetwork = 100;

/**
 * Bounds how often links are guessed from one network, over all processes. Right ones are never held up by it.
 */
@Injectable()
export class AnswerLinkLimits {
  private readonly networks: RateLimiterAbstract;

  constructor(database: Database) {
    this.networks = limiter(database, 'answer', wrongOfNetwork);
  }

  /** Counts a wrong one; answers whether there were too many. */
  async areTooMany(address: string): Promise<boolean> {
    try {
      await this.networks.consume(networkOf(address));
      return false;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return true;
    }
  }
}
