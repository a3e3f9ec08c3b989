import { Sql, type Transaction } from '../../../src/platform/index.js';

/** The same transaction, whose reads wait for nobody and keep nobody waiting. */
export const unlocked = (transaction: Transaction): Transaction =>
  Object.create(transaction, {
    rows: { value: (statement: Sql): Promise<unknown[]> => transaction.rows(withoutLocks(statement)) },
  }) as Transaction;

const withoutLocks = ({ strings, values }: Sql): Sql =>
  new Sql(
    strings.map((text) => text.replace(/FOR (UPDATE|SHARE)( SKIP LOCKED)?/, '')),
    values,
  );
