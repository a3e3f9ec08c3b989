import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Database, limiter } from '../../platform/index.js';

const wrongFromAddress = 100;

/**
 * Bounds how often links are guessed from one network address, over all processes. Right ones are never held up by it.
 */
@Injectable()
export class AnswerLinkLimits {
  private readonly addresses: RateLimiterAbstract;

  constructor(database: Database) {
    this.addresses = limiter(database, 'answer', wrongFromAddress);
  }

  /** Counts a wrong one; answers whether there were too many. */
  async areTooMany(address: string): Promise<boolean> {
    try {
      await this.addresses.consume(address);
      return false;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return true;
    }
  }
}
