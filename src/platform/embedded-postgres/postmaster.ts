import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { superuser } from './cluster.js';
import { type DatabaseUser, run } from './database-user.js';
import { readIfThere } from './reachable-place.js';
import { StartUpProblem, systemCode } from './start-up-problem.js';

/** The server's main process, as its file postmaster.pid tells. */
export interface Postmaster {
  pid: number;
  dataDirectory: string;
  port: number;
}

/** A start-up or shut-down may take long, as after a crash; silence may not. */
const patienceWithSilence = 30_000;
const reportEvery = 10_000;

/** What postmaster.pid says, whether or not that process still runs; null when it is missing or only begun. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const [pid, dataDirectory, , port] = ((await readIfThere(join(cluster, 'postmaster.pid'))) ?? '').split('\n');
  return pid && dataDirectory && port ? { pid: Number(pid), dataDirectory, port: Number(port) } : null;
}

/** Whether a process with this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/**
 * Waits until a process that is ending has ended; not for long, as a killed one may stay listed as long as its parent
 * likes.
 */
export async function untilGone(pid: number): Promise<void> {
  for (let checks = 0; checks < 50 && isAlive(pid); checks++) await sleep(20);
}

/**
 * The server that works on this cluster, null when none does. A postmaster.pid whose number now belongs to another
 * process, or that came with a copied cluster, is removed: PostgreSQL itself would refuse to start because of it.
 */
export async function runningPostmaster(cluster: string): Promise<Postmaster | null> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || !isAlive(postmaster.pid)) return null;
  if ((await isOf(postmaster, cluster)) && (await isItsProcess(postmaster))) return postmaster;
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  return null;
}

/**
 * Waits until the server of this cluster lets us in.
 * @param isRunning asked again and again; when it says no, the answer is null
 * @throws StartUpProblem when it refuses the password, belongs to another cluster or stays silent
 */
export async function untilAnswering(
  cluster: string,
  password: string,
  log: (line: string) => void,
  isRunning: () => boolean | Promise<boolean>,
): Promise<Postmaster | null> {
  let lastSign = Date.now();
  let lastReport = Date.now();
  while (await isRunning()) {
    const postmaster = await readPostmaster(cluster);
    const answer = postmaster ? await ask(postmaster, password) : 'silent';
    if (postmaster && answer === cluster) return postmaster;
    if (answer === 'starting or stopping') lastSign = Date.now();
    else if (answer === 'wrong password') {
      throw new StartUpProblem(
        `The database in ${cluster} does not take the password that was kept for it in postgres-password: ` +
          `restore that file from the backup.`,
      );
    } else if (answer !== 'silent') {
      throw new StartUpProblem(
        `The PostgreSQL process ${postmaster?.pid} that runs on ${cluster} says its folder is ${answer}: stop ` +
          `it (kill ${postmaster?.pid}) and start again.`,
      );
    }
    if (Date.now() - lastSign > patienceWithSilence) {
      throw new StartUpProblem(
        `The PostgreSQL process ${postmaster?.pid ?? ''} that holds ${cluster} does not answer: stop it (kill ` +
          `${postmaster?.pid ?? '<process>'}) and start again.`,
      );
    }
    if (Date.now() - lastReport > reportEvery) {
      log('PostgreSQL is still starting or stopping; waiting for it.');
      lastReport = Date.now();
    }
    await sleep(40);
  }
  return null;
}

/** Ends the children that a killed server left at work: they keep its memory, so no new server could start. */
export async function endOrphans(user: DatabaseUser, cluster: string): Promise<void> {
  const script = 'for p in /proc/[0-9]*; do if [ "$p/cwd" -ef "$1" ]; then kill -QUIT "${p#/proc/}"; fi; done';
  // As their own user, as root in a container may not look at the working folder of others.
  await run(user, '/bin/sh', ['-c', script, 'sh', cluster]);
}

/** The server's own data folder, or why it was not told. */
async function ask(postmaster: Postmaster, password: string): Promise<string> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port: postmaster.port, user: superuser, password, database: 'postgres' },
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    const folder = rows[0]?.folder ?? 'unknown';
    return await realpath(folder).catch(() => folder);
  } catch (error) {
    const code = systemCode(error);
    if (code === '57P03') return 'starting or stopping';
    return code?.startsWith('28') ? 'wrong password' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function isOf(postmaster: Postmaster, cluster: string): Promise<boolean> {
  // A folder that was moved while its server ran is still that server's.
  return realpath(postmaster.dataDirectory).then(
    (folder) => folder === cluster,
    () => true,
  );
}

/** A process number is used again after a while, so look at what runs; in doubt it is the server. */
async function isItsProcess(postmaster: Postmaster): Promise<boolean> {
  const commandLine = await readFile(`/proc/${postmaster.pid}/cmdline`, 'utf8').catch(() => null);
  if (commandLine !== null) return commandLine.includes(postmaster.dataDirectory);
  const listed = await run({ name: 'this user', identity: null }, 'ps', ['-o', 'args=', '-p', String(postmaster.pid)]);
  return !listed.succeeded || listed.output.includes(postmaster.dataDirectory);
}
