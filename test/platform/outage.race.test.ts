import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { freePort, Running } from '../support/harness/processes.js';

interface Started {
  process: Running;
  url: string;
}

let dataDir: string;
let first: Started;
let second: Started;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'colloquy-outage-'));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o711);
  first = await started();
  second = await started();
});
afterAll(async () => {
  await Promise.all([first?.process.stop(), second?.process.stop()]);
  await rm(dataDir, { recursive: true, force: true });
});

/** One more process on the same folder, with a worker in it. */
async function started(): Promise<Started> {
  const port = await freePort();
  const process = new Running({ NODE_ENV: 'development', DATA_DIR: dataDir, DEMO: 'off', PORT: String(port) });
  await process.ready();
  return { process, url: `http://127.0.0.1:${port}` };
}

const postmaster = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

const killDatabase = async (): Promise<void> => void process.kill(await postmaster(), 'SIGKILL');

const ask = async ({ url }: Started) => request(url).post('/graphql').send({ query: '{ events { totalCount } }' });

const answers = async (asked: Started): Promise<boolean> => {
  const { body } = (await ask(asked)) as { body: { data?: unknown } };
  return Boolean(body.data);
};

const isReady = async ({ url }: Started): Promise<boolean> => (await request(url).get('/health/ready')).status === 200;

/** In seconds; asks all the while, as people do. */
async function untilAnswering(...all: Started[]): Promise<number> {
  const begun = performance.now();
  while (!(await Promise.all(all.flatMap((one) => [answers(one), isReady(one)]))).every(Boolean)) await sleep(20);
  return (performance.now() - begun) / 1000;
}

it('a database that is killed comes back by itself, and an outage is two lines of each log', async () => {
  const before = [first, second].map(({ process }) => process.output.length);
  await killDatabase();
  let asked = await ask(first);
  while (asked.text.includes('totalCount')) asked = await ask(first);
  expect(asked.text).toContain('"code":"BUSY"');
  const page = await request(first.url).get('/').set('accept', 'text/html');
  expect([page.status, page.text]).toEqual([503, expect.stringContaining('</html>')]);
  expect(await untilAnswering(first, second)).toBeLessThan(15);
  await sleep(1500);
  for (const [index, { process }] of [first, second].entries()) {
    const lines = process.output.slice(before[index]).split('\n').filter(Boolean);
    expect(lines).toEqual([
      expect.stringContaining('The database cannot be reached: '),
      expect.stringContaining('The database answers again after '),
    ]);
  }
});

it('who shares a database has it still when the one who started it has ended, and looks after it', async () => {
  const running = await postmaster();
  await first.process.stop();
  expect(await answers(second)).toBe(true);
  expect(await postmaster()).toBe(running);

  await killDatabase();
  expect(await untilAnswering(second)).toBeLessThan(15);
  first = await started();
  await second.process.stop();
  await first.process.stop();
  await expect(postmaster()).rejects.toThrow('ENOENT');
});

it('where a database cannot come back the process ends with one line that says why', async () => {
  const { process } = await started();
  const before = process.output.length;
  await killDatabase();
  await rename(join(dataDir, 'postgres'), join(dataDir, 'away'));
  expect(await process.ended).toBe(1);
  const lines = process.output.slice(before).split('\n').filter(Boolean);
  expect(lines).toEqual([
    expect.stringContaining('The database cannot be reached: '),
    expect.stringMatching(/^PostgreSQL did not start: /),
  ]);
});
