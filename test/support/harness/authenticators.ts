import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Secret, TOTP } from 'otpauth';
import { Accounts } from '../../../src/accounts/index.js';
import { SecondFactors } from '../../../src/accounts/second-factor/second-factors.service.js';
import type { TestDatabase } from './database.js';

const period = 30;

/** What an authenticator with this secret shows in a step of half a minute. */
export const codeAt = (secret: string, step: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), period }).generate({ timestamp: step * period * 1000 });

export const presentStep = (): number => Math.floor(Date.now() / 1000 / period);

/** Sets up an authenticator for somebody, as they would. */
export async function enrol(app: NestFastifyApplication, memberId: string): Promise<void> {
  const viewer = await app.get(Accounts).viewerOf(memberId);
  const factors = app.get(SecondFactors);
  const { secret } = await factors.begin(viewer);
  await factors.confirm(viewer, codeAt(secret, presentStep()), { address: 'inside', lastMember: null });
}

/** The next code that counts for the account with this address; null where it has no authenticator. */
export async function nextCode(database: TestDatabase, email: string): Promise<string | null> {
  const held = await heldBy(database, email);
  if (!held) return null;
  // That of now or the next: an older one could be too old when it arrives.
  const step = Math.max(held.last + 1, held.now);
  while (step > (await heldBy(database, email))!.now + 1) await sleep(250);
  return codeAt(held.secret, step);
}

/** By the clock that decides, whatever the machine's own shows. */
async function heldBy(database: TestDatabase, email: string) {
  const [held] = await database.rows<{ secret: string; last: number; now: number }>(
    `SELECT f.secret, f.last_step::int AS last, floor(extract(epoch FROM clock_timestamp()) / ${period})::int AS now
     FROM authenticator f JOIN member m ON m.id = f.member_id
     WHERE m.email = $1 AND f.confirmed_at IS NOT NULL`,
    [email],
  );
  return held;
}
