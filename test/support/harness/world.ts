import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../../../src/create-app.js';
import { DemonstrationWorld } from '../../../src/demo/index.js';
import type { Executor } from '../../../src/platform/graphql/execution/executor.js';
import { type Config, graphql, readConfig, RunningSchema } from '../../../src/platform/index.js';
import { prepare } from '../../../src/prepare.js';
import { AskedQueries } from './asked-queries.js';
import type { Tally } from './both-executors.js';
import { addressOf, cast, networkSlugs, openCast, password, type Person } from './cast.js';
import { nextCode } from './authenticators.js';
import { Browser, Client } from './client.js';
import { cloneDatabase, type TestDatabase } from './database.js';

export interface WorldOptions {
  /** How many API processes serve the one database; the first one also runs jobs when `role` is all. */
  processes?: number;
  role?: 'api' | 'all';
  variables?: Record<string, string>;
  /** Whether what `npm start` shows is there as well; the cast has no part in it. */
  demonstration?: boolean;
}

interface StopOptions {
  /**
   * False where nothing is to be asked again: the test has broken the application on purpose, or has compared every
   * answer itself.
   */
  replay?: boolean;
  /** Answers in place of a new one. */
  executor?: Executor;
}

/** The application over a database of its own, with the cast in it. */
export class World {
  readonly ids: Readonly<Record<Person, string>>;
  readonly networks: Readonly<Record<keyof typeof networkSlugs, string>>;
  private readonly clients = new Map<string, Client>();
  private readonly browsers = new Map<string, Browser>();
  private readonly queries = new AskedQueries();

  constructor(
    readonly apps: readonly NestFastifyApplication[],
    readonly urls: readonly string[],
    readonly database: TestDatabase,
    { ids, networks }: Pick<World, 'ids' | 'networks'>,
    /** Where uploaded files lie. */
    readonly dataDir = '',
  ) {
    this.ids = ids;
    this.networks = networks;
    for (const app of apps) this.queries.noteFrom(app.get(RunningSchema));
  }

  /** Somebody of the cast, or anybody by address; 'nobody' is not signed in. */
  as(who: Person | 'nobody' | { email: string }, process = 0): Client {
    const email = typeof who === 'object' ? who.email : who === 'nobody' ? null : addressOf(who);
    const key = `${process} ${email}`;
    const known = this.clients.get(key);
    if (known) return known;
    const browser = this.browsers.get(email ?? '') ?? new Browser();
    const credentials = email === null ? null : { email, password, nextCode: () => nextCode(this.database, email) };
    const client = new Client(this.urls[process]!, credentials, browser);
    if (email !== null) this.browsers.set(email, browser);
    this.clients.set(key, client);
    return client;
  }

  /** Adds somebody with a post in a state through the API; answers the member's id. */
  async newMember(
    givenNames: string,
    familyName: string,
    state: string | null,
    email: string | null = null,
  ): Promise<string> {
    const post = state === null ? null : { title: 'Adviser', state, from: '2020-01-01' };
    const { createMember } = await this.as('secretariat').ask(
      graphql('mutation ($input: CreateMemberInput!) { createMember(input: $input) { id } }'),
      { input: { givenNames, familyName, email, post } },
    );
    return createMember.id;
  }

  /**
   * Ends everything, once each query that came was asked again of both executors.
   * @throws Error where they do not answer alike
   */
  async stop({ replay = true, executor }: StopOptions = {}): Promise<Tally | null> {
    try {
      return replay ? await this.queries.compare(this.apps[0]!.get(RunningSchema).get(), executor) : null;
    } finally {
      await Promise.all(this.apps.map((app) => app.close())).finally(() => this.database.drop());
      if (this.dataDir) await rm(this.dataDir, { recursive: true, force: true });
    }
  }
}

/** Starts the application on a clone of the template database. */
export async function startWorld({
  processes = 1,
  role = 'api',
  variables = {},
  demonstration = false,
}: WorldOptions = {}): Promise<World> {
  const database = await cloneDatabase({ uninhabited: demonstration });
  const dataDir = await mkdtemp(join(tmpdir(), 'colloquy-'));
  const apps: NestFastifyApplication[] = [];
  const urls: string[] = [];
  for (let number = 0; number < processes; number++) {
    const config = readConfig({
      DATABASE_URL: database.url,
      PORT: '0',
      ROLE: number === 0 ? role : 'api',
      DATABASE_POOL: '10',
      DEMO: 'off',
      BEHIND_PROXY: 'on',
      ALLOWED_HOSTS: '127.0.0.1',
      DATA_DIR: dataDir,
      APP_SECRET: 'Tq8sW3nX6jKv1PzB5cMg9FhD7yLr2UoI',
      ...variables,
    });
    const app = await createApp(config);
    if (demonstration && number === 0) await withDemonstration(app, config);
    await app.listen(0, '127.0.0.1');
    apps.push(app);
    urls.push(await app.getUrl());
  }
  return new World(apps, urls, database, await castIn(database), dataDir);
}

/** The demonstration world is built where nobody is yet. */
async function withDemonstration(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.init();
  await prepare(app, config);
  await app.get(DemonstrationWorld).build();
  await openCast(app);
}

/** The ids of the cast and its networks. */
export async function castIn(database: TestDatabase): Promise<Pick<World, 'ids' | 'networks'>> {
  const members = await database.rows<{ email: string; id: string }>(
    `SELECT email, id FROM member WHERE email LIKE '%@cast.example'`,
  );
  const ids = Object.fromEntries(
    Object.keys(cast).map((person) => [person, members.find(({ email }) => email === addressOf(person as Person))!.id]),
  );
  const known = await database.rows<{ slug: string; id: string }>(`SELECT slug, id FROM network`);
  const networks = Object.fromEntries(
    Object.entries(networkSlugs).map(([key, slug]) => [key, known.find((network) => network.slug === slug)!.id]),
  );
  return { ids: ids as World['ids'], networks: networks as World['networks'] };
}

/**
 * How many statements reach PostgreSQL from this process while `work` runs. Looking up who is calling counts only on
 * demand: a caller is known for a second, so that it depends on how fast the machine is. Nor do the two count by which
 * a report or an export has its place, on a connection of their own.
 */
export async function statementsOf(work: () => Promise<unknown>, { callers = false } = {}): Promise<number> {
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!;
  const query = original.value as (...values: unknown[]) => unknown;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...values: unknown[]) {
    const text = textOf(values[0]);
    const ofItself = [comparesClocks, isOfTrail, holdsPlace].some((kind) => kind.test(text)) || text.includes('pgboss');
    if (!ofItself && (callers || !looksForCaller.test(text))) count++;
    return query.apply(this, values);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return count;
}

/** Entries that are written after the answer, in batches. */
const isOfTrail = /^WITH later AS/;
const comparesClocks = /^SELECT clock_timestamp\(\)/;
const holdsPlace = /advisory_(un)?lock\(hashtextextended\('long read /;
const looksForCaller = /secret_digest = ANY|UPDATE (session|access_token) SET last_used_at/;

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement && 'text' in statement ? String(statement.text) : '';
}
