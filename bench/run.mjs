import { writeFile } from 'node:fs/promises';
import { benchAttacks } from './attacks.mjs';
import { benchAudit } from './audit.mjs';
import { caller, startPostgres } from './database.mjs';
import { gatherFacts } from './facts.mjs';
import { benchFiles } from './files.mjs';
import { Measuring, memoryOf } from './measure.mjs';
import { operations } from './operations.mjs';
import { readOptions } from './options.mjs';
import { accessToken, startOurs, startPeer } from './processes.mjs';
import { checkReads } from './reference.mjs';
import { asJson, conclude, print } from './report.mjs';
import { Rounds } from './rounds.mjs';
import { checkWrites } from './writes.mjs';

const options = readOptions();
const log = (line) => console.log(`[${(performance.now() / 1000).toFixed(0).padStart(4)} s] ${line}`);
const toClose = [];
const closeAll = async () => {
  while (toClose.length > 0) await toClose.pop()();
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => closeAll().finally(() => process.exit(130)));

try {
  await bench();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await closeAll();
}

async function bench() {
  const { dist, sizes, sizesOnce, only, rounds, scale } = options;
  const postgres = await startPostgres({ dist, log });
  toClose.push(postgres.close);
  const alone = { attacks: benchAttacks, audit: benchAudit, files: benchFiles }[options.alone];
  if (alone) return failWith(await alone({ postgres, options, log, toClose }));
  const worlds = { usual: await worldOf(postgres, 'usual', sizes, rounds) };
  const comparesSizes = scale > 1 && only.some((name) => operations[name].contenders.includes('once'));
  if (comparesSizes) worlds.once = await worldOf(postgres, 'once', sizesOnce, 0);
  const servers = await startAll(worlds);
  const memory = { atRest: await memories(servers) };

  const smallest = {};
  for (const name of only.filter((one) => /^Q/.test(one)))
    smallest[name] = (await checkReads(name, servers, worlds)) / 2;
  if (only.some((name) => ['M1', 'rush'].includes(name))) await checkWrites(servers, worlds.usual);
  log('Everybody gives the same answers.');

  const measuring = await Measuring.begin(postgres.onlooker, worlds);
  toClose.push(async () => measuring.end());
  const results = {};
  const course = new Rounds(measuring, servers, worlds, options, log);
  for (const name of only) results[name] = await course.of(name, smallest[name] ?? 0);
  memory.after = await memories(servers);

  const conclusion = conclude(results, { servers, memory });
  print(results, conclusion, memory);
  if (options.json) await writeFile(options.json, `${asJson(conclusion)}\n`);
  if (conclusion.failures.length > 0) process.exitCode = 1;
}

function failWith(failures) {
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

/** A database with what is asked about in it. */
async function worldOf(postgres, name, sizes, rounds) {
  const database = await postgres.database(name, sizes);
  const writers = rounds > 0 ? operations.M1.contenders.filter((name) => name !== 'before' || options.before) : [];
  return { ...database, facts: await gatherFacts(database.client, writers, rounds) };
}

/** Everybody who has a part in what is measured, each in a process of its own; ours first, to make the token. */
async function startAll({ usual, once }) {
  const { dist, before, only } = options;
  const needed = new Set(['ours', ...only.flatMap((name) => operations[name].contenders)]);
  if (needed.has('f') && only.includes('rush')) for (const name of operations.M1.contenders) needed.add(name);
  const servers = {};
  const add = async (name, starting) => {
    servers[name] = await starting;
    toClose.push(servers[name].stop);
  };
  const coldStarts = [];
  for (let start = 1; start <= 3; start++) {
    if (start > 1) await servers.ours.stop();
    servers.ours = await startOurs('ours', { dist, databaseUrl: usual.url });
    coldStarts.push(servers.ours.coldStart);
  }
  await add('ours', servers.ours);
  servers.ours.coldStart = coldStarts.toSorted((a, b) => a - b)[1];
  log(`Colloquy answered ${coldStarts.map((seconds) => seconds.toFixed(2)).join(', ')} s after its starts.`);
  usual.token = await accessToken(servers.ours.url, caller, usual.password);
  if (once) {
    await add('once', startOurs('once', { dist, databaseUrl: once.url }));
    once.token = await accessToken(servers.once.url, caller, once.password);
  }
  if (needed.has('again')) await add('again', startOurs('again', { dist, databaseUrl: usual.url }));
  if (before) await add('before', startOurs('before', { dist: before, databaseUrl: usual.url }));
  const settings = { url: usual.url, token: usual.token, dist, planId: usual.facts.planId };
  for (const name of ['f', 'h', 'hf', 'live']) if (needed.has(name)) await add(name, startPeer(name, settings));
  return servers;
}

async function memories(servers) {
  const entries = Object.entries(servers).map(async ([name, { pid }]) => [name, await memoryOf(pid)]);
  return Object.fromEntries(await Promise.all(entries));
}
