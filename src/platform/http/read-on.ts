import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';

/**
 * A client that is still sending reads no answer, and loses it when the connection is closed: what comes within two
 * seconds is thrown away first.
 */
export async function readOn({ raw }: FastifyRequest): Promise<void> {
  raw.resume();
  if (raw.readableEnded) return;
  const end = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) raw.once(event, () => resolve());
  });
  await Promise.race([end, sleep(2000, undefined, { ref: false })]);
}
