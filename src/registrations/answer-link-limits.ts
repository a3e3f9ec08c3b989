import { Injectable } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { problem } from '../platform/index.js';

const quarterOfAnHour = 15 * 60;
const wrongFromAddress = 100;

/** Bounds how often links are guessed from one network address, over all processes. Right ones are never held up by it. */
@Injectable()
export class AnswerLinkLimits {
  private readonly addresses: RateLimiterAbstract;

  constructor(dataSource: DataSource) {
    this.addresses = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'rate_limit',
      tableCreated: true,
      duration: quarterOfAnHour,
      keyPrefix: 'answer',
      points: wrongFromAddress,
    });
  }

  /** Counts a wrong one. @throws Problem RATE_LIMITED when there were too many */
  async countWrong(address: string): Promise<void> {
    await this.addresses.consume(address).catch((refusal: unknown) => {
      throw refusal instanceof Error ? refusal : tooMany();
    });
  }
}

const tooMany = () =>
  problem(
    'RATE_LIMITED',
    {
      en: 'Too many links that are not ours were tried. Please try again in a quarter of an hour.',
      ru: 'Слишком много неверных ссылок. Попробуйте ещё раз через четверть часа.',
    },
    'token',
  );
