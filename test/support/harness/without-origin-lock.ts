import { RoleGrants } from '../../../src/accounts/index.js';
import type { Transaction } from '../../../src/platform/index.js';
import { unlocked } from './unlocked.js';

// Loaded by processes that are to give roles which outlive those that they came from: they do not hold on to these.
const named = Object.getOwnPropertyDescriptor(RoleGrants.prototype, 'originAmong')!;
const originAmong = named.value as (transaction: Transaction, ...asked: unknown[]) => Promise<unknown>;

Object.defineProperty(RoleGrants.prototype, 'originAmong', {
  ...named,
  value(this: RoleGrants, transaction: Transaction, ...asked: unknown[]) {
    return originAmong.call(this, unlocked(transaction), ...asked);
  },
});
