import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const create = graphql(`
  mutation ($input: NetworkInput!) {
    createNetwork(input: $input) { id slug version name names { locale text } mandate actions { code } }
  }
`);
const update = graphql(`
  mutation ($id: ID!, $input: UpdateNetworkInput!) {
    updateNetwork(id: $id, input: $input) { version slug kind name mandate actions { code } }
  }
`);
const input = (slug: string, more: Partial<Input<'NetworkInput'>> = {}): Input<'NetworkInput'> => ({
  slug,
  kind: 'ROUND_TABLE',
  name: english(slug),
  actions: ['V.2'],
  ...more,
});

describe('createNetwork', () => {
  it('keeps every language and the order of the actions', async () => {
    const name = [
      { locale: 'ru', text: ' Круглый стол «Диаспора» ' },
      { locale: 'en', text: `"Diaspora" & <round> table` },
    ];
    const { createNetwork } = await world.as('secretariat').ask(create, {
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
        .ask(
          graphql('{ network(slug: "diaspora-table") { name(locale: "ru") viewerCan actions { networks { slug } } } }'),
        ),
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
    const { updateNetwork } = await organiser.ask(update, {
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

describe('networks', () => {
  it('are found one by one, by exactly one of id and slug', async () => {
    const nobody = world.as('nobody');
    const text = graphql('query ($id: ID, $slug: String) { network(id: $id, slug: $slug) { slug } }');
    expect(await nobody.ask(text, { id: world.networks.labour })).toEqual({ network: { slug: 'labour-network' } });
    expect(
      await nobody.ask(graphql('query ($id: ID!) { node(id: $id) { ... on Network { slug } } }'), {
        id: world.networks.labour,
      }),
    ).toEqual({ node: { slug: 'labour-network' } });
    expect(await nobody.refusal(text, { id: world.networks.labour, slug: 'labour-network' })).toEqual({
      code: 'BAD_INPUT',
      field: 'id',
    });
    expect(await nobody.refusal(text)).toEqual({ code: 'BAD_INPUT', field: 'id' });
    expect(await nobody.refusal(text, { slug: `' OR true --` })).toEqual({ code: 'NOT_FOUND', field: 'slug' });
  });

  it('are narrowed by kind', async () => {
    const text = graphql('query ($kinds: [NetworkKind!]) { networks(kinds: $kinds) { kind } }');
    const kinds = async (wanted: Input<'NetworkKind'>[] | null) => {
      const { networks } = await world.as('nobody').ask(text, { kinds: wanted });
      return [...new Set(networks.map(({ kind }) => kind))].sort();
    };
    expect(await kinds(['EXPERT_POOL'])).toEqual(['EXPERT_POOL']);
    expect(await kinds([])).toEqual([]);
    expect(await kinds(null)).toEqual(expect.arrayContaining(['EXPERT_NETWORK', 'EXPERT_POOL']));
  });
});
