import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dictionaries } from '../../src/platform/index.js';
import { Catalogue } from '../../src/plan/index.js';
import { StateList } from '../../src/people/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { importPlan, lakes } from '../support/builders/plans.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

/** One thing that is held in memory. */
interface Kept {
  /** How anybody asks for it. */
  query: string;
  /** Gives it this text, through the API of the first process. */
  write: (text: string) => Promise<unknown>;
  /** How the answer shows the text. */
  shown?: (text: string) => string;
}

const texts = (text: string) => [{ locale: 'en', text }];
const slugOf = (text: string) => text.toLowerCase().replaceAll(' ', '-');
const answered = async (query: string, process = 0): Promise<string> =>
  JSON.stringify(await world.as('nobody', process).ask(query));

async function updateNetwork(input: object, process = 0): Promise<number> {
  const { updateNetwork: updated } = await world.as('secretariat', process).ask<{
    updateNetwork: { version: number };
  }>('mutation ($id: ID!, $input: UpdateNetworkInput!) { updateNetwork(id: $id, input: $input) { version } }', { id: world.networks.asylum, input });
  return updated.version;
}

const updateState = (input: object) =>
  world
    .as('secretariat')
    .ask('mutation ($input: UpdateStateInput!) { updateState(code: "GE", input: $input) { code } }', { input });

/** All that is held in memory, as it is read through an event, a network or a plan; by what writes it. */
const everythingKept: Record<string, (event: string) => Kept> = {
  'the title of an action': (event) => ({
    query: `{ event(id: "${event}") { actions { title } } }`,
    write: async (text) => {
      const [action] = await world.database.rows<{ id: string }>(`SELECT id FROM action WHERE code = 'VI.5'`);
      await world
        .as('secretariat')
        .ask('mutation ($id: ID!, $input: UpdateActionInput!) { updateAction(id: $id, input: $input) { id } }', {
          id: action!.id,
          input: { title: texts(text) },
        });
    },
  }),
  'the name of a network': (event) => ({
    query: `{ event(id: "${event}") { networks { name } } }`,
    write: (text) => updateNetwork({ name: texts(text) }),
  }),
  'the actions of a network': (event) => ({
    query: `{ event(id: "${event}") { networks { actions { code } } } }`,
    write: (text) => updateNetwork({ actions: [actionNamedBy(text)] }),
    shown: (text) => `"${actionNamedBy(text)}"`,
  }),
  'the networks of an action': () => ({
    query: '{ action(code: "II.1") { networks { slug } } }',
    write: (text) =>
      world.as('secretariat').ask('mutation ($input: NetworkInput!) { createNetwork(input: $input) { id } }', {
        input: { slug: slugOf(text), kind: 'EXPERT_POOL', name: texts(text), actions: ['II.1'] },
      }),
    shown: slugOf,
  }),
  'the programmes': () => ({
    query: '{ programmes { titles { text } leadStates { code } actions { code } } }',
    write: (text) =>
      world.as('secretariat').ask('mutation ($input: ProgrammeInput!) { createProgramme(input: $input) { id } }', {
        input: { slug: slugOf(text), title: texts(text), leadStates: ['LT'], actions: [actionNamedBy(text)] },
      }),
  }),
  'the name of a state': (event) => ({
    query: `{ event(id: "${event}") { venue { state { name } } } }`,
    write: (text) => updateState({ name: texts(text) }),
  }),
  'the standings of a state': (event) => ({
    query: `{ event(id: "${event}") { venue { state { standings { source } } } } }`,
    write: (text) => updateState({ standings: [{ standing: 'ACTIVE', source: text }] }),
  }),
  'the areas of a plan': () => ({
    query: '{ plans { areas { code } slug } }',
    write: (text) => world.as('secretariat').ask(importPlan, { input: { ...lakes, slug: slugOf(text), title: text } }),
    shown: (text) => `}],"slug":"${slugOf(text)}"`,
  }),
};

const actionNamedBy = (text: string) => ({ zero: 'VI.1', one: 'VI.2', other: 'VI.3' })[text.split(' ').at(-1)!]!;

/** Asks a process until it shows the text, for a second at the most. */
async function showsWithin1s(process: number, query: string, text: string): Promise<void> {
  const deadline = Date.now() + 1_000;
  for (;;) {
    const answer = await answered(query, process);
    if (answer.includes(text)) return;
    if (Date.now() > deadline) throw new Error(`Process ${process} does not show ${text}: ${answer}`);
    await sleep(10);
  }
}

/** Asks a process until it needs no statement: what was read ahead of the news of it is read once more. */
async function isKept(process: number): Promise<void> {
  const deadline = Date.now() + 5_000;
  while ((await statementsOf(() => answered(networkName(), process))) > 0) {
    if (Date.now() > deadline) throw new Error(`Process ${process} keeps nothing`);
    await sleep(10);
  }
}

/** The backends through which the processes listen. */
async function listeners(): Promise<number[]> {
  const rows = await world.database.rows<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'colloquy-dictionaries' AND datname = current_database() ORDER BY pid`,
  );
  return rows.map(({ pid }) => pid);
}

/** Keeps the news of writes from the first process while `work` runs: PostgreSQL tells nothing within a transaction. */
async function withoutNews(work: () => Promise<void>): Promise<void> {
  const listener = world.apps[0]!.get(Dictionaries)['listener']!;
  await listener.query('BEGIN');
  try {
    await work();
  } finally {
    await listener.query('COMMIT');
  }
}

const hybrid = {
  confidentiality: 'OPEN',
  format: 'HYBRID',
  seats: [{ mode: 'ONLINE' }, { mode: 'IN_PERSON', capacity: 5 }],
  venue: { name: 'House of Meetings', city: 'Tbilisi', state: 'GE' },
};
const nameBySql = (text: string) =>
  world.database.rows(`UPDATE network SET name = jsonb_build_object('en', $2::text) WHERE id = $1`, [
    world.networks.asylum,
    text,
  ]);
const networkName = () => `{ network(id: "${world.networks.asylum}") { name } }`;

describe('dictionaries', () => {
  it('leave one statement for a list of events with networks, actions, seats and states', async () => {
    for (let batch = 0; batch < 10; batch++)
      await Promise.all(Array.from({ length: 10 }, () => publishedEvent(world, hybrid)));
    const list = `query ($first: Int) { events(first: $first) { nodes { id slug title kind format status startsAt endsAt timeZone
      venue { city state { code name standing } } networks { slug name } actions { code title area { code title } }
      seats { mode capacity confirmed available } } } }`;
    const ask = (first: number) => world.as('nobody').ask<{ events: { nodes: object[] } }>(list, { first });
    const { events } = await ask(1);
    expect(events.nodes).toMatchObject([
      {
        venue: { state: { code: 'GE', standing: 'ACTIVE' } },
        networks: [{ slug: 'asylum-pool', name: 'Asylum expert pool' }],
        actions: [{ code: 'VI.6', area: { code: 'VI' } }, { code: 'VI.5' }],
        seats: [{ mode: 'IN_PERSON', available: 5 }, { mode: 'ONLINE' }],
      },
    ]);
    expect(await statementsOf(() => ask(1))).toBe(1);
    expect(await statementsOf(async () => expect((await ask(100)).events.nodes).toHaveLength(100))).toBe(1);
  });

  for (const [what, keptBy] of Object.entries(everythingKept)) {
    it(`show ${what} as it was written: here at once, on the other process within a second`, async () => {
      const { query, write, shown = (text) => text } = keptBy(await publishedEvent(world, hybrid));
      const text = `New for ${what}`;
      await write(`${text} zero`);
      await showsWithin1s(1, query, shown(`${text} zero`));
      await withoutNews(async () => {
        await answered(query);
        await write(`${text} one`);
        expect(await answered(query)).toContain(shown(`${text} one`));
      });
      await showsWithin1s(1, query, shown(`${text} one`));
    });
  }

  it('have a trigger for every way of writing on every table that they hold', async () => {
    const insertDeleteUpdateTruncate = 4 + 8 + 16 + 32;
    const tables = await world.database.rows<{ name: string; type: number }>(
      `SELECT tgrelid::regclass::text AS name, tgtype AS type FROM pg_trigger WHERE tgname = 'tell_dictionaries' ORDER BY name`,
    );
    expect(tables).toEqual(
      [
        ...['action', 'action_plan', 'area', 'network', 'network_action'],
        ...['programme', 'programme_action', 'programme_lead_state', 'state', 'state_standing'],
      ].map((name) => ({ name, type: insertDeleteUpdateTruncate })),
    );
  });

  it('hear of what is written past the application', async () => {
    for (const process of [0, 1]) await answered(networkName(), process);
    await nameBySql('Renamed by hand');
    for (const process of [0, 1]) await showsWithin1s(process, networkName(), 'Renamed by hand');
  });

  it('know what was added on the other process before they hear of it', async () => {
    await answered(networkName());
    await withoutNews(async () => {
      const { createNetwork } = await world.as('secretariat', 1).ask<{
        createNetwork: { id: string };
      }>('mutation ($input: NetworkInput!) { createNetwork(input: $input) { id } }', { input: { slug: 'from-elsewhere', kind: 'EXPERT_POOL', name: texts('From elsewhere'), actions: [] } });
      expect(await answered(`{ network(id: "${createNetwork.id}") { name } }`)).toContain('From elsewhere');
    });
  });

  it('miss nothing when the connection that listens is killed, and keep again afterwards', async () => {
    for (const process of [0, 1]) await answered(networkName(), process);
    const before = await listeners();
    expect(before).toHaveLength(2);
    await world.database.rows('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS killed (pid)', [before]);
    await nameBySql('Renamed while nobody listened');
    for (const process of [0, 1]) await showsWithin1s(process, networkName(), 'Renamed while nobody listened');

    const deadline = Date.now() + 5_000;
    while ((await listeners()).length < 2 && Date.now() < deadline) await sleep(20);
    const after = await listeners();
    expect(after).toHaveLength(2);
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    await nameBySql('Renamed afterwards');
    for (const process of [0, 1]) {
      await showsWithin1s(process, networkName(), 'Renamed afterwards');
      await isKept(process);
    }
  });

  it('never show a writer less than was written, whoever else writes and reads', async () => {
    const event = await publishedEvent(world, hybrid);
    const read = async (process: number) => {
      const answer = await world
        .as('nobody', process)
        .ask<{ event: { networks: { version: number }[] } }>(`{ event(id: "${event}") { networks { version } } }`);
      return answer.event.networks[0]!.version;
    };
    let writing = true;
    const readings = [0, 1, 0, 1].map(async (process) => {
      let count = 0;
      for (; writing; count++) await read(process);
      return count;
    });
    const tooOld: string[] = [];
    const written = await Promise.all(
      [0, 1].map(async (process) => {
        let version = 0;
        for (let number = 0; number < 40; number++) {
          version = await updateNetwork({ mandate: texts(`${process} ${number}`) }, process);
          const seen = await read(process);
          if (seen < version) tooOld.push(`${seen} after ${version} on process ${process}`);
        }
        return version;
      }),
    );
    writing = false;
    expect(tooOld).toEqual([]);
    for (const count of await Promise.all(readings)) expect(count).toBeGreaterThan(20);
    const last = `"version":${Math.max(...written)}}`;
    for (const process of [0, 1])
      await showsWithin1s(process, `{ event(id: "${event}") { networks { version } } }`, last);
  });

  it('show what start-up brings, and that all was taken away', async () => {
    const areas = '{ plan(slug: "pp-2023-2027") { areas { code } } }';
    await answered('{ plans { areas { code } } }');
    await world.database.rows(`UPDATE action_plan SET slug = 'renamed' WHERE slug = 'pp-2023-2027'`);
    await sleep(200);
    await withoutNews(async () => {
      await answered('{ plans { areas { code } } }');
      await world.apps[0]!.get(Catalogue).load();
      expect(await answered(areas)).toContain('"VI"');
    });

    const state = '{ state(code: "GE") { code } }';
    await answered(state);
    await world.database.rows('TRUNCATE state CASCADE');
    await sleep(500);
    expect(await world.as('nobody').refusal(state)).toEqual({ code: 'NOT_FOUND', field: 'code' });
    await world.apps[0]!.get(StateList).load();
    expect(await answered(state)).toContain('"GE"');
  });
});
