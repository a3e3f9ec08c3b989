import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartUpProblem, messageOf } from './start-up-problem.js';

/** The account that PostgreSQL runs as; `identity` is null when it is the one we run as ourselves. */
export interface DatabaseUser {
  name: string;
  identity: { uid: number; gid: number } | null;
}

/** Programs get this and nothing of ours: no secret, no PG* variable, no locale of the machine. */
const environment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** How every program of PostgreSQL is spawned; the working folder may be closed to its user, so it is the root. */
export function spawnOptions(user: DatabaseUser): {
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
} {
  return { cwd: '/', env: environment, ...user.identity };
}

/** Runs a program to its end. `output` is what it wrote, or why it could not be run; never throws. */
export async function run(
  user: DatabaseUser,
  program: string,
  args: string[],
): Promise<{ succeeded: boolean; output: string }> {
  let output = '';
  try {
    const child = spawn(program, args, { ...spawnOptions(user), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { succeeded: code === 0, output };
  } catch (error) {
    return { succeeded: false, output: messageOf(error) };
  }
}

const ourselves: DatabaseUser = { name: 'this user', identity: null };

/**
 * Who runs PostgreSQL, which refuses to run as root: an ordinary user does so itself. For root it is the owner of the
 * cluster that is there, else the account "postgres" (made when missing: the name that every distribution uses, so an
 * operator knows whose files these are), else "nobody".
 * @param cluster the cluster's folder, null when there is none yet
 * @throws StartUpProblem when the cluster is another's, or root may not become anybody else
 */
export async function databaseUser(cluster: string | null, log: (line: string) => void): Promise<DatabaseUser> {
  const owner = cluster ? await stat(cluster) : null;
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid()) {
      throw new StartUpProblem(
        `The database in ${cluster} belongs to another user (${await nameOf(owner.uid)}): start as that user ` +
          `or as root, or set DATA_DIR to another folder.`,
      );
    }
    return ourselves;
  }
  const user =
    owner && owner.uid !== 0
      ? { name: await nameOf(owner.uid), identity: { uid: owner.uid, gid: owner.gid } }
      : ((await account('postgres')) ?? (await createdAccount()) ?? (await nobody(log)));
  const attempt = user ? await run(user, '/bin/sh', ['-c', 'true']) : null;
  if (!user || !attempt?.succeeded) {
    throw new StartUpProblem(
      `PostgreSQL does not run as root, and root cannot run it as ` +
        `${user ? `the user ${user.name} (${attempt?.output})` : 'another user'} here: start as an ordinary ` +
        `user, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
  // A cluster copied by root, say from a backup, is root's: hand it back.
  if (cluster && owner?.uid === 0)
    await run(ourselves, 'chown', ['-R', `${user.identity?.uid}:${user.identity?.gid}`, cluster]);
  return user;
}

/** Makes a file or folder the database user's own. */
export async function giveTo(user: DatabaseUser, path: string): Promise<void> {
  if (user.identity) await chown(path, user.identity.uid, user.identity.gid);
}

async function account(name: string): Promise<DatabaseUser | null> {
  const [uid, gid] = await Promise.all([run(ourselves, 'id', ['-u', name]), run(ourselves, 'id', ['-g', name])]);
  if (!uid.succeeded || !gid.succeeded) return null;
  return { name, identity: { uid: Number(uid.output), gid: Number(gid.output) } };
}

async function nameOf(uid: number): Promise<string> {
  const { succeeded, output } = await run(ourselves, 'id', ['-un', String(uid)]);
  return succeeded ? output.trim() : `number ${uid}`;
}

async function createdAccount(): Promise<DatabaseUser | null> {
  // Several tries, as another start may hold the lock of the account files or be first.
  for (let attempt = 1; attempt <= 3; attempt++) {
    await run(ourselves, 'useradd', [
      ...['--system', '--user-group', '--no-create-home', '--home-dir', '/var/lib/postgresql'],
      ...['--shell', '/usr/sbin/nologin', 'postgres'],
    ]);
    const created = await account('postgres');
    if (created) return created;
    await sleep(300);
  }
  return null;
}

async function nobody(log: (line: string) => void): Promise<DatabaseUser | null> {
  const user = await account('nobody');
  if (user) log('No account "postgres" could be made for the database, so it runs as "nobody".');
  return user;
}
