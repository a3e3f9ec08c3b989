import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DatabaseUser, run, spawnOptions } from './database-user.js';
import { type Postmaster, endOrphans, readPostmaster, untilAnswering, untilGone } from './postmaster.js';
import { type Programs } from './programs.js';
import { StartUpProblem, reasonInOutput } from './start-up-problem.js';

/** What it takes to run PostgreSQL on one cluster. */
export interface Server {
  cluster: string;
  user: DatabaseUser;
  programs: Programs;
  password: string;
  logFile: string;
  settings: Record<string, string>;
  log: (line: string) => void;
}

/** For a small machine; one that is asked for by name wins. */
const defaults: Record<string, string> = {
  max_connections: '200',
  shared_buffers: '256MB',
  jit: 'off',
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Only this machine may connect, and only by TCP. */
const closedToOthers = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };

const attemptsOnPort = 5;
const patienceWithOrphans = 20_000;
const orphansEndThemselvesWithin = 2_000;
const largestLog = 10_000_000;

/**
 * Starts PostgreSQL on this port, else on a free one, and waits until it lets us in.
 * @throws StartUpProblem with the line of its log that says why it ended
 */
export async function launch(server: Server, port: number | null): Promise<Postmaster> {
  const begun = Date.now();
  for (let attempt = 1; ; attempt++) {
    const wanted = attempt <= attemptsOnPort ? port : null;
    const outcome = await launchOnce(server, wanted ?? (await freePort()));
    if (typeof outcome !== 'string') return outcome;
    const portTaken = /could not bind/.test(outcome);
    const orphans = /pre-existing shared memory block|lock file ".*" already exists/.test(outcome);
    const mayHelp = portTaken ? attempt < 10 : orphans && Date.now() - begun < patienceWithOrphans;
    if (portTaken && !mayHelp) {
      throw new StartUpProblem(
        'PostgreSQL did not start: every port that it tried on 127.0.0.1 was taken meanwhile. Start again.',
      );
    }
    if (!mayHelp) {
      throw new StartUpProblem(`PostgreSQL did not start: ${reasonInOutput(outcome)} (its log: ${server.logFile}).`);
    }
    if (orphans && Date.now() - begun > orphansEndThemselvesWithin) await endOrphans(server.user, server.cluster);
    await sleep(orphans || wanted !== null ? 300 : 0);
  }
}

/** Stops it without waiting for its clients; nothing to do is no failure. */
export async function shutDown({ cluster, user, programs }: Server): Promise<void> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster) return;
  const stop = (mode: string) => run(user, programs.pgCtl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', '60']);
  if (!(await stop('fast')).succeeded) await stop('immediate');
  await untilGone(postmaster.pid);
}

/** The server once it answers, else what it wrote to its log before it ended. */
async function launchOnce(server: Server, port: number): Promise<Postmaster | string> {
  const { cluster, user, programs, password, logFile, log } = server;
  const settings = { ...defaults, ...server.settings, ...closedToOthers };
  const { file, length } = await openLog(logFile);
  try {
    // In a process group of its own, so that Ctrl-C reaches us and not it: we close our connections first.
    const child = spawn(
      programs.postgres,
      [
        '-D',
        cluster,
        '-p',
        String(port),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...spawnOptions(user), detached: true, stdio: ['ignore', file.fd, file.fd] },
    );
    child.unref();
    let ended: string | null = null;
    child.on('error', (error) => (ended = error.message));
    child.on('exit', () => (ended ??= ''));
    const postmaster = await untilAnswering(cluster, password, log, () => ended === null);
    return postmaster ?? (ended || (await readFile(logFile)).subarray(length).toString());
  } catch (error) {
    await shutDown(server);
    throw error;
  } finally {
    await file.close();
  }
}

async function openLog(path: string) {
  const before = await stat(path).catch(() => null);
  if (before && before.size > largestLog) await rename(path, `${path}.1`);
  const file = await open(path, 'a', 0o600);
  return { file, length: (await file.stat()).size };
}

/** A port that nobody listens on; another program may still be quicker, so a start on it may have to be repeated. */
async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve, reject) => listener.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  if (!address || typeof address === 'string') throw new StartUpProblem('No free port was found on 127.0.0.1.');
  return address.port;
}
