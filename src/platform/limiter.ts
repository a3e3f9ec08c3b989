import { type RateLimiterAbstract, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Database } from './database/database.service.js';

/** In seconds. */
export const quarterOfAnHour = 15 * 60;

/**
 * Counts what somebody tries within a quarter of an hour, over all processes; `kind` keeps one thing that is counted
 * from another.
 */
export function limiter({ pool }: Database, kind: string, atMost: number): RateLimiterAbstract {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    duration: quarterOfAnHour,
    keyPrefix: kind,
    points: atMost,
  });
}
