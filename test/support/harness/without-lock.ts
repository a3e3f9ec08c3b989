import { SeatPools } from '../../../src/events/index.js';
import { unlocked } from './unlocked.js';

// Loaded by processes that are to oversell: they decide about seats without waiting for each other.
const lockEach = Object.getOwnPropertyDescriptor(SeatPools.prototype, 'lockEach')!.value as SeatPools['lockEach'];

SeatPools.prototype.lockEach = function withoutLock(this: SeatPools, transaction, ...asked) {
  return lockEach.call(this, unlocked(transaction), ...asked);
};
