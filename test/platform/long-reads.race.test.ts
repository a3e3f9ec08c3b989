import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { nextCode } from '../support/harness/authenticators.js';
import { addressOf, password } from '../support/harness/cast.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';

let world: Processes;
let other: pg.Client;
beforeAll(async () => {
  world = await startProcesses();
  other = new pg.Client({ connectionString: world.database.url });
  await other.connect();
});
afterAll(async () => {
  await other?.end();
  await world?.stop();
});

/** A year that nobody has asked for yet, so that it has to be counted. */
let year = 2000;
const reportFile = (): string => `/reports/activity.csv?from=${++year}-01-01&to=${year}-12-31`;

const file = async (process: number, who: 'secretariat' | 'secretariat2' = 'secretariat') =>
  (await world.as(who, process).get(reportFile())).status;

/** How many statements wait for the lock. */
async function waiting(): Promise<number> {
  const statement = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return (await world.database.rows(statement)).length;
}

async function untilWaiting(statements: number): Promise<void> {
  while ((await waiting()) < statements) await sleep(20);
}

/** Whatever is counted waits meanwhile. */
async function whileHeld<T>(work: () => Promise<T>): Promise<T> {
  await other.query('BEGIN');
  await other.query('LOCK TABLE event_action IN ACCESS EXCLUSIVE MODE');
  try {
    return await work();
  } finally {
    await other.query('ROLLBACK');
  }
}

it('two reports or exports are made at once for a person, over all processes; a third is refused', async () => {
  for (const process of [0, 1]) for (const who of ['secretariat', 'secretariat2'] as const) await file(process, who);
  const [first, second] = await whileHeld(async () => {
    const making = [file(0), file(1)];
    await untilWaiting(2);
    const ofYear = `{ from: "${++year}-01-01", to: "${year}-12-31" }`;
    const [third, api] = await Promise.all([
      world.as('secretariat', 1).get(reportFile()),
      world.as('secretariat', 0).refusal(`{ activityReport(input: ${ofYear}) { total { events } } }`),
    ]);
    expect([third.status, third.text]).toEqual([429, expect.stringContaining('"RATE_LIMITED"')]);
    expect(api).toEqual({ code: 'RATE_LIMITED', field: null });
    // Somebody else has places of their own.
    const theirs = file(1, 'secretariat2');
    await untilWaiting(3);
    return [...making, theirs];
  });
  expect([await first, await second]).toEqual([200, 200]);
  expect(await Promise.all([file(0), file(1), file(0), file(1)])).toEqual([200, 200, 200, 200]);
});

it('a place is kept by who hangs up until what was begun has ended, and then it is free', async () => {
  await whileHeld(async () => {
    const cookie = await cookieOf('secretariat');
    for (let time = 0; time < 2; time++) {
      const gone = new AbortController();
      const asked = fetch(`${world.urls[0]}${reportFile()}`, { headers: { cookie }, signal: gone.signal });
      await untilWaiting(time + 1);
      gone.abort();
      await expect(asked).rejects.toThrow();
    }
    expect((await world.as('secretariat', 1).get(reportFile())).status).toBe(429);
  });
  expect(await Promise.all([file(0), file(1)])).toEqual([200, 200]);
});

it('places of a process that is killed are free again', async () => {
  const cookie = await cookieOf('secretariat2');
  await whileHeld(async () => {
    const making = [1, 2].map(() =>
      fetch(`${world.urls[0]}${reportFile()}`, { headers: { cookie } }).catch(() => null),
    );
    await untilWaiting(2);
    await world.kill(0);
    await Promise.all(making);
  });
  expect(await Promise.all([file(1, 'secretariat2'), file(1, 'secretariat2')])).toEqual([200, 200]);
});

async function cookieOf(who: 'secretariat' | 'secretariat2'): Promise<string> {
  const email = addressOf(who);
  const response = await request(world.urls[0]!)
    .post('/graphql')
    .send({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { member { id } } }',
      variables: { input: { email, password, oneTimeCode: await nextCode(world.database, email) } },
    });
  return (response.headers['set-cookie'] as unknown as string[]).map((one) => one.split(';')[0]).join('; ');
}
