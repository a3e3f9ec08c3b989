import { join, resolve } from 'node:path';
import { checkCluster, clusterPassword, createCluster, removeUnfinished, superuser } from './cluster.js';
import { type Postmaster, isAlive, runningPostmaster, untilAnswering } from './postmaster.js';
import { reachablePrograms } from './programs.js';
import { clusterPlace, makeDataDir, readIfThere, writeWhole } from './reachable-place.js';
import { type Server, launch, shutDown } from './server.js';
import { takeStartLock } from './start-lock.js';
import { asStartUpProblem } from './start-up-problem.js';

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
  /** Stops the server, unless the process that started it still lives and is another one. */
  stop: () => Promise<void>;
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
  try {
    const giveLockBack = await takeStartLock(join(dataDir, 'postgres.lock'), options.log);
    try {
      return await start(dataDir, options);
    } finally {
      await giveLockBack();
    }
  } catch (error) {
    throw asStartUpProblem(error);
  }
}

async function start(dataDir: string, { log, settings = {} }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { cluster, exists, user } = await clusterPlace(dataDir, log);
  const programs = await reachablePrograms(user, dataDir, log);
  await removeUnfinished(cluster);
  if (exists) await checkCluster(cluster, programs);
  const password = await clusterPassword(dataDir, exists);
  if (!exists) await createCluster(cluster, user, programs, password, settings['fsync'] !== 'off');

  const server: Server = { cluster, user, programs, password, logFile: join(dataDir, 'postgres.log'), settings, log };
  const found = await joined(server);
  const ours = await takeOwnership(join(dataDir, 'postgres-owner'), found === null);
  const { port } = found ?? (await launch(server));
  let stopped: Promise<void> | undefined;
  return {
    url: (database = 'postgres') =>
      `postgresql://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop: () => (stopped ??= ours ? shutDown(server) : Promise.resolve()),
    reused: found !== null,
  };
}

/** The server that already runs on the cluster, once it answers; null when none does. */
async function joined({ cluster, password, log }: Server): Promise<Postmaster | null> {
  if (!(await runningPostmaster(cluster))) return null;
  return untilAnswering(cluster, password, log, async () => (await runningPostmaster(cluster)) !== null);
}

/**
 * The process that started the server owns it, and stops it; one that finds a server whose owner has died takes its
 * part.
 */
async function takeOwnership(path: string, launching: boolean): Promise<boolean> {
  const owner = Number(await readIfThere(path));
  if (!launching && owner > 0 && isAlive(owner)) return false;
  await writeWhole(path, String(process.pid));
  return true;
}
