import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { parse } from 'yaml';
import { type EmbeddedServer, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { freePort, Running } from '../support/harness/processes.js';

/* What docker-compose.yml starts, without Docker: the same programs with the same settings, on a server made alike. */

const run = promisify(execFile);

interface Service {
  environment: Record<string, string>;
  command: string[];
  healthcheck: { test: string[] };
}

/** A value that the file asks for: "${NAME:?why}" has to be in .env, "${NAME:-default}" may be. */
const asked = /\$\{(\w+):([?-])([^}]*)\}/g;

let file: string;
let folder: string;
let secrets: NodeJS.Dict<string>;
let services: Record<'database' | 'migrate' | 'api-1' | 'worker' | 'proxy', Service>;
let server: EmbeddedServer;
let owner: pg.Client;
let sink: MailSink;
let processes: Running[] = [];
beforeAll(async () => {
  file = await readFile('docker-compose.yml', 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'colloquy-compose-'));
  // PostgreSQL's own user has to pass through where the tests run as root.
  await chmod(folder, 0o711);
  const written = join(folder, '.env');
  await run(process.execPath, ['compose-secrets.mjs', written]);
  secrets = parseEnv(await readFile(written, 'utf8'));
  const filledIn = file.replaceAll(asked, (_, name: string, kind, usual: string) =>
    kind === '?' ? secrets[name]! : usual,
  );
  ({ services } = parse(filledIn, { merge: true }) as { services: typeof services });
  sink = await MailSink.open();
  server = await startEmbeddedPostgres({
    dataDir: folder,
    log: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
});
afterAll(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await owner?.end();
  await server?.stop();
  await sink?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The settings of a service, with the other containers where they are here. */
function settingsOf(service: keyof typeof services, port = 0): Record<string, string> {
  const { host } = new URL(server.url());
  const here = Object.entries(services[service].environment).map(([name, value]) => [
    name,
    value.replace('@database:5432/', `@${host}/`).replace('smtp://mail:1025', sink.url),
  ]);
  const settings = Object.fromEntries(here) as Record<string, string>;
  return { ...settings, PORT: String(port), DATA_DIR: join(folder, 'files') };
}

/** What a service or somebody in it runs, and what that writes. */
const program = (command: readonly string[], settings: Record<string, string>) =>
  run(process.execPath, command.slice(1), { env: settings });

describe('npm run compose:secrets', () => {
  it('writes all that docker-compose.yml asks for, once, for its owner alone', async () => {
    const names = [...file.matchAll(asked)].flatMap(([, name, kind]) => (kind === '?' ? [name!] : []));
    expect(Object.keys(secrets).sort()).toEqual([...new Set(names)].sort());
    for (const secret of Object.values(secrets)) expect(secret).toMatch(/^[\w-]{43}$/);
    const written = join(folder, '.env');
    await run(process.execPath, ['compose-secrets.mjs', written]);
    expect(parseEnv(await readFile(written, 'utf8'))).toEqual(secrets);
    expect((await stat(written)).mode & 0o777).toBe(0o600);
  });

  it('is the only source of secrets: without .env nothing is started', () => {
    expect(file).not.toMatch(/^\s*\w*(PASSWORD|SECRET):(?! \$\{\w+:\?)/m);
    expect(file).not.toMatch(/:\/\/\w+:(?!\$\{\w+:\?)[^/@]*@/);
  });
});

describe('the image', () => {
  it('is made of files that are there, and that are not kept from it', async () => {
    const image = await readFile('Dockerfile', 'utf8');
    const ignored = (await readFile('.dockerignore', 'utf8')).split('\n');
    const copied = [...image.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) => names!.split(' '));
    expect(copied).toContain('package-lock.json');
    for (const name of copied) {
      await stat(name);
      expect(ignored).not.toContain(name);
    }
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { start: string } };
    const memory = /--max-semi-space-size=\d+/.exec(scripts.start)?.[0];
    expect(image).toContain(`\nCMD ["node", "${memory}", "dist/server/main.js"]\n`);
  });
});

describe('docker compose up', () => {
  it('migrates as the role that owns the database, which no other service knows', async () => {
    const { POSTGRES_USER: user, POSTGRES_PASSWORD: secret, POSTGRES_DB: name } = services.database.environment;
    const initdb = services.database.environment['POSTGRES_INITDB_ARGS']!;
    const [, provider, locale] = /^--encoding=UTF8 --locale-provider=(\w+) --builtin-locale=(\S+)$/.exec(initdb)!;
    const superuser = new pg.Client(server.url());
    await superuser.connect();
    await superuser.query(`CREATE ROLE ${user} SUPERUSER LOGIN PASSWORD ${pg.escapeLiteral(secret!)}`);
    await superuser.query(
      `CREATE DATABASE ${name} OWNER ${user} TEMPLATE template0 ENCODING UTF8
         LOCALE_PROVIDER ${provider} BUILTIN_LOCALE ${pg.escapeLiteral(locale!)}`,
    );
    await superuser.end();

    const settings = settingsOf('migrate');
    expect((await program(services.migrate.command, settings)).stdout).toContain('The database is up to date.');
    // It starts again with all others.
    await program(services.migrate.command, settings);

    owner = new pg.Client(settings['MIGRATION_DATABASE_URL']);
    await owner.connect();
    const { rows } = await owner.query(
      `SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
    );
    expect(rows).toEqual([{ tableowner: user }]);
    for (const [service, { environment }] of Object.entries(services))
      if (!['database', 'migrate'].includes(service)) expect(JSON.stringify(environment ?? {})).not.toContain(secret!);
  });

  it('serves and sends mails as a role that owns nothing', async () => {
    const port = await freePort();
    const settings = settingsOf('api-1', port);
    processes = [settings, settingsOf('worker')].map((own) => new Running({ ALLOWED_HOSTS: '', ...own }));
    await Promise.all(processes.map((process) => process.ready()));
    const check = services['api-1'].healthcheck.test.map((part) => part.replace(':3000', `:${port}`));
    await program(check.slice(1), settings);

    const asProxy = (query: string, host = new URL(settings['PUBLIC_URL']!).host) =>
      request(`http://127.0.0.1:${port}`)
        .post('/graphql')
        .set({ host, 'x-forwarded-for': '192.0.2.9', 'x-forwarded-proto': 'http', 'content-type': 'application/json' })
        .send({ query });
    expect((await asProxy('{ states { code } }', 'elsewhere.example')).status).toBe(400);
    const names = 'password: "four words that fit together", givenNames: "Ana", familyName: "Novak"';
    const signUp = await asProxy(`mutation { signUp(input: { email: "ana@ministry.example", ${names} }) }`);
    expect(signUp.body).toEqual({ data: { signUp: true } });
    while (sink.mails.length === 0) await sleep(50);
    expect(sink.mails[0]!.parsed.text).toContain(`${settings['PUBLIC_URL']}/sign-up/link/`);

    const { rows } = await owner.query(
      `SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    expect(rows).toEqual([{ usename: new URL(settings['DATABASE_URL']!).username }]);
    const application = new pg.Client(settings['DATABASE_URL']);
    await application.connect();
    await expect(application.query(`UPDATE audit_entry SET action = 'x'`)).rejects.toMatchObject({ code: '42501' });
    await application.end();
  });

  it('has its first account opened in a container of the API', async () => {
    const names = ['--given-names', 'Sabine', '--family-name', 'Hofer', '--email', 'sabine@ministry.example'];
    const command = ['node', 'dist/src/accounts/open.command.js', ...names, '--secretariat'];
    await program(command, settingsOf('api-1'));
    const { rows } = await owner.query(
      `SELECT g.role FROM role_grant g JOIN member m ON m.id = g.member_id WHERE m.email = 'sabine@ministry.example'`,
    );
    expect(rows).toEqual([{ role: 'SECRETARIAT' }]);
  });
});
