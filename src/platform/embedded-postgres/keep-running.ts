import { setTimeout as sleep } from 'node:timers/promises';

const lookEvery = 500;

/**
 * Looks again and again whether the server runs, and brings it back where it does not; answers how to stop looking,
 * which waits for what is under way.
 */
export function keepRunning(
  isRunning: () => Promise<boolean>,
  bringBack: () => Promise<void>,
  giveUp: (reason: unknown) => void,
): () => Promise<void> {
  const over = new AbortController();
  const look = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await sleep(lookEvery, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
      if (!over.signal.aborted && !(await isRunning())) await bringBack();
    }
  };
  const looking = look().catch(giveUp);
  return async () => {
    over.abort();
    await looking;
  };
}
