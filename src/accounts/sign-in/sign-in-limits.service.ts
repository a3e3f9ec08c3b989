import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Database, limiter, problem } from '../../platform/index.js';

const failuresOfAccount = 10;
const failuresOfAddress = 100;

/** Bounds how often passwords are guessed: per account and per network address, over all processes. */
@Injectable()
export class SignInLimits {
  private readonly accounts: RateLimiterAbstract;
  private readonly addresses: RateLimiterAbstract;
  private readonly lines = new Map<string, Promise<unknown>>();

  constructor(database: Database) {
    this.accounts = limiter(database, 'account', failuresOfAccount);
    this.addresses = limiter(database, 'address', failuresOfAddress);
  }

  /**
   * Answers what `attempt` finds and counts a failure when it finds nothing; a success clears the account.
   * `account` names the account that is tried, whether there is one or not.
   * @throws Problem RATE_LIMITED, without trying, when there were too many failures
   */
  async guard<Found>(account: string, ip: string, attempt: () => Promise<Found | null>): Promise<Found | null> {
    const key = createHash('sha256').update(account.toLowerCase()).digest('base64url');
    return this.inLine(key, async () => {
      const fromAddress = await this.addresses.get(ip);
      if (fromAddress && fromAddress.consumedPoints >= failuresOfAddress) throw tooMany();
      // Counted before it is tried: processes that try at the same time cannot share one last attempt.
      await this.accounts.consume(key).catch((refusal: unknown) => {
        throw refusal instanceof Error ? refusal : tooMany();
      });
      const found = await attempt();
      if (found === null) await this.addresses.penalty(ip);
      else await this.accounts.delete(key);
      return found;
    });
  }

  /** One attempt on an account after the other: right ones that are under way never count as failures together. */
  private async inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.lines.get(key) ?? Promise.resolve()).then(work);
    const over = turn.catch(() => undefined);
    this.lines.set(key, over);
    try {
      return await turn;
    } finally {
      if (this.lines.get(key) === over) this.lines.delete(key);
    }
  }
}

const tooMany = () =>
  problem('RATE_LIMITED', {
    en: 'There were too many failed attempts. Please try again in a quarter of an hour.',
    ru: 'Слишком много неудачных попыток. Попробуйте ещё раз через четверть часа.',
  });
