import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { system } from '../src/access/index.js';
import { Memberships } from '../src/networks/index.js';
import { statementsOf, startWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const create =
  'mutation ($input: NetworkInput!) { createNetwork(input: $input) { id slug version name names { locale text } mandate actions { code } } }';
const update =
  'mutation ($id: ID!, $input: UpdateNetworkInput!) { updateNetwork(id: $id, input: $input) { version slug kind name mandate actions { code } } }';
const input = (slug: string, more: Record<string, unknown> = {}) => ({
  slug,
  kind: 'ROUND_TABLE',
  name: [{ locale: 'en', text: slug }],
  actions: ['V.2'],
  ...more,
});

let made = 0;
/** A network of its own for one test. */
async function newNetwork(more: Record<string, unknown> = {}): Promise<string> {
  const { createNetwork } = await world
    .as('secretariat')
    .ask<{ createNetwork: { id: string } }>(create, { input: input(`network-${++made}`, more) });
  return createNetwork.id;
}

/** Somebody who is, or was, active in a network. */
async function enter(
  networkId: string,
  state: string | null,
  from: string,
  more: Partial<Parameters<Memberships['enter']>[1]> = {},
): Promise<string> {
  const memberId = await world.newMember('Ана', `Іванова-О'Ніл «${++made}»`, state);
  return (await world.apps[0]!.get(Memberships).enter(system, { networkId, memberId, from, ...more })).id;
}

describe('createNetwork', () => {
  it('keeps every language and the order of the actions', async () => {
    const name = [
      { locale: 'ru', text: ' Круглый стол «Диаспора» ' },
      { locale: 'en', text: `"Diaspora" & <round> table` },
    ];
    const { createNetwork } = await world.as('secretariat').ask<{ createNetwork: object }>(create, {
      input: input('diaspora-table', { name, actions: ['VI.6', 'I.4.b', 'II.6'] }),
    });
    expect(createNetwork).toEqual({
      ...{
        id: expect.any(String),
        slug: 'diaspora-table',
        version: 1,
        name: `"Diaspora" & <round> table`,
        mandate: null,
      },
      names: [
        { locale: 'en', text: `"Diaspora" & <round> table` },
        { locale: 'ru', text: 'Круглый стол «Диаспора»' },
      ],
      actions: [{ code: 'VI.6' }, { code: 'I.4.b' }, { code: 'II.6' }],
    });
    expect(
      await world
        .as('nobody')
        .ask('{ network(slug: "diaspora-table") { name(locale: "ru") viewerCan actions { networks { slug } } } }'),
    ).toMatchObject({
      network: {
        name: 'Круглый стол «Диаспора»',
        viewerCan: [],
        actions: [{ networks: expect.arrayContaining([{ slug: 'diaspora-table' }]) }, {}, {}],
      },
    });
  });

  it('refuses a slug that is taken and what does not fit', async () => {
    const secretariat = world.as('secretariat');
    expect(await secretariat.refusal(create, { input: input('asylum-pool') })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.slug',
    });
    expect(await secretariat.refusal(create, { input: input('No Slug') })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.slug',
    });
    expect(await secretariat.refusal(create, { input: input('unknown', { actions: ['VI.6', 'X.99'] }) })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.actions.1',
    });
    expect(
      await secretariat.refusal(create, { input: input('nameless', { name: [{ locale: 'en', text: '  ' }] }) }),
    ).toEqual({ code: 'BAD_INPUT', field: 'input.name' });
    expect(await world.as('organiser').refusal(create, { input: input('mine') })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
  });
});

describe('updateNetwork', () => {
  it('is for its organiser and the secretariat, on the newest version', async () => {
    const id = world.networks.asylum;
    const organiser = world.as('organiser');
    const { updateNetwork } = await organiser.ask<{ updateNetwork: { version: number } }>(update, {
      id,
      input: { version: 1, mandate: [{ locale: 'en', text: 'Asylum' }] },
    });
    expect(updateNetwork).toEqual({
      version: 2,
      slug: 'asylum-pool',
      kind: 'EXPERT_POOL',
      name: 'Asylum expert pool',
      mandate: 'Asylum',
      actions: [{ code: 'VI.6' }],
    });
    expect(await organiser.refusal(update, { id, input: { version: 1, slug: 'other' } })).toEqual({
      code: 'CONFLICT',
      field: 'input.version',
    });
    expect(await organiser.ask(update, { id, input: { mandate: null, actions: ['II.6', 'VI.6'] } })).toMatchObject({
      updateNetwork: { version: 3, mandate: null, actions: [{ code: 'II.6' }, { code: 'VI.6' }] },
    });
    expect(await organiser.refusal(update, { id, input: { slug: 'labour-network' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.slug',
    });
    expect(await organiser.refusal(update, { id, input: { name: null } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.name',
    });
    expect(await organiser.refusal(update, { id, input: { name: [{ locale: 'en', text: null }] } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.name',
    });
    expect(await world.as('otherOrganiser').refusal(update, { id, input: {} })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    const trail = await world.database.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND action = 'updateNetwork'`,
      [id],
    );
    expect(trail).toHaveLength(2);
  });
});

describe('reading networks', () => {
  it('finds one by exactly one of id and slug', async () => {
    const nobody = world.as('nobody');
    const text = 'query ($id: ID, $slug: String) { network(id: $id, slug: $slug) { slug } }';
    expect(await nobody.ask(text, { id: world.networks.labour })).toEqual({ network: { slug: 'labour-network' } });
    expect(
      await nobody.ask('query ($id: ID!) { node(id: $id) { ... on Network { slug } } }', { id: world.networks.labour }),
    ).toEqual({ node: { slug: 'labour-network' } });
    expect(await nobody.refusal(text, { id: world.networks.labour, slug: 'labour-network' })).toEqual({
      code: 'BAD_INPUT',
      field: 'id',
    });
    expect(await nobody.refusal(text)).toEqual({ code: 'BAD_INPUT', field: 'id' });
    expect(await nobody.refusal(text, { slug: `' OR true --` })).toEqual({ code: 'NOT_FOUND', field: 'slug' });
  });

  it('narrows by kind', async () => {
    const text = 'query ($kinds: [NetworkKind!]) { networks(kinds: $kinds) { kind } }';
    const kinds = async (wanted: string[] | null) => {
      const { networks } = await world.as('nobody').ask<{ networks: { kind: string }[] }>(text, { kinds: wanted });
      return [...new Set(networks.map(({ kind }) => kind))].sort();
    };
    expect(await kinds(['EXPERT_POOL'])).toEqual(['EXPERT_POOL']);
    expect(await kinds([])).toEqual([]);
    expect(await kinds(null)).toEqual(expect.arrayContaining(['EXPERT_NETWORK', 'EXPERT_POOL']));
  });

  it('counts growth by days, both included', async () => {
    const id = await newNetwork();
    await enter(id, 'GE', '2023-01-10');
    await enter(id, 'GE', '2023-01-10', { to: '2023-12-31' });
    await enter(id, 'AM', '2024-01-01');
    await enter(id, 'PL', '2024-03-01', { to: '2024-12-31' });
    await enter(id, 'AT', '2024-12-31');
    await enter(id, null, '2025-01-01');
    const growth = async (from: string, to: string) => {
      const text =
        'query ($id: ID!, $from: Date!, $to: Date!) { network(id: $id) { growth(from: $from, to: $to) { before joined left after } } }';
      return (await world.as('nobody').ask<{ network: { growth: object } }>(text, { id, from, to })).network.growth;
    };
    expect(await growth('2023-01-01', '2023-12-31')).toEqual({ before: 0, joined: 2, left: 1, after: 1 });
    expect(await growth('2024-01-01', '2024-12-31')).toEqual({ before: 1, joined: 3, left: 1, after: 3 });
    expect(await growth('2025-01-01', '2025-01-01')).toEqual({ before: 3, joined: 1, left: 0, after: 4 });
    expect(await growth('2020-01-01', '2030-01-01')).toEqual({ before: 0, joined: 6, left: 2, after: 4 });
    const text = 'query ($id: ID!) { network(id: $id) { growth(from: "2024-02-01", to: "2024-01-31") { after } } }';
    expect((await world.as('nobody').run(text, { id })).errors[0]!.extensions).toMatchObject({
      code: 'BAD_INPUT',
      field: 'to',
    });
  });

  it('shows every participating state, with lead and alternates only to those who are signed in', async () => {
    const id = await newNetwork();
    const lead = await enter(id, 'GE', '2023-01-10', { role: 'LEAD' });
    const alternates = [
      await enter(id, 'GE', '2023-01-10', { role: 'ALTERNATE' }),
      await enter(id, 'GE', '2023-01-10', { role: 'ALTERNATE' }),
    ];
    await enter(id, 'AM', '2023-01-10', { to: '2023-02-01' });
    await enter(id, null, '2023-01-10');
    interface Coverage {
      network: {
        statesCovered: number;
        coverage: {
          state: { code: string };
          memberCount: number;
          lead: { id: string } | null;
          alternates: { id: string }[];
        }[];
      };
    }
    const text =
      'query ($id: ID!) { network(id: $id) { statesCovered coverage { state { code } memberCount lead { id } alternates { id } } } }';
    const { network } = await world.as('expert').ask<Coverage>(text, { id });
    const { states } = await world
      .as('nobody')
      .ask<{ states: { code: string }[] }>('{ states(standings: [ACTIVE, OBSERVER]) { code } }');
    expect(network.coverage.map(({ state }) => state.code)).toEqual(states.map(({ code }) => code).sort());
    expect(network.statesCovered).toBe(1);
    expect(network.coverage.find(({ state }) => state.code === 'GE')).toEqual({
      state: { code: 'GE' },
      memberCount: 3,
      lead: { id: lead },
      alternates: alternates.map((alternate) => ({ id: alternate })),
    });
    expect(network.coverage.find(({ state }) => state.code === 'AM')).toEqual({
      state: { code: 'AM' },
      memberCount: 0,
      lead: null,
      alternates: [],
    });
    const seen = await world.as('nobody').ask<Coverage>(text, { id });
    expect(seen.network.coverage.find(({ state }) => state.code === 'GE')).toEqual({
      state: { code: 'GE' },
      memberCount: 3,
      lead: null,
      alternates: [],
    });
  });

  it('asks the database as often for many networks as for one', async () => {
    const text = `query ($kinds: [NetworkKind!]) { networks(kinds: $kinds) { id statesCovered viewerMembership { id } viewerCan actions { code } organisers { id }
      growth(from: "2024-01-01", to: "2024-12-31") { after } coverage { state { code } lead { id } }
      memberships(first: 5) { totalCount nodes { id member { displayName } representing { state { code } } history { at } } } } }`;
    const secretariat = world.as('secretariat');
    await secretariat.ask('{ viewer { locale } }');
    const one = await statementsOf(() => secretariat.ask(text, { kinds: ['EXPERT_POOL'] }));
    for (let more = 0; more < 5; more++) await enter(await newNetwork(), 'GE', '2024-05-01', { role: 'LEAD' });
    await enter(world.networks.asylum, 'GE', '2024-05-01', { role: 'LEAD' });
    const many = await statementsOf(() => secretariat.ask(text, {}));
    expect(one).toBeGreaterThan(5);
    expect(many - one).toBeLessThanOrEqual(4);
  });
});
