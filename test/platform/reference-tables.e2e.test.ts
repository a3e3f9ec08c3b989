import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, ReferenceTables } from '../../src/platform/index.js';
import { Catalogue } from '../../src/plan/index.js';
import { StateList } from '../../src/people/index.js';
import { type EventInput, publishedEvent, venue } from '../support/builders/events.js';
import { createNetwork, newNetwork } from '../support/builders/networks.js';
import { importAs, lakes, updateAction } from '../support/builders/plans.js';
import { newProgramme } from '../support/builders/programmes.js';
import { english } from '../support/builders/texts.js';
import type { Operation } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
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
  /** How anybody asks for it, of an event or of all. */
  query: Operation<unknown>;
  /** Gives it this text, through the API of the first process. */
  write: (text: string) => Promise<unknown>;
  /** How the answer shows the text. */
  shown?: (text: string) => string;
}

const slugOf = (text: string) => text.toLowerCase().replaceAll(' ', '-');

async function answered(
  query: Operation<unknown>,
  variables: Record<string, unknown> = {},
  process = 0,
): Promise<string> {
  const { data, errors } = await world.as('nobody', process).run(query, variables);
  expect(errors).toEqual([]);
  return JSON.stringify(data);
}

const networkUpdate = graphql(`
  mutation ($id: ID!, $input: UpdateNetworkInput!) { updateNetwork(id: $id, input: $input) { version } }
`);
async function updateNetwork(input: Input<'UpdateNetworkInput'>, process = 0): Promise<number> {
  const variables = { id: world.networks.asylum, input };
  return (await world.as('secretariat', process).ask(networkUpdate, variables)).updateNetwork.version;
}

const stateUpdate = graphql('mutation ($input: UpdateStateInput!) { updateState(code: "GE", input: $input) { code } }');
const updateState = (input: Input<'UpdateStateInput'>) => world.as('secretariat').ask(stateUpdate, { input });

/** All that is held in memory, as it is read through an event, a network or a plan; by what writes it. */
const everythingKept: Record<string, Kept> = {
  'the title of an action': {
    query: graphql('query ($event: ID!) { event(id: $event) { actions { title } } }'),
    write: async (text) => {
      const [action] = await world.database.rows<{ id: string }>(`SELECT id FROM action WHERE code = 'VI.5'`);
      await world.as('secretariat').ask(updateAction, { id: action!.id, input: { title: english(text) } });
    },
  },
  'the name of a network': {
    query: graphql('query ($event: ID!) { event(id: $event) { networks { name } } }'),
    write: (text) => updateNetwork({ name: english(text) }),
  },
  'the actions of a network': {
    query: graphql('query ($event: ID!) { event(id: $event) { networks { actions { code } } } }'),
    write: (text) => updateNetwork({ actions: [actionNamedBy(text)] }),
    shown: (text) => `"${actionNamedBy(text)}"`,
  },
  'the networks of an action': {
    query: graphql('{ action(code: "II.1") { networks { slug } } }'),
    write: (text) => newNetwork(world, slugOf(text), { name: english(text), actions: ['II.1'] }),
    shown: slugOf,
  },
  'the programmes': {
    query: graphql('{ programmes { titles { text } leadStates { code } actions { code } } }'),
    write: (text) =>
      newProgramme(world, slugOf(text), {
        title: english(text),
        leadStates: ['LT'],
        actions: [actionNamedBy(text)],
      }),
  },
  'the name of a state': {
    query: graphql('query ($event: ID!) { event(id: $event) { venue { state { name } } } }'),
    write: (text) => updateState({ name: english(text) }),
  },
  'the standings of a state': {
    query: graphql('query ($event: ID!) { event(id: $event) { venue { state { standings { source } } } } }'),
    write: (text) => updateState({ standings: [{ standing: 'ACTIVE', source: text }] }),
  },
  'the areas of a plan': {
    query: graphql('{ plans { areas { code } slug } }'),
    write: (text) => importAs(world, { ...lakes, slug: slugOf(text), title: text }),
    shown: (text) => `}],"slug":"${slugOf(text)}"`,
  },
};

const actionNamedBy = (text: string) => ({ zero: 'VI.1', one: 'VI.2', other: 'VI.3' })[text.split(' ').at(-1)!]!;

/** Asks a process until it shows the text, for a second at the most. */
async function showsWithin1s(
  process: number,
  text: string,
  query: Operation<unknown>,
  variables: Record<string, unknown> = {},
): Promise<void> {
  const deadline = Date.now() + 1_000;
  for (;;) {
    const answer = await answered(query, variables, process);
    if (answer.includes(text)) return;
    if (Date.now() > deadline) throw new Error(`Process ${process} does not show ${text}: ${answer}`);
    await sleep(10);
  }
}

/** Asks a process until it needs no statement: what was read ahead of the news of it is read once more. */
async function isKept(process: number): Promise<void> {
  const deadline = Date.now() + 5_000;
  while ((await statementsOf(() => answered(networkName, asylum(), process))) > 0) {
    if (Date.now() > deadline) throw new Error(`Process ${process} keeps nothing`);
    await sleep(10);
  }
}

/** The backends through which the processes listen. */
async function listeners(): Promise<number[]> {
  const rows = await world.database.rows<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE application_name = 'colloquy-dictionaries' AND datname = current_database() ORDER BY pid`,
  );
  return rows.map(({ pid }) => pid);
}

/** Keeps the news of writes from the first process while `work` runs: PostgreSQL tells nothing within a transaction. */
async function withoutNews(work: () => Promise<void>): Promise<void> {
  const listener = world.apps[0]!.get(ReferenceTables)['listener']!;
  await listener.query('BEGIN');
  try {
    await work();
  } finally {
    await listener.query('COMMIT');
  }
}

const openHybrid: Partial<EventInput> = {
  confidentiality: 'OPEN',
  format: 'HYBRID',
  seats: [{ mode: 'ONLINE' }, { mode: 'IN_PERSON', capacity: 5 }],
  venue,
};
const nameBySql = (text: string) =>
  world.database.rows(`UPDATE network SET name = jsonb_build_object('en', $2::text) WHERE id = $1`, [
    world.networks.asylum,
    text,
  ]);
const networkName = graphql('query ($network: ID!) { network(id: $network) { name } }');
const asylum = () => ({ network: world.networks.asylum });

describe('reference tables', () => {
  it('leave one statement for a list of events with networks, actions, seats and states', async () => {
    for (let batch = 0; batch < 10; batch++)
      await Promise.all(Array.from({ length: 10 }, () => publishedEvent(world, openHybrid)));
    const list = graphql(`
        query ($first: Int) {
          events(first: $first) {
            nodes {
              id slug title kind format status startsAt endsAt timeZone venue { city state { code name standing } }
              networks { slug name } actions { code title area { code title } }
              seats { mode capacity confirmed available }
            }
          }
        }
      `);
    const ask = (first: number) => world.as('nobody').ask(list, { first });
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

  for (const [what, kept] of Object.entries(everythingKept)) {
    it(`show ${what} as it was written: here at once, on the other process within a second`, async () => {
      const { query, write, shown = (text) => text } = kept;
      const { id: event } = await publishedEvent(world, openHybrid);
      const text = `New for ${what}`;
      await write(`${text} zero`);
      await showsWithin1s(1, shown(`${text} zero`), query, { event });
      await withoutNews(async () => {
        await answered(query, { event });
        await write(`${text} one`);
        expect(await answered(query, { event })).toContain(shown(`${text} one`));
      });
      await showsWithin1s(1, shown(`${text} one`), query, { event });
    });
  }

  it('have a trigger for every way of writing on every table that they hold', async () => {
    const insertDeleteUpdateTruncate = 4 + 8 + 16 + 32;
    const tables = await world.database.rows<{ name: string; type: number }>(
      `SELECT tgrelid::regclass::text AS name, tgtype AS type FROM pg_trigger
       WHERE tgname = 'tell_dictionaries' ORDER BY name`,
    );
    expect(tables).toEqual(
      [
        ...['action', 'action_plan', 'area', 'network', 'network_action'],
        ...['programme', 'programme_action', 'programme_lead_state', 'state', 'state_standing'],
      ].map((name) => ({ name, type: insertDeleteUpdateTruncate })),
    );
  });

  it('hear of what is written past the application', async () => {
    for (const process of [0, 1]) await answered(networkName, asylum(), process);
    await nameBySql('Renamed by hand');
    for (const process of [0, 1]) await showsWithin1s(process, 'Renamed by hand', networkName, asylum());
  });

  it('know what was added on the other process before they hear of it', async () => {
    await answered(networkName, asylum());
    await withoutNews(async () => {
      const input = {
        slug: 'from-elsewhere',
        kind: 'EXPERT_POOL' as const,
        name: english('From elsewhere'),
        actions: [],
      };
      const { createNetwork: added } = await world.as('secretariat', 1).ask(createNetwork, { input });
      expect(await answered(networkName, { network: added.id })).toContain('From elsewhere');
    });
  });

  it('miss nothing when the connection that listens is killed, and keep again afterwards', async () => {
    for (const process of [0, 1]) await answered(networkName, asylum(), process);
    const before = await listeners();
    expect(before).toHaveLength(2);
    await world.database.rows('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS killed (pid)', [before]);
    await nameBySql('Renamed while nobody listened');
    for (const process of [0, 1]) await showsWithin1s(process, 'Renamed while nobody listened', networkName, asylum());

    const deadline = Date.now() + 5_000;
    while ((await listeners()).length < 2 && Date.now() < deadline) await sleep(20);
    const after = await listeners();
    expect(after).toHaveLength(2);
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    await nameBySql('Renamed afterwards');
    for (const process of [0, 1]) {
      await showsWithin1s(process, 'Renamed afterwards', networkName, asylum());
      await isKept(process);
    }
  });

  it('never show a writer less than was written, whoever else writes and reads', async () => {
    const { id: event } = await publishedEvent(world, openHybrid);
    const versions = graphql('query ($event: ID!) { event(id: $event) { networks { version } } }');
    const read = async (process: number) => {
      const answer = await world.as('nobody', process).ask(versions, { event });
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
          version = await updateNetwork({ mandate: english(`${process} ${number}`) }, process);
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
    for (const process of [0, 1]) await showsWithin1s(process, last, versions, { event });
  });

  it('show what start-up brings, and that all was taken away', async () => {
    const areas = graphql('{ plan(slug: "pp-2023-2027") { areas { code } } }');
    const areasOfAll = graphql('{ plans { areas { code } } }');
    await answered(areasOfAll);
    await world.database.rows(`UPDATE action_plan SET slug = 'renamed' WHERE slug = 'pp-2023-2027'`);
    await sleep(200);
    await withoutNews(async () => {
      await answered(areasOfAll);
      await world.apps[0]!.get(Catalogue).load();
      expect(await answered(areas)).toContain('"VI"');
    });

    const state = graphql('{ state(code: "GE") { code } }');
    await answered(state);
    // The history of consents goes along, which nobody else can empty.
    await world.database.rows('ALTER TABLE registration_consent_change DISABLE TRIGGER USER');
    await world.database.rows('TRUNCATE state CASCADE');
    await world.database.rows('ALTER TABLE registration_consent_change ENABLE TRIGGER USER');
    await sleep(500);
    expect(await world.as('nobody').refusal(state)).toEqual({ code: 'NOT_FOUND', field: 'code' });
    await world.apps[0]!.get(StateList).load();
    expect(await answered(state)).toContain('"GE"');
  });
});
