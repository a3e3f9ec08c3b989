import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type VariablesOf } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { pastEvent } from '../support/builders/events.js';
import {
  createOutcome,
  done,
  outcomeById,
  outcomeInput,
  type OutcomeInput,
  outcomeShown,
  published,
} from '../support/builders/outcomes.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
let event: string;
beforeAll(async () => {
  world = await startWorld();
  event = (await pastEvent(world, { confidentiality: 'OPEN' })).id;
});
afterAll(async () => {
  await world.stop();
});

type Reader = Person | 'nobody';

describe('lists of outcomes', () => {
  const query = graphql(`
    query ($filter: OutcomeFilter, $first: Int, $after: String, $last: Int, $before: String) {
      outcomes(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { title } pageInfo { endCursor startCursor hasNextPage hasPreviousPage }
      }
    }
  `);
  const page = async (variables: VariablesOf<typeof query>, reader: Reader = 'secretariat') =>
    (await world.as(reader).ask(query, variables)).outcomes;
  const titles = async (filter: Input<'OutcomeFilter'>, reader: Reader = 'secretariat') =>
    (await page({ filter: { search: 'listed', ...filter }, first: 100 }, reader)).nodes.map(({ title }) => title[0]);

  beforeAll(async () => {
    const make = (letter: string, date: string, others: Partial<OutcomeInput>) =>
      published(world, outcomeInput(`${letter} listed 100%_`, { date, ...others }));
    await make('A', '2024-01-31', { kind: 'TOOL', actions: ['I.4'], states: ['GE'] });
    await make('B', '2024-02-01', { actions: ['I.4.b'], networks: [world.networks.labour], states: ['AM', 'GE'] });
    await make('C', '2024-02-01', {
      actions: ['VI.6'],
      events: [event],
      summary: [{ locale: 'ru', text: 'Кратко: «ЁЖ»' }],
    });
    await done(world, 'secretariat', createOutcome, {
      input: outcomeInput('D listed', { date: '2024-03-01', actions: ['V.1'] }),
    });
  });

  it('come latest first and page both ways', async () => {
    expect(await titles({})).toEqual(['D', 'B', 'C', 'A']);
    const filter = { search: 'listed' };
    const first = await page({ filter, first: 3 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await page({ filter, first: 3, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ nodes: [{ title: 'A listed 100%_' }], pageInfo: { hasNextPage: false } });
    const back = await page({ filter, last: 2, before: second.pageInfo.startCursor });
    expect(back.nodes.map(({ title }) => title[0])).toEqual(['B', 'C']);
  });

  it.each<[Input<'OutcomeFilter'>, string]>([
    [{ kinds: ['TOOL'] }, 'A'],
    [{ kinds: [] }, ''],
    [{ statuses: ['DRAFT', 'SUBMITTED'] }, 'D'],
    [{ actions: ['I.4'] }, 'BA'],
    [{ actions: ['I'] }, 'BA'],
    [{ actions: ['I.4.b', 'V.1'] }, 'DB'],
    [{ states: ['AM', 'EL'] }, 'B'],
    [{ from: '2024-02-01', to: '2024-02-29' }, 'BC'],
    [{ search: 'ёж listed' }, 'C'],
    [{ search: '100%_', from: '2024-02-01' }, 'BC'],
    [{ search: '1%0' }, ''],
    [{ search: 'кратко еж' }, 'C'],
    [{ search: 'LISTÉD kratko' }, 'C'],
    // Nothing searched is nothing asked.
    [{ search: '', kinds: ['TOOL'] }, 'A'],
  ])('are narrowed by %j', async (filter, expected) => {
    expect((await titles(filter)).join('')).toBe(expected);
  });

  it('are narrowed by network, event and the status that the reader sees', async () => {
    expect(await titles({ networks: [world.networks.labour] })).toEqual(['B']);
    expect(await titles({ events: [event] })).toEqual(['C']);
    expect(await titles({ statuses: ['DRAFT'] }, 'nobody')).toEqual([]);
    expect(await titles({ statuses: ['PUBLISHED'] }, 'nobody')).toEqual(['B', 'C', 'A']);
  });

  it('hold those of the sub-items where they are of an action', async () => {
    const ofAction = graphql(`
      query ($code: String!) {
        action(code: $code) { outcomes(filter: {search: "listed"}) { totalCount nodes { title } } }
      }
    `);
    const { action } = await world.as('nobody').ask(ofAction, { code: 'I.4' });
    expect(action.outcomes).toEqual({
      totalCount: 2,
      nodes: [{ title: 'B listed 100%_' }, { title: 'A listed 100%_' }],
    });
    expect(await world.as('nobody').ask(ofAction, { code: 'I.4.b' })).toMatchObject({
      action: { outcomes: { totalCount: 1 } },
    });
  });

  it('refuse an action that there is not', async () => {
    expect(await world.as('nobody').refusal(query, { filter: { actions: ['VI.6', 'IX.1'] } })).toEqual({
      code: 'BAD_INPUT',
      field: 'filter.actions.1',
    });
  });

  it('cost as many statements for 100 as for one', async () => {
    const followUps = [{ title: english('Do it'), ownerState: 'GE' }];
    const { id } = await published(
      world,
      outcomeInput('Many', { events: [event], networks: [world.networks.labour], states: ['GE'], followUps }),
    );
    await copy(id, 100);
    const asked = graphql(
      `query ($first: Int!, $network: ID!) {
        outcomes(first: $first, filter: {search: "Many"}) { totalCount nodes { ...OutcomeShown } }
        node(id: $network) {
          ... on Network { outcomes(first: $first) { totalCount nodes { title evidence { url } } } }
        }
      }`,
      [outcomeShown],
    );
    const cost = (first: number) =>
      statementsOf(() => world.as('otherOrganiser').ask(asked, { first, network: world.networks.labour }));
    await cost(1);
    const [one, hundred] = [await cost(1), await cost(100)];
    expect(hundred).toBe(one);

    const bare = graphql('{ plan { areas { actions { code } } } }');
    const withOutcomes = graphql(
      '{ plan { areas { actions { code outcomes(first: 3) { totalCount nodes { title } } } } } }',
    );
    const costOf = (plan: typeof bare | typeof withOutcomes) => statementsOf(() => world.as('nobody').ask(plan));
    await costOf(withOutcomes);
    expect(await costOf(withOutcomes)).toBe((await costOf(bare)) + 2);
  });

  /** As many published outcomes like this one, which stays the first of the list. */
  async function copy(id: string, times: number): Promise<void> {
    await world.database.rows(
      `WITH copies AS (
         SELECT overlay(gen_random_uuid()::text PLACING 'ff' FROM 1)::uuid AS id FROM generate_series(1, $2::int)
       ), heads AS (
         INSERT INTO outcome (id, created_by_member_id, current_number, published_number)
         SELECT c.id, o.created_by_member_id, 1, 1 FROM copies c, outcome o WHERE o.id = $1
       ), versions AS (
         INSERT INTO outcome_version (
           outcome_id, number, status, kind, title, search_text, date, audience, written_by_member_ids,
           verified_by_member_id, published_at
         )
         SELECT c.id, 1, status, kind, title, search_text, date, audience, written_by_member_ids,
           verified_by_member_id, published_at
         FROM copies c, outcome_version WHERE outcome_id = $1
       ), actions AS (
         INSERT INTO outcome_action
         SELECT c.id, 1, action_id, position FROM copies c, outcome_action WHERE outcome_id = $1
       ), events AS (
         INSERT INTO outcome_event SELECT c.id, 1, event_id, position FROM copies c, outcome_event WHERE outcome_id = $1
       ), states AS (
         INSERT INTO outcome_state SELECT c.id, 1, state, position FROM copies c, outcome_state WHERE outcome_id = $1
       ), networks AS (
         INSERT INTO outcome_network
         SELECT c.id, 1, network_id, position FROM copies c, outcome_network WHERE outcome_id = $1
       )
       INSERT INTO evidence (id, outcome_id, number, position, title, url, audience)
       SELECT gen_random_uuid(), c.id, 1, 1, title, url, audience FROM copies c, evidence WHERE outcome_id = $1`,
      [id, times],
    );
    const counted = graphql('{ outcomes(filter: { search: "Many" }) { totalCount } }');
    expect((await world.as('nobody').ask(counted)).outcomes.totalCount).toBe(times + 1);
    expect(await world.as('nobody').run(outcomeById, { id })).toMatchObject({ errors: [] });
  }
});
