import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { compiled } from '../config/compiled.js';
import { sqlState } from './errors.js';
import { connectionOptions } from './pool.js';

const migrations = join(compiled, 'migrations');

/** Brings the database up to the newest migration; several processes may call it at once. */
export async function migrate(url: string): Promise<void> {
  if (await isUpToDate(url)) return;
  const dataSource = await migrationsOf(url);
  const runner = dataSource.createQueryRunner();
  try {
    // Taken on a connection of its own and held until the migrations are through.
    await runner.query(`SELECT set_config('lock_timeout', '0', false), set_config('statement_timeout', '0', false)`);
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

/**
 * A database's migrations in TypeORM's hands; to be destroyed after use. TypeORM is loaded here, as nothing else needs
 * it.
 */
export async function migrationsOf(url: string): Promise<DataSource> {
  const { DataSource } = await import('typeorm');
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    poolSize: 2,
    installExtensions: false,
    extra: connectionOptions,
    migrations: [join(migrations, '*.js')],
    migrationsTransactionMode: 'all',
  });
  return dataSource.initialize();
}

/**
 * Whether every migration has run. It is what most starts find, and asked before TypeORM and all migrations are loaded
 * to find the same.
 */
async function isUpToDate(url: string): Promise<boolean> {
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.js'));
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    const { rows } = await connection.query<{ timestamp: string }>('SELECT timestamp FROM migrations');
    const done = new Set(rows.map(({ timestamp }) => timestamp));
    return files.every((name) => done.has(name.slice(0, name.indexOf('-'))));
  } catch (error) {
    if (sqlState(error) === undefinedTable) return false;
    throw error;
  } finally {
    await connection.end();
  }
}

const undefinedTable = '42P01';
const migrationLock = 7_021_997;
