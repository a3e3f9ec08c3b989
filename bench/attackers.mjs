// Whoever means no good, in a process of its own: it gets one job at a time and answers what came of it.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { hostileRequestsOf } from '../test/support/attacks/hostile-requests.ts';

const seed = 20_261_130;
const different = 1_000;
/** More than so many unanswered ones are a traffic jam of the attackers' own. */
const mostUnderWay = 400;

const requests = hostileRequestsOf(await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'));
const bodies = fc.sample(requests, { numRuns: different, seed }).map((request) => JSON.stringify(request));
process.send({ ready: true });

process.on('message', async (job) => process.send(await attack(job)));
process.on('disconnect', () => process.exit(0));

/** Sends for so many seconds, at a rate or, without one, on some connections that wait for their answers. */
async function attack({ url, seconds, rate, connections }) {
  const until = performance.now() + seconds * 1000;
  const statuses = {};
  let sent = 0;
  let underWay = 0;
  let leftOut = 0;
  const send = async () => {
    const body = bodies[sent++ % bodies.length];
    underWay++;
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await response.arrayBuffer();
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    } catch (error) {
      const reason = error.cause?.code ?? error.message;
      statuses[reason] = (statuses[reason] ?? 0) + 1;
    } finally {
      underWay--;
    }
  };
  if (rate) {
    const begun = performance.now();
    for (let number = 0; performance.now() < until; number++) {
      await sleep(Math.max(0, begun + (number * 1000) / rate - performance.now()));
      if (underWay < mostUnderWay) void send();
      else leftOut++;
    }
    while (underWay > 0) await sleep(20);
  } else {
    const line = async () => {
      while (performance.now() < until) await send();
    };
    await Promise.all(Array.from({ length: connections }, line));
  }
  return { sent, leftOut, statuses };
}
