import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
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

/** Brings the database up to the newest migration; several processes may call it at once. */
export async function migrate(url: string): Promise<void> {
  const dataSource = new DataSource({
    ...dataSourceOptions(url, 2),
    migrations: [join(import.meta.dirname, '../../../migrations/*.js')],
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

const migrationLock = 7_021_997;
