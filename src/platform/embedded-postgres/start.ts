import { join, resolve } from 'node:path';
import { checkCluster, clusterPassword, createCluster, removeUnfinished, superuser } from './cluster.js';
import { keepRunning } from './keep-running.js';
import { type Postmaster, readPostmaster, runningPostmaster, untilAnswering } from './postmaster.js';
import { reachablePrograms } from './programs.js';
import { clusterPlace, makeDataDir } from './reachable-place.js';
import { ServerUsers } from './server-users.js';
import { type Server, launch, shutDown } from './server.js';
import { takeStartLock } from './start-lock.js';
import { StartUpProblem, asStartUpProblem } from './start-up-problem.js';

export interface EmbeddedServerOptions {
  /** Where everything is kept; made when missing. */
  dataDir: string;
  /** Gets one line for what an operator should know. */
  log: (line: string) => void;
  /** Settings of PostgreSQL by name, over our defaults; a server that already runs keeps its own. */
  settings?: Record<string, string>;
}

export interface EmbeddedServer {
  /** The address of a database, by default "postgres"; it holds the password. */
  url: (database?: string) => string;
  /** Leaves the server; whoever leaves it last stops it. */
  stop: () => Promise<void>;
  /**
   * From now on a server that ends is started again at the same address, by whoever of those that use it is first;
   * `giveUp` hears why where that cannot be, and nothing is tried any more.
   */
  keepRunning: (giveUp: (reason: unknown) => void) => void;
  /** The server was running already, left by a killed process or shared with a living one. */
  reused: boolean;
}

/**
 * Starts the PostgreSQL that came with npm on the cluster in `<dataDir>/postgres`, made at the first start, or joins
 * the one that already runs there.
 * @throws StartUpProblem whose message is one line for the operator
 */
export async function startEmbeddedPostgres(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  await makeDataDir(dataDir);
  return locked(dataDir, options.log, () => start(dataDir, options));
}

async function start(dataDir: string, { log, settings = {} }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { cluster, exists, user } = await clusterPlace(dataDir, log);
  const programs = await reachablePrograms(user, dataDir, log);
  await removeUnfinished(cluster);
  if (exists) await checkCluster(cluster, programs);
  const password = await clusterPassword(dataDir, exists);
  if (!exists) await createCluster(cluster, user, programs, password, settings['fsync'] !== 'off');

  const server: Server = { cluster, user, programs, password, logFile: join(dataDir, 'postgres.log'), settings, log };
  const users = new ServerUsers(join(dataDir, 'postgres-users'));
  // Those who used one that was killed still look for it where it was.
  const left = await readPostmaster(cluster);
  const begun = await joinOrLaunch(server, users, left?.port ?? null);
  const { port } = begun;

  let { pid } = begun;
  // Another one has been started by somebody else, who cannot know of us.
  const isTheSame = async (): Promise<boolean> => (await runningPostmaster(cluster))?.pid === pid;
  const bringBack = async (): Promise<void> =>
    locked(dataDir, quietly, async () => {
      const found = await joinOrLaunch(server, users, port);
      ({ pid } = found);
      if (found.port === port) return;
      throw new StartUpProblem(
        `PostgreSQL ended and could only be started again on another port, as ${port} is taken meanwhile. Start again.`,
      );
    });
  const leave = async (): Promise<void> =>
    locked(dataDir, quietly, async () => {
      if (await users.leave()) await shutDown(server);
    });
  let stopKeeping: (() => Promise<void>) | undefined;
  let stopped: Promise<void> | undefined;
  return {
    url: (database = 'postgres') =>
      `postgresql://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop: () => (stopped ??= Promise.resolve(stopKeeping?.()).then(leave)),
    keepRunning: (giveUp) => {
      stopKeeping ??= keepRunning(isTheSame, bringBack, giveUp);
    },
    reused: begun.reused,
  };
}

/** Does something while nobody else starts or stops the server of a data folder. */
async function locked<T>(dataDir: string, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  try {
    const giveLockBack = await takeStartLock(join(dataDir, 'postgres.lock'), log);
    try {
      return await work();
    } finally {
      await giveLockBack();
    }
  } catch (error) {
    throw asStartUpProblem(error);
  }
}

const quietly = (): void => undefined;

/** Uses the server that runs on the cluster, else one that is started, on this port where it is free. */
async function joinOrLaunch(
  server: Server,
  users: ServerUsers,
  port: number | null,
): Promise<Postmaster & { reused: boolean }> {
  const found = await joined(server);
  const running = found ?? (await launch(server, port));
  await users.enter(found ? 'beside others' : 'as the first');
  return { ...running, reused: found !== null };
}

/** The server that already runs on the cluster, once it answers; null when none does. */
async function joined({ cluster, password, log }: Server): Promise<Postmaster | null> {
  if (!(await runningPostmaster(cluster))) return null;
  return untilAnswering(cluster, password, log, async () => (await runningPostmaster(cluster)) !== null);
}
