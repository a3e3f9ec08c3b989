import { insertRows, type TableRecord, type Transaction } from '../../../src/platform/index.js';

/** Puts rows into a table, within a transaction that it was made for. */
export type Insert = (table: string, records: readonly TableRecord[]) => Promise<unknown>;

/** Puts rows into tables as they are, past every rule of the services. */
export const insertWithin =
  (transaction: Transaction): Insert =>
  (table, records) =>
    transaction.execute(insertRows(table, records));

/** The rows of a table that links one thing to several others, in order. */
export function linked(ownerColumn: string, owner: string, column: string, ids: readonly string[]): TableRecord[] {
  return ids.map((id, position) => ({ [ownerColumn]: owner, [column]: id, position }));
}
