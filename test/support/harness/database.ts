import pg from 'pg';
import { v7 } from 'uuid';
import { asApplication } from '../../../src/database.js';

/** The database that every test file clones. */
export const template = 'colloquy_template';
/** The same before anybody was in it. */
export const uninhabitedTemplate = 'colloquy_template_uninhabited';

/** A database of one test file's own, gone when it is done with. */
export interface TestDatabase {
  /** As the role that the application works as. */
  url: string;
  /** As the role that owns everything, as `rows` asks. */
  ownerUrl: string;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

/**
 * Clones the template; `uninhabited`: one in which nobody is yet; `empty` gives a database with nothing in it instead,
 * of one role.
 */
export async function cloneDatabase({ empty = false, uninhabited = false } = {}): Promise<TestDatabase> {
  const server = process.env['TEST_SERVER_URL']!;
  const name = `test_${v7().replaceAll('-', '')}`;
  const from = uninhabited ? uninhabitedTemplate : template;
  await onServer(
    server,
    empty ? `CREATE DATABASE ${name}` : `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY FILE_COPY`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  // Dropping the database ends what is still connected to it.
  pool.on('error', () => undefined);
  return {
    url: empty ? url.href : asApplication(url.href),
    ownerUrl: url.href,
    rows: async <T extends object>(sql: string, values: unknown[] = []) => (await pool.query<T>(sql, values)).rows,
    drop: async () => {
      await pool.end();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
