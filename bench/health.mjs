import { setTimeout as sleep } from 'node:timers/promises';

const probeEvery = 20;

/** Asks whether the server lives, which needs nothing but a turn; answers how many milliseconds that took at most. */
export async function longestStall(url, lasting) {
  let longest = 0;
  await whileLasting(lasting, probeEvery, async () => {
    const begun = performance.now();
    await (await fetch(`${url}/health/live`)).arrayBuffer();
    longest = Math.max(longest, performance.now() - begun);
  });
  return longest;
}

/** Does something again and again until something else is over. */
export async function whileLasting(lasting, every, act) {
  let isOver = false;
  void lasting.finally(() => (isOver = true)).catch(() => undefined);
  while (!isOver) {
    await act();
    await sleep(every);
  }
}
