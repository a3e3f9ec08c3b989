import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type ResultOf } from '../../src/platform/index.js';
import { draftEvent, type EventInput, publishedEvent, updateEvent, venue } from '../support/builders/events.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const title = (text: string, locale = 'en') => ({ title: [{ locale, text }] });
const on = (day: string, zone = 'UTC') => ({ startsAt: `${day}T09:00`, endsAt: `${day}T17:00`, timeZone: zone });
const query = graphql(`
  query ($filter: EventFilter, $order: EventOrder! = SOONEST_FIRST, $first: Int, $after: String) {
    events(filter: $filter, order: $order, first: $first, after: $after) {
      totalCount nodes { id } pageInfo { endCursor hasNextPage }
    }
  }
`);

type Filter = Input<'EventFilter'>;
async function found(filter: Filter, more: { order?: Input<'EventOrder'> } = {}): Promise<string[]> {
  const { events } = await world.as('organiser').ask(query, { filter, ...more });
  expect(events.totalCount).toBe(events.nodes.length);
  return events.nodes.map(({ id }) => id);
}

describe('the list of events', () => {
  it('is filtered by days and instants', async () => {
    const { id: first } = await draftEvent(world, {
      ...on('2020-02-01', 'Pacific/Auckland'),
      endsAt: '2020-02-03T00:00',
      days: [{ startsAt: '2020-02-01T09:00', endsAt: '2020-02-03T00:00' }],
    });
    const { id: second } = await draftEvent(world, on('2020-02-04'));
    const within = { from: '2020-01-01', to: '2020-12-31' };
    expect(await found(within)).toEqual([first, second]);
    expect(await found(within, { order: 'LATEST_FIRST' })).toEqual([second, first]);
    expect(await found({ from: '2020-02-02', to: '2020-02-02' })).toEqual([first]);
    // It ended at midnight, and began on the first of February where it took place.
    expect(await found({ from: '2020-02-03', to: '2020-02-04' })).toEqual([second]);
    expect(await found({ from: '2020-01-01', to: '2020-01-31' })).toEqual([]);
    expect(await found({ ...within, startsAfter: '2020-02-04T09:00:00Z' })).toEqual([second]);
    expect(await found({ ...within, startsBefore: '2020-02-04T09:00:00Z' })).toEqual([first]);
    expect(await found({ ...within, endsAfter: '2020-02-04T17:00:00Z' })).toEqual([second]);
    expect(await found({ ...within, endsAfter: '2020-02-04T17:00:00.001Z' })).toEqual([]);
  });

  it('is filtered by what an event is, each list widening and all of them narrowing', async () => {
    const year = { from: '2019-01-01', to: '2019-12-31' };
    const { id: training } = await publishedEvent(world, {
      ...on('2019-03-01'),
      kind: 'TRAINING',
      format: 'IN_PERSON',
      venue,
      seats: [{ mode: 'IN_PERSON' }],
      actions: ['I.4.b'],
    });
    const { id: webinar } = await draftEvent(world, {
      ...on('2019-04-01'),
      kind: 'WEBINAR',
      languages: [{ language: 'ru' }],
      hostStates: ['PL'],
    });
    const both = [training, webinar];
    const cases: [Filter, string[]][] = [
      [{}, both],
      [{ kinds: ['TRAINING'] }, [training]],
      [{ kinds: ['TRAINING', 'WEBINAR'] }, both],
      [{ kinds: ['TRAINING'], formats: ['ONLINE'] }, []],
      [{ kinds: [] }, []],
      [{ kinds: null }, both],
      [{ formats: ['ONLINE'] }, [webinar]],
      [{ statuses: ['DRAFT'] }, [webinar]],
      [{ networks: [world.networks.asylum] }, both],
      [{ networks: [world.networks.labour] }, []],
      [{ actions: ['I'] }, [training]],
      [{ actions: ['I.4'] }, [training]],
      [{ actions: ['VI', 'I.4.b'] }, both],
      [{ languages: ['ru', 'fr'] }, [webinar]],
      [{ states: ['GE'] }, [training]],
      [{ states: ['PL', 'GE'] }, both],
      [{ openForRegistration: false }, both],
      [{ openForRegistration: true }, []],
    ];
    for (const [filter, expected] of cases)
      expect([filter, await found({ ...year, ...filter })]).toEqual([filter, expected]);
    expect(await world.as('nobody').refusal(query, { filter: { actions: ['VI.6', 'IX.1'] } })).toEqual({
      code: 'BAD_INPUT',
      field: 'filter.actions.1',
    });
  });

  it('is filtered by whether people can register now', async () => {
    const year = { ...on('2098-03-01') };
    const { id: open } = await publishedEvent(world, year);
    await draftEvent(world, year);
    await publishedEvent(world, { ...year, registrationPolicy: 'NOMINATION' });
    await publishedEvent(world, { ...year, registrationOpensAt: '2098-02-01T00:00' });
    await publishedEvent(world, { ...year, registrationClosesAt: '2020-02-01T00:00' });
    const { id: approval } = await publishedEvent(world, {
      ...year,
      registrationPolicy: 'APPROVAL',
      registrationOpensAt: '2020-02-01T00:00',
      registrationClosesAt: '2098-02-01T00:00',
    });
    expect(await found({ from: '2098-01-01', openForRegistration: true })).toEqual([open, approval]);
    expect(await found({ from: '2098-01-01', openForRegistration: false })).toHaveLength(4);
  });

  it('is searched by words in every language, by title first', async () => {
    const readmission = title('Readmission 100% «Реадмиссия»');
    const { id: later } = await draftEvent(world, { ...on('2018-05-01'), ...readmission });
    const { id: sooner } = await draftEvent(world, {
      ...on('2018-04-01'),
      ...title('Return'),
      summary: [{ locale: 'ru', text: 'Реадмиссия: 100 вопросов' }],
    });
    expect(await found({ search: 'реадмиссия' })).toEqual([later, sooner]);
    expect(await found({ search: '  вопросов RETURN ' })).toEqual([sooner]);
    // Signs are no part of words.
    expect(await found({ search: '100%' })).toEqual([later, sooner]);
    expect(await found({ search: 'zz_' })).toEqual([]);
    expect(await found({ search: "'; DROP TABLE event; --" })).toEqual([]);
    const { events } = await world.as('organiser').ask(query, { filter: { search: 'реадмиссия' }, first: 1 });
    const next = await world
      .as('organiser')
      .ask(query, { filter: { search: 'реадмиссия' }, first: 1, after: events.pageInfo.endCursor });
    expect([...events.nodes, ...next.events.nodes]).toEqual([{ id: later }, { id: sooner }]);
  });

  it('is searched without accents, in any order, and whatever script it is written in', async () => {
    const { id: winter } = await draftEvent(world, {
      ...on('2018-06-01'),
      title: [
        { locale: 'en', text: 'Winter school in Québec' },
        { locale: 'ru', text: 'Новогодняя ёлка в Квебеке' },
      ],
    });
    for (const search of ['Quebec', 'quebec WINTER', 'élka', 'елка', 'ёлка новогодняя', 'ELKA'])
      expect([search, await found({ search })]).toEqual([search, [winter]]);
    await world.as('organiser').ask(updateEvent, {
      id: winter,
      input: { title: [{ locale: 'en', text: 'Summer school' }] },
    });
    expect(await found({ search: 'Quebec' })).toEqual([]);
    expect(await found({ search: 'елка school' })).toEqual([winter]);
  });

  it('is paged without gaps, in networks and actions too', async () => {
    const days = ['2017-01-01', '2017-01-02', '2017-01-02', '2017-01-03', '2017-01-04'];
    const ids: string[] = [];
    for (const day of days) ids.push((await draftEvent(world, on(day))).id);
    const page = graphql(
      'fragment Page on EventConnection { totalCount nodes { id } pageInfo { endCursor hasNextPage } }',
    );
    const ofNetwork = graphql(
      `query ($id: ID!, $after: String) {
        owner: network(id: $id) {
          events(filter: { from: "2017-01-01", to: "2017-12-31" }, first: 2, after: $after) { ...Page }
        }
      }`,
      [page],
    );
    const ofAction = graphql(
      `query ($after: String) {
        owner: action(code: "VI.6") {
          events(filter: { from: "2017-01-01", to: "2017-12-31" }, first: 2, after: $after) { ...Page }
        }
      }`,
      [page],
    );
    const organiser = world.as('organiser');
    for (const pageAfter of [
      (after: string | null) => organiser.ask(ofNetwork, { id: world.networks.asylum, after }),
      (after: string | null) => organiser.ask(ofAction, { after }),
    ]) {
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo, totalCount }: ResultOf<typeof page> = (await pageAfter(after)).owner.events;
        expect(totalCount).toBe(5);
        paged.push(...nodes.map(({ id }) => id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
      expect(paged).toEqual(ids);
    }
  });

  it('counts an event on an action and its sub-item once, and gives each action its own', async () => {
    const { id } = await draftEvent(world, { ...on('2016-01-01'), actions: ['I.4', 'I.4.a', 'I.4.b'] });
    const { id: other } = await draftEvent(world, { ...on('2016-01-02'), actions: ['I.4.a'] });
    const lists = graphql(`
      query ($filter: EventFilter = { from: "2016-01-01", to: "2016-12-31" }) {
        action(code: "I.4") {
          events(filter: $filter) { totalCount nodes { id } }
          subActions { code events(filter: $filter) { totalCount nodes { id } } }
        }
      }
    `);
    expect(await world.as('organiser').ask(lists)).toMatchObject({
      action: {
        events: { totalCount: 2, nodes: [{ id }, { id: other }] },
        subActions: expect.arrayContaining([
          { code: 'I.4.a', events: { totalCount: 2, nodes: [{ id }, { id: other }] } },
          { code: 'I.4.b', events: { totalCount: 1, nodes: [{ id }] } },
        ]),
      },
    });
  });

  it('costs as many statements for a hundred as for one', async () => {
    const changes: Partial<EventInput> = {
      ...on('2015-01-01'),
      format: 'HYBRID',
      venue,
      seats: [{ mode: 'ONLINE' }, { mode: 'IN_PERSON', capacity: 5 }],
      hostStates: ['GE', 'PL'],
      languages: [{ language: 'en' }],
    };
    for (let number = 0; number < 100; number++) await draftEvent(world, { ...changes, actions: ['VI.6', 'I.4.a'] });
    const everything = graphql(`
        query ($first: Int) {
          events(filter: {from: "2015-01-01", to: "2015-12-31"}, first: $first) {
            totalCount
            nodes {
              id slug title summary viewerCan joinUrl days { date } venue { state { code } } languages { language }
              hostStates { code } partners { id } seats { mode available } organisers { id displayName }
              networks { name } actions { code title }
            }
          }
        }
      `);
    const ask = (first: number) => world.as('organiser').ask(everything, { first });
    await ask(1);
    const one = await statementsOf(() => ask(1));
    expect(await statementsOf(async () => expect((await ask(100)).events.nodes).toHaveLength(100))).toBe(one);
    expect(one).toBeLessThan(20);
    const plan = graphql(
      '{ plan { areas { code actions { code events(first: 3) { totalCount nodes { title } } } } } }',
    );
    const single = graphql('{ action(code: "VI.6") { code events(first: 3) { totalCount nodes { title } } } }');
    const [ofOne, ofAll] = [
      await statementsOf(() => world.as('organiser').ask(single)),
      await statementsOf(() => world.as('organiser').ask(plan)),
    ];
    expect(ofAll - ofOne).toBeLessThan(4);
  });
});
