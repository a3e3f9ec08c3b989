import { setTimeout as sleep } from 'node:timers/promises';
import { IdempotencyKeys } from '../../../src/platform/idempotency/idempotency-keys.store.js';

// Loaded by processes that die once they have committed what was asked under a key: before they tell it ("untold…"), or
// before the next field ("cut…").
const keys = IdempotencyKeys.prototype;
const { claim, keepResult, keepAnswers } = Object.getOwnPropertyDescriptors(keys);
const done = new Map<string, string>();

async function die(): Promise<void> {
  process.kill(process.pid, 'SIGKILL');
  await sleep(60_000);
}

keys.keepResult = function (this: IdempotencyKeys, transaction, use, field, result) {
  done.set(use.key, field);
  return keepResult.value!.call(this, transaction, use, field, result);
};
keys.keepAnswers = async function (this: IdempotencyKeys, use, answers) {
  if (use.key.startsWith('untold') && done.has(use.key)) await die();
  return keepAnswers.value!.call(this, use, answers);
};
keys.claim = async function (this: IdempotencyKeys, transaction, use, field, step) {
  if (use.key.startsWith('cut') && (done.get(use.key) ?? field) !== field) await die();
  return claim.value!.call(this, transaction, use, field, step);
};
