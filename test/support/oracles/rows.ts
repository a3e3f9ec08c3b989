import type { Transaction } from '../../../src/platform/index.js';

/** A row of a table, by its columns. */
export type Row = Record<string, unknown>;

/** Puts rows into a table, within a transaction that it was made for. */
export type Insert = (table: string, rows: readonly Row[]) => Promise<void>;

/** Puts rows into a table as they are. Columns that a row leaves out take their defaults. */
export async function insertRows(transaction: Transaction, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await transaction.rows(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** The rows of a table that links one thing to several others, in order. */
export function linked(ownerColumn: string, owner: string, column: string, ids: readonly string[]): Row[] {
  return ids.map((id, position) => ({ [ownerColumn]: owner, [column]: id, position }));
}
