import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { compiled } from '../config/compiled.js';
import { areJobsMigrated, migrateJobs } from '../jobs/migrate-jobs.js';
import { letWork, mayWork, roleOf } from './application-role.js';
import { sqlState } from './errors.js';
import { connectionOptions } from './pool.js';

const migrations = join(compiled, 'migrations');

/**
 * Brings the database up to the newest migration, the jobs' schema too; several processes may call it at once. `url` is
 * that of the role which owns everything, `applicationUrl` that of the one which the application works as.
 */
export async function migrate(url: string, applicationUrl = url): Promise<void> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    if (await isUpToDate(connection, url, applicationUrl)) return;
    // Held until all is through; each waits for whoever was first.
    await connection.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const dataSource = await migrationsOf(url);
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
    await migrateJobs(connection);
    if (roleOf(applicationUrl) !== roleOf(url)) await letWork(connection, applicationUrl);
  } finally {
    await connection.end();
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
 * Whether there is nothing to do. It is what most starts find, and asked before TypeORM and all migrations are loaded
 * to find the same.
 */
async function isUpToDate(connection: pg.Client, url: string, applicationUrl: string): Promise<boolean> {
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.js'));
  try {
    const { rows } = await connection.query<{ timestamp: string }>('SELECT timestamp FROM migrations');
    const done = new Set(rows.map(({ timestamp }) => timestamp));
    const isMigrated = files.every((name) => done.has(name.slice(0, name.indexOf('-'))));
    if (!isMigrated || !(await areJobsMigrated(connection))) return false;
    const role = roleOf(applicationUrl);
    return role === roleOf(url) || (await mayWork(connection, role));
  } catch (error) {
    if (sqlState(error) === undefinedTable) return false;
    throw error;
  }
}

const undefinedTable = '42P01';
const migrationLock = 7_021_997;
