import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { sqlState } from './database.js';
import { readSqlTypesExactly } from './sql-types.js';

/** How TypeORM reaches PostgreSQL; `entities` are those that the rooms have registered. */
export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  readSqlTypesExactly();
  return {
    type: 'postgres',
    driver: pg,
    url,
    poolSize,
    installExtensions: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: {
      options: '-c lock_timeout=10s -c statement_timeout=60s -c timezone=UTC -c plan_cache_mode=force_generic_plan',
      application_name: 'colloquy',
      // Statements of one connection are sent without waiting for each other's answers; they run in the order sent.
      pipeline: true,
    },
  };
}

const migrations = join(import.meta.dirname, '../../../migrations');

/** Brings the database up to the newest migration; several processes may call it at once. */
export async function migrate(url: string): Promise<void> {
  if (await isUpToDate(url)) return;
  const dataSource = new DataSource({
    ...dataSourceOptions(url, 2),
    migrations: [join(migrations, '*.js')],
    migrationsTransactionMode: 'all',
  });
  await dataSource.initialize();
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

/** Whether every migration has run. It is what most starts find, and asked before TypeORM and all migrations are loaded to find the same. */
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
