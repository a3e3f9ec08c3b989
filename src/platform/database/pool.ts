import pg from 'pg';
import { readSqlTypesExactly } from './sql-types.js';

/** How every connection is set up, those of migrations too. */
export const connectionOptions = {
  options: '-c lock_timeout=10s -c statement_timeout=60s -c timezone=UTC -c plan_cache_mode=force_generic_plan',
  application_name: 'colloquy',
  // Statements of one connection are sent without waiting for each other's answers; they run in the order sent.
  pipeline: true,
};

/** The connections to PostgreSQL that requests and jobs share; `onLoss` hears of one that breaks unused. */
export function openPool(url: string, size: number, onLoss: (error: Error) => void): pg.Pool {
  readSqlTypesExactly();
  const pool = new pg.Pool({ connectionString: url, max: size, ...connectionOptions });
  // It is replaced by the next one that is needed.
  pool.on('error', onLoss);
  return pool;
}
