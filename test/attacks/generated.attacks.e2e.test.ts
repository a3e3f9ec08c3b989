import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RunningSchema } from '../../src/platform/index.js';
import { hostileRequests } from '../support/attacks/hostile-requests.js';
import { publishedEvent } from '../support/builders/events.js';
import { strainOf } from '../support/harness/strain.js';
import { startWorld, type World } from '../support/harness/world.js';

/** The same attacks each time. */
const seed = 20_261_130;
const timeLimit = 10_000;
/** In milliseconds: nobody else may wait longer for the sake of these. */
const longest = 1000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (let number = 0; number < 3; number++) await publishedEvent(world, { confidentiality: 'OPEN' });
});
afterAll(async () => {
  await world.stop({ replay: false });
});

it('requests that mean no good are refused or answered, and hold up nobody', async () => {
  const requests = hostileRequests(world.apps[0]!.get(RunningSchema).get());
  const seen = new Map<string, number>();
  const until = performance.now() + timeLimit;
  for (let round = 0; performance.now() < until; round++) {
    const who = round % 2 === 0 ? 'nobody' : 'expert';
    const attacks = fc.sample(requests, { seed: seed + round, numRuns: 10 });
    const { delay } = await strainOf(async () => {
      for (const { query, variables } of attacks) {
        const { status, errors } = await world.as(who).run(query, variables);
        expect([query, status < 500]).toEqual([query, true]);
        const codes = errors.map(({ extensions }) => extensions.code);
        expect([query, codes.filter((code) => code === 'INTERNAL')]).toEqual([query, []]);
        for (const code of new Set(codes.length > 0 ? codes : ['answered'])) seen.set(code, (seen.get(code) ?? 0) + 1);
      }
    });
    expect([round, delay < longest]).toEqual([round, true]);
  }
  // One in which nothing happens proves nothing.
  const happened = ['answered', 'BAD_INPUT', 'BAD_REQUEST', 'QUERY_TOO_COMPLEX'].map((code) => [
    code,
    seen.get(code) ?? 0,
  ]);
  for (const [code, times] of happened) expect([code, Number(times) > 5]).toEqual([code, true]);
});
