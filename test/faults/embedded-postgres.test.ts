import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  type EmbeddedServer,
  StartUpProblem,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/index.js';

let folder: string;
const lines: string[] = [];

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'colloquy-embedded-')));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const start = (dataDir: string) =>
  startEmbeddedPostgres({
    dataDir,
    log: (line) => lines.push(line),
    settings: { fsync: 'off', shared_buffers: '16MB' },
  });

/** The value of the only column of the only row. */
async function ask(server: EmbeddedServer, sql: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const processOf = async (dataDir: string) =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

const refusal = (dataDir: string) =>
  start(dataDir).then(
    (server) => server.stop().then(() => 'it started'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(StartUpProblem);
      return (error as StartUpProblem).message;
    },
  );

describe('the embedded PostgreSQL', () => {
  it('starts for the first time in UTF-8 and UTC, closed to other machines, with the extensions at hand', async () => {
    const dataDir = join(folder, 'made', 'below');
    const server = await start(dataDir);
    try {
      expect(server.reused).toBe(false);
      expect(await ask(server, 'SHOW server_encoding')).toBe('UTF8');
      expect(await ask(server, 'SHOW timezone')).toBe('UTC');
      expect(await ask(server, 'SHOW listen_addresses')).toBe('127.0.0.1');
      expect(await ask(server, 'SHOW unix_socket_directories')).toBe('');
      expect(await ask(server, "SELECT upper('žluťoučký Привет')")).toBe('ŽLUŤOUČKÝ ПРИВЕТ');
      for (const extension of ['pg_trgm', 'unaccent', 'btree_gist', 'citext', 'pg_stat_statements']) {
        await ask(server, `CREATE EXTENSION ${pg.escapeIdentifier(extension)}`);
      }
      expect(await ask(server, 'SELECT count(*)::text FROM pg_stat_statements')).toMatch(/^[1-9]/);
      expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
    } finally {
      await server.stop();
    }
  });

  it('is shared by two starts at the same time, and stopped by the one that started it', async () => {
    const dataDir = join(folder, 'twice');
    const both = await Promise.all([start(dataDir), start(dataDir)]);
    expect(both.map(({ reused }) => reused).sort()).toEqual([false, true]);
    expect(both[0].url()).toBe(both[1].url());

    await both.find(({ reused }) => reused)?.stop();
    const remaining = both[0];
    expect(await ask(remaining, "SELECT 'still here'")).toBe('still here');

    await both.find(({ reused }) => !reused)?.stop();
    await expect(ask(remaining, 'SELECT 1')).rejects.toThrow();
    expect((await readdir(dataDir)).filter((name) => /new|lock/.test(name))).toEqual([]);
  });

  it('starts again with all that was committed after a kill -9', async () => {
    const dataDir = join(folder, 'killed');
    const killed = await start(dataDir);
    await ask(killed, "CREATE TABLE kept AS SELECT 'kept'::text AS word");
    process.kill(await processOf(dataDir), 'SIGKILL');

    const server = await start(dataDir);
    expect(server.reused).toBe(false);
    expect(await ask(server, 'SELECT word FROM kept')).toBe('kept');
    await server.stop();
  });

  it('is not held up by what dead processes left: a lock, half a cluster, a number that another has now', async () => {
    const dataDir = join(folder, 'left');
    await (await start(dataDir)).stop();
    const gone = spawn(process.execPath, ['--version']);
    await new Promise((resolve) => gone.on('exit', resolve));
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    try {
      await writeFile(join(dataDir, 'postgres.lock'), `${gone.pid} of a dead process`);
      await mkdir(join(dataDir, 'postgres.new-half', 'cluster'), { recursive: true });
      const left = [String(other.pid), join(dataDir, 'postgres'), '1700000000', '5432', '', '127.0.0.1', '', 'ready'];
      await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), left.join('\n'));

      const server = await start(dataDir);
      expect(await ask(server, "SELECT 'here'")).toBe('here');
      expect(await readdir(dataDir)).not.toContain('postgres.new-half');
      expect(other.exitCode ?? other.signalCode).toBeNull();
      await server.stop();
    } finally {
      other.kill();
    }
  });

  it('waits for a lock whose holder gives signs of life, and takes it when they cease', async () => {
    const dataDir = join(folder, 'waiting');
    await mkdir(dataDir, { mode: 0o711 });
    const lock = join(dataDir, 'postgres.lock');
    await writeFile(lock, `${process.pid} another`);
    const starting = start(dataDir);
    await sleep(500);
    expect(await readFile(lock, 'utf8')).toBe(`${process.pid} another`);
    expect(lines).toContain('Another start is preparing the database; waiting for it.');

    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    const server = await starting;
    expect(await ask(server, "SELECT 'here'")).toBe('here');
    await server.stop();
  });

  it('refuses in one line the cluster of another version, half a cluster and a lost password', async () => {
    const dataDir = join(folder, 'refused');
    await (await start(dataDir)).stop();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    const password = await readFile(join(dataDir, 'postgres-password'), 'utf8');

    await writeFile(version, '17\n');
    expect(await refusal(dataDir)).toMatch(/made by PostgreSQL 17, and this is PostgreSQL 18: [^\n]+$/);
    await rm(version);
    expect(await refusal(dataDir)).toMatch(/is not a complete PostgreSQL database: [^\n]+$/);
    await writeFile(version, '18\n');
    await chmod(version, 0o644);

    await writeFile(join(dataDir, 'postgres-password'), 'another one');
    expect(await refusal(dataDir)).toMatch(/does not take the password [^\n]+$/);
    await rm(join(dataDir, 'postgres-password'));
    expect(await refusal(dataDir)).toMatch(/postgres-password is missing[^\n]+$/);

    await writeFile(join(dataDir, 'postgres-password'), password);
    const server = await start(dataDir);
    expect(server.reused).toBe(false);
    await server.stop();
  });

  it('refuses in one line a path that is a file', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await refusal(join(folder, 'file'))).toMatch(
      /^Cannot write to [^\n]+: it is not a folder\. Set DATA_DIR [^\n]+$/,
    );
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it.skip : it)('refuses in one line a folder that it may not write to', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o555 });
    const message =
      /^Cannot write to [^\n]+: permission denied\. Set DATA_DIR to a folder that this user may write to\.$/;
    expect(await refusal(closed)).toMatch(message);
    expect(await refusal(join(closed, 'data'))).toMatch(message);
  });
});
