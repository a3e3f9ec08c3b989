import { Injectable } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Database } from '../../database/database.service.js';
import { networkOf } from '../../http/network.js';
import { limiter, quarterOfAnHour } from '../../limiter.js';
import { problem } from '../../problem.js';
import type { CallContext } from '../context.js';

/** So many searches in a quarter of an hour, of who has signed in and of a network from which nobody has. */
const mostSearches = { member: 3000, network: 600 };
/** The process tells the others of its searches so many times until the limit is reached, not of each. */
const tellings = 20;

/**
 * Bounds how often somebody searches, over all processes. Who searches as people do costs no statement: each process
 * counts for itself and tells what it has counted now and then.
 */
@Injectable()
export class SearchLimits {
  private readonly members: SharedCount;
  private readonly networks: SharedCount;

  constructor(database: Database) {
    this.members = new SharedCount(database, 'search', mostSearches.member);
    this.networks = new SharedCount(database, 'search-from', mostSearches.network);
  }

  /** Counts searches of a call before they are made. @throws Problem RATE_LIMITED where there were too many */
  async count(searches: number, { caller, request }: CallContext): Promise<void> {
    if (searches === 0) return;
    const { memberId } = caller;
    const isLeft =
      memberId === null
        ? !request || (await this.networks.take(networkOf(request.ip), searches))
        : await this.members.take(memberId, searches);
    if (!isLeft)
      throw problem('RATE_LIMITED', {
        en: 'There were very many searches. Please try again in a quarter of an hour.',
        ru: 'Слишком много поисковых запросов. Попробуйте ещё раз через четверть часа.',
      });
  }
}

/** Counts in memory, and in the database each time that has come to a good deal more. */
class SharedCount {
  private readonly own: RateLimiterMemory;
  private readonly shared: RateLimiterAbstract;
  private readonly step: number;

  constructor(database: Database, kind: string, atMost: number) {
    this.own = new RateLimiterMemory({ points: atMost, duration: quarterOfAnHour });
    this.shared = limiter(database, kind, atMost);
    this.step = atMost / tellings;
  }

  /** Answers false where no more are left. */
  async take(key: string, points: number): Promise<boolean> {
    try {
      const { consumedPoints } = await this.own.consume(key, points);
      const before = consumedPoints - points;
      const steps = Math.floor(consumedPoints / this.step) - Math.floor(before / this.step);
      if (steps > 0) await this.shared.consume(key, steps * this.step);
      return true;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      // Known from here on without being asked for.
      await this.own.block(key, Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
      return false;
    }
  }
}
