import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** What something costs the process that tests and server share. */
export interface Strain {
  /** The longest time in milliseconds for which nothing else had its turn. */
  delay: number;
  /** Megabytes by which memory in use grew, garbage included. */
  memory: number;
}

/** Runs something and tells what it cost; what it answers comes along. */
export async function strainOf<T>(act: () => Promise<T>): Promise<Strain & { answer: T }> {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().heapUsed;
  delays.enable();
  try {
    // It tells how far one turn is from the turn before: there has to be one on either side.
    await sleep(20);
    const answer = await act();
    await sleep(20);
    return { answer, delay: delays.max / 1e6, memory: (process.memoryUsage().heapUsed - before) / 1e6 };
  } finally {
    delays.disable();
  }
}
