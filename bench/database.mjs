import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const here = import.meta.dirname;
/** Of the databases that a run works on. */
const prefix = 'colloquy_bench_';
/** Holds the data of either scale: their comparison tells how statements grow, not how quick the disk is. */
const sharedBuffers = '4GB';
/** Who asks, in every run. */
export const caller = 'bench@large.example';

/** Starts the bench's own PostgreSQL: a connection for looking on, a way to get databases, and one to end it all. */
export async function startPostgres({ dist, log }) {
  const { startEmbeddedPostgres } = await import(
    pathToFileURL(join(dist, 'src/platform/embedded-postgres/index.js')).href
  );
  const server = await startEmbeddedPostgres({
    dataDir: join(here, '.data'),
    log,
    settings: { shared_buffers: sharedBuffers },
  });
  const onlooker = new pg.Client({ connectionString: server.url('postgres') });
  const open = [];
  const close = async () => {
    for (const { name, client } of open) {
      await client.end();
      await onlooker.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
    await onlooker.end();
    await server.stop();
  };
  try {
    await onlooker.connect();
    await onlooker.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  } catch (error) {
    await close();
    throw error;
  }
  const database = async (name, sizes) => {
    const template = await generated(onlooker, server, { dist, sizes, log });
    open.push(await freshCopy(onlooker, server, `${prefix}${name}`, template));
    return open.at(-1);
  };
  return { onlooker, database, close };
}

/** A copy of the generated data, read into memory: its address, the caller's password, a connection for looking on. */
async function freshCopy(onlooker, server, name, template) {
  await onlooker.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onlooker.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = server.url(name);
  const client = new pg.Pool({ connectionString: url, max: 4 });
  // Dropping the database ends what is still connected to it.
  client.on('error', () => undefined);
  await client.query(await readFile(join(here, 'contenders/postgraphile.sql'), 'utf8'));
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm');
  await client.query(
    `SELECT sum(pg_prewarm(oid)) FROM pg_class WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace`,
  );
  const password = (await readFile(passwordFile(template), 'utf8')).trim();
  return { name, url, password, client };
}

const passwordFile = (template) => join(here, '.data', `${template}.password`);

/** The name of the database with the generated data; made anew where it is of another code or month. */
async function generated(onlooker, server, { dist, sizes, log }) {
  const kind = `data_${sizes.members}_${sizes.events}_${sizes.registrations}_`;
  const template = kind + (await fingerprint(dist));
  const { rows } = await onlooker.query(`SELECT datname FROM pg_database WHERE starts_with(datname, $1)`, [kind]);
  if (rows.some(({ datname }) => datname === template)) return template;
  for (const { datname } of rows) await onlooker.query(`DROP DATABASE ${datname} WITH (FORCE)`);

  log(`Making the data: ${sizes.members} members, ${sizes.events} events, ${sizes.registrations} registrations …`);
  const unfinished = `making_${template}`;
  await onlooker.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await onlooker.query(`CREATE DATABASE ${unfinished}`);
  const command = (file, ...values) =>
    run(process.execPath, [join(dist, 'src', file), ...values], {
      env: { PATH: process.env.PATH, DATABASE_URL: server.url(unfinished) },
      maxBuffer: 1e7,
    });
  const flags = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
  log((await command('demo/generate.command.js', ...flags)).stdout.trim());
  const name = ['--given-names', 'Bench', '--family-name', 'Secretariat'];
  const opened = await command('accounts/open.command.js', '--email', caller, ...name, '--secretariat');
  const password = /password (\S+)/.exec(opened.stdout)?.[1];
  if (!password) throw new Error(`The caller's account was not opened: ${opened.stderr || opened.stdout}`);
  await writeFile(passwordFile(template), password, { mode: 0o600 });

  const client = new pg.Client({ connectionString: server.url(unfinished) });
  await client.connect();
  await client.query('VACUUM (ANALYZE)');
  await client.end();
  await onlooker.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  return template;
}

/** Of all that shapes the data; the month is part of it, as events lie around the day on which they were made. */
async function fingerprint(dist) {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 7));
  const shaping = {
    migrations: /\.js$/,
    'src/demo/generator': /\.js$/,
    'src/plan/import': /\.json$/,
    'src/people/states': /\.json$/,
  };
  for (const [folder, files] of Object.entries(shaping)) {
    for (const file of (await readdir(join(dist, folder))).sort()) {
      if (files.test(file)) hash.update(await readFile(join(dist, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
