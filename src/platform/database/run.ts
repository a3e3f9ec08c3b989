import type pg from 'pg';
import type { Sql } from './sql.js';
import { StatementNames } from './statement-names.js';

const names = new StatementNames();

/** Sends a statement, by name where it comes again. */
export async function run<Row extends object>(
  connection: pg.Pool | pg.PoolClient,
  { text, values }: Sql,
): Promise<pg.QueryResult<Row>> {
  const name = names.of(text);
  return connection.query<Row>({ ...(name && { name }), text, values });
}
