import { createHash } from 'node:crypto';
import pg from 'pg';
import { startEmbeddedPostgres, StartUpProblem } from './platform/embedded-postgres/index.js';
import { type Config, migrate, sqlState } from './platform/index.js';

const oldestServer = 15;

/** A database that answers, at the newest migration, and how to let go of it. */
export interface ReachedDatabase {
  /** As the role that the application works as. */
  url: string;
  /** As the role that owns it. */
  migrationUrl: string;
  stop: () => Promise<void>;
  /** Starts an embedded one again that has ended; `giveUp` hears why where that cannot be. */
  keepRunning: (giveUp: (reason: unknown) => void) => void;
}

/**
 * The PostgreSQL of DATABASE_URL, else the embedded one of DATA_DIR, started if it does not run; migrated.
 * @throws StartUpProblem with one line for the operator
 */
export async function databaseFor(config: Config, log: (line: string) => void): Promise<ReachedDatabase> {
  const reached = await reach(config, log);
  try {
    await migrated(reached);
    if (config.migrationDatabaseUrl) await check(reached.url, 'DATABASE_URL');
    return reached;
  } catch (error) {
    await reached.stop();
    throw error;
  }
}

async function reach(config: Config, log: (line: string) => void): Promise<ReachedDatabase> {
  const { databaseUrl, migrationDatabaseUrl } = config;
  if (databaseUrl) {
    // The application's role may not be there before the migrations.
    if (migrationDatabaseUrl) await check(migrationDatabaseUrl, 'MIGRATION_DATABASE_URL');
    else await check(databaseUrl, 'DATABASE_URL');
    return {
      url: databaseUrl,
      migrationUrl: migrationDatabaseUrl ?? databaseUrl,
      stop: async () => undefined,
      keepRunning: () => undefined,
    };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  await createDatabase(server.url('postgres'));
  const migrationUrl = server.url('colloquy');
  return { url: asApplication(migrationUrl), migrationUrl, stop: server.stop, keepRunning: server.keepRunning };
}

/** The same database as a role that owns nothing; its password is made of the owner's, so that it stays the same. */
export function asApplication(url: string): string {
  const application = new URL(url);
  application.username = 'colloquy_app';
  application.password = createHash('sha256').update(`colloquy_app ${application.password}`).digest('base64url');
  return application.href;
}

async function migrated({ url, migrationUrl }: ReachedDatabase): Promise<void> {
  try {
    await migrate(migrationUrl, url);
  } catch (error) {
    if (sqlState(error) !== notAllowed) throw error;
    throw new StartUpProblem(
      `The role "${new URL(migrationUrl).username}" may not migrate the database (${reason(error)}): set ` +
        'MIGRATION_DATABASE_URL to the role that owns it and may make the one of DATABASE_URL.',
    );
  }
}

const notAllowed = '42501';

async function check(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
    const version = Math.floor(Number(rows[0]!.version) / 10_000);
    if (version < oldestServer)
      throw new StartUpProblem(`PostgreSQL ${oldestServer} or newer is needed; ${name} leads to ${version}.`);
  } catch (error) {
    if (error instanceof StartUpProblem) throw error;
    throw new StartUpProblem(`Cannot reach the PostgreSQL of ${name} (${withoutPassword(url)}): ${reason(error)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'colloquy'`);
    if (rowCount === 0) await client.query('CREATE DATABASE colloquy');
  } catch (error) {
    // Of two first starts at once the other was quicker.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}

function withoutPassword(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  return error instanceof Error ? error.message : String(error);
}
