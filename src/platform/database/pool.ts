import pg from 'pg';
import { type Patience, patienceInSeconds } from './patience.js';
import { readSqlTypesExactly } from './sql-types.js';

const settings = ['lock_timeout=10s', 'timezone=UTC', 'plan_cache_mode=force_generic_plan'];

/** What a report of several years goes through stays in memory: PostgreSQL's own 4 MB send it to files. */
const workMemory = 'work_mem=32MB';

/** How a connection is set up on which a statement may take so many seconds. */
const optionsFor = (longest: number) => ({
  options: [...settings, workMemory, `statement_timeout=${longest}s`].map((setting) => `-c ${setting}`).join(' '),
  application_name: 'colloquy',
  // Statements of one connection are sent without waiting for each other's answers; they run in the order sent.
  pipeline: true,
});

/** How connections of migrations are set up. */
export const connectionOptions = optionsFor(patienceInSeconds.usual);

/** Connections to PostgreSQL for statements of one patience; `onLoss` hears of one that breaks unused. */
export function openPool(url: string, size: number, patience: Patience, onLoss: (error: Error) => void): pg.Pool {
  readSqlTypesExactly();
  const pool = new pg.Pool({ connectionString: url, max: size, ...optionsFor(patienceInSeconds[patience]) });
  // It is replaced by the next one that is needed.
  pool.on('error', onLoss);
  return pool;
}
