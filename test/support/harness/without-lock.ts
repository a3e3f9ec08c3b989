import { SeatPools } from '../../../src/events/index.js';
import { Sql, type Transaction } from '../../../src/platform/index.js';

// Loaded by processes that are to oversell: they decide about seats without waiting for each other.
const lockEach = Object.getOwnPropertyDescriptor(SeatPools.prototype, 'lockEach')!.value as SeatPools['lockEach'];

SeatPools.prototype.lockEach = function withoutLock(this: SeatPools, transaction, ...asked) {
  const rows = (statement: Sql): Promise<unknown[]> => transaction.rows(unlocked(statement));
  return lockEach.call(this, Object.create(transaction, { rows: { value: rows } }) as Transaction, ...asked);
};

const unlocked = ({ strings, values }: Sql): Sql =>
  new Sql(
    strings.map((text) => text.replace(/FOR UPDATE( SKIP LOCKED)?/, '')),
    values,
  );
