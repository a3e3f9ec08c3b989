import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DatabaseUser, databaseUser, giveTo, run } from './database-user.js';
import { StartUpProblem, cannotWrite, systemCode } from './start-up-problem.js';

/** Where root keeps what the database's user cannot reach in its own place. */
export const sharedPlace = '/var/lib/colloquy';

/** Where the cluster is or will be, and who runs it. */
export interface ClusterPlace {
  cluster: string;
  exists: boolean;
  user: DatabaseUser;
}

/** Makes the data folder, and what is missing above it, such that the database's user can pass through. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir, 0o711);
    if (!(await stat(dataDir)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'EEXIST' });
  } catch (error) {
    throw cannotWrite(dataDir, error);
  }
}

/**
 * Finds the cluster of a data folder, or a place for a new one that its user can really enter: the data folder, else
 * one below /var/lib/colloquy that the file postgres-place in the data folder then names.
 * @throws StartUpProblem when an existing cluster is out of reach, or no place is within it
 */
export async function clusterPlace(dataDir: string, log: (line: string) => void): Promise<ClusterPlace> {
  const note = join(dataDir, 'postgres-place');
  const noted = await readIfThere(note);
  if (noted && !(await isFolder(noted))) {
    throw new StartUpProblem(
      `The database of ${dataDir} was kept in ${noted}, which is gone: restore it, or remove ${note} to ` +
        `begin with an empty one.`,
    );
  }
  const cluster = await resolved(join(noted ?? (await realpath(dataDir)), 'postgres'));
  const exists = await hasContent(cluster);
  const user = await databaseUser(exists ? cluster : null, log);
  if (await (exists ? mayUse(user, cluster) : canHold(dirname(cluster), user))) {
    if (noted) log(`The database of ${dataDir} is kept in ${noted}, as ${note} says.`);
    return { cluster, exists, user };
  }
  if (exists) {
    throw new StartUpProblem(
      `The database's user (${user.name}) cannot enter ${cluster}: let it pass through every folder above ` +
        `(chmod o+x), or move the database and set DATA_DIR.`,
    );
  }
  const other = await newSharedPlace(user);
  if (!other) {
    throw new StartUpProblem(
      `The database's user (${user.name}) can enter neither ${dataDir} nor ${sharedPlace}: set DATA_DIR to ` +
        `a folder that every user may pass through, such as /srv/colloquy.`,
    );
  }
  await writeWhole(note, other);
  log(
    `The database's user (${user.name}) cannot enter ${dataDir}, so the database is kept in ${other}, as ${note} says.`,
  );
  return { cluster: join(other, 'postgres'), exists: false, user };
}

/** Makes the shared place and answers its path; the database's user can pass through it. */
export async function openSharedPlace(): Promise<string> {
  await makeFolder(sharedPlace, 0o755);
  return sharedPlace;
}

/**
 * Writes a small file such that it is there with all its content or not at all; only the folder's owner may read it.
 */
export async function writeWhole(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content, { mode: 0o600, flush: true });
  // Root may start what is another user's, who must be able to start it again.
  if (process.getuid?.() === 0) {
    const { uid, gid } = await stat(dirname(path));
    await chown(`${path}.new`, uid, gid).catch(() => undefined);
  }
  await rename(`${path}.new`, path);
}

/** A small file's content without the line end; null when it is missing or empty. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim() || null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a folder and what is missing above it, whatever the umask; Node's own way to do so never ends below /proc. */
async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    if (systemCode(error) !== 'ENOENT') throw error;
    await makeFolder(dirname(path), mode);
    await mkdir(path).catch((second: unknown) => {
      if (systemCode(second) !== 'EEXIST') throw second;
    });
  }
  await chmod(path, mode);
}

async function newSharedPlace(user: DatabaseUser): Promise<string | null> {
  try {
    const place = await mkdtemp(join(await openSharedPlace(), 'data-'));
    await chmod(place, 0o711);
    if (await canHold(place, user)) return place;
    await rm(place, { recursive: true });
  } catch {
    // Not even root may write there, as in a container with a read-only root.
  }
  return null;
}

/** Tries it, as modes alone do not tell: access lists, mounts and missing rights of root in a container count too. */
async function canHold(place: string, user: DatabaseUser): Promise<boolean> {
  if (!user.identity) return true;
  let probe: string | undefined;
  try {
    probe = await mkdtemp(join(place, '.probe-'));
    await giveTo(user, probe);
    return await mayUse(user, probe);
  } catch {
    return false;
  } finally {
    if (probe) await rm(probe, { recursive: true, force: true });
  }
}

async function mayUse(user: DatabaseUser, folder: string): Promise<boolean> {
  if (!user.identity) return true;
  return (await run(user, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder])).succeeded;
}

/** An operator may have put a link there, to another disk. */
async function resolved(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function hasContent(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    // Another user's cluster may not be listed, but is there.
    if (systemCode(error) === 'EACCES') return true;
    throw error;
  }
}
