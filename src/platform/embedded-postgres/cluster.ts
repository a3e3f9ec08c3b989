import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DatabaseUser, giveTo, run } from './database-user.js';
import { type Programs } from './programs.js';
import { readIfThere, writeWhole } from './reachable-place.js';
import { StartUpProblem, reasonInOutput } from './start-up-problem.js';

/** The name of the cluster's first and only role. */
export const superuser = 'postgres';

const unfinished = 'postgres.new-';

/** The superuser's password, kept in the data folder; made before the first cluster is. */
export async function clusterPassword(dataDir: string, clusterExists: boolean): Promise<string> {
  const path = join(dataDir, 'postgres-password');
  const kept = await readIfThere(path);
  if (kept) return kept;
  if (clusterExists) {
    throw new StartUpProblem(
      `${path} is missing, and the database cannot be opened without it: restore it from the backup, or set ` +
        `DATA_DIR to another folder.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writeWhole(path, password);
  return password;
}

/**
 * Makes a cluster in UTF-8 whatever the machine's locale is. It is made under another name and renamed when it is
 * complete, so an interrupted one is never taken for a cluster.
 */
export async function createCluster(
  cluster: string,
  user: DatabaseUser,
  programs: Programs,
  password: string,
  synced: boolean,
): Promise<void> {
  const place = dirname(cluster);
  const workplace = await mkdtemp(join(place, unfinished));
  try {
    const passwordFile = join(workplace, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await mkdir(join(workplace, 'cluster'), { mode: 0o700 });
    for (const path of [passwordFile, join(workplace, 'cluster'), workplace]) await giveTo(user, path);
    const { succeeded, output } = await run(user, programs.initdb, [
      ...[`--pgdata=${join(workplace, 'cluster')}`, `--username=${superuser}`, `--pwfile=${passwordFile}`],
      ...['--auth=scram-sha-256', '--no-instructions', ...(synced ? [] : ['--no-sync'])],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ]);
    if (!succeeded) {
      throw new StartUpProblem(`PostgreSQL could not make its database in ${place}: ${reasonInOutput(output)}.`);
    }
    await rename(join(workplace, 'cluster'), cluster);
  } finally {
    await rm(workplace, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @throws StartUpProblem when what is there is no complete cluster, or one of another major version */
export async function checkCluster(cluster: string, programs: Programs): Promise<void> {
  const version = await readIfThere(join(cluster, 'PG_VERSION'));
  const complete = await stat(join(cluster, 'global', 'pg_control')).then(
    () => true,
    () => false,
  );
  if (version && version !== programs.major) {
    throw new StartUpProblem(
      `The database in ${cluster} was made by PostgreSQL ${version}, and this is PostgreSQL ` +
        `${programs.major}: move it with pg_dump, run it with PostgreSQL ${version} and set DATABASE_URL, or ` +
        `set DATA_DIR to another folder.`,
    );
  }
  if (!version || !complete) {
    throw new StartUpProblem(
      `${cluster} is not a complete PostgreSQL database: restore it from the backup, or move it away to ` +
        `begin with an empty one.`,
    );
  }
}

/** Removes what interrupted first starts left beside the cluster. */
export async function removeUnfinished(cluster: string): Promise<void> {
  const place = dirname(cluster);
  for (const name of await readdir(place)) {
    // An initdb whose parent was killed may still write there for a moment; then the next start removes it.
    if (name.startsWith(unfinished))
      await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
