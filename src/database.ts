import pg from 'pg';
import { startEmbeddedPostgres, StartUpProblem } from './platform/embedded-postgres/index.js';
import type { Config } from './platform/index.js';

const oldestServer = 15;

/** A database that answers, and how to let go of it. */
export interface ReachedDatabase {
  url: string;
  stop: () => Promise<void>;
  /** Starts an embedded one again that has ended; `giveUp` hears why where that cannot be. */
  keepRunning: (giveUp: (reason: unknown) => void) => void;
}

/**
 * The PostgreSQL of DATABASE_URL, else the embedded one of DATA_DIR, started if it does not run.
 * @throws StartUpProblem with one line for the operator
 */
export async function databaseFor(config: Config, log: (line: string) => void): Promise<ReachedDatabase> {
  if (config.databaseUrl) {
    await check(config.databaseUrl);
    return { url: config.databaseUrl, stop: async () => undefined, keepRunning: () => undefined };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  await createDatabase(server.url('postgres'));
  return { url: server.url('colloquy'), stop: server.stop, keepRunning: server.keepRunning };
}

async function check(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
    const version = Math.floor(Number(rows[0]!.version) / 10_000);
    if (version < oldestServer)
      throw new StartUpProblem(`PostgreSQL ${oldestServer} or newer is needed; DATABASE_URL leads to ${version}.`);
  } catch (error) {
    if (error instanceof StartUpProblem) throw error;
    throw new StartUpProblem(`Cannot reach the PostgreSQL of DATABASE_URL (${withoutPassword(url)}): ${reason(error)}`);
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
