import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { manyMembers, newOrganisation } from '../support/builders/people.js';
import {
  actionFigures,
  type FiguresShown,
  heldEvent,
  type ReportInput,
  reportOf,
  type ReportShown,
  rowOf,
} from '../support/builders/reports.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let open: string;
let closed: string;
let chathamHouse: string;
beforeAll(async () => {
  world = await startWorld();
  const georgians = (await manyMembers(world, 9, 'GE')).map((member) => ({ member }));
  const poles = (await manyMembers(world, 7, 'PL')).map((member) => ({ member }));
  const armenians = (await manyMembers(world, 6, 'AM')).map((member) => ({ member }));
  const networks = [world.networks.asylum];
  open = await heldEvent(world, '2024-03-05T10:00', georgians, {
    ...{ actions: ['VI.6'], networks },
    confidentiality: 'OPEN',
  });
  closed = await heldEvent(world, '2024-05-05T10:00', poles, { actions: ['VI.6'] });
  chathamHouse = await heldEvent(world, '2024-06-05T10:00', armenians, { actions: ['VI.6'] });
  const house = { organisation: await newOrganisation(world, 'Closed House') };
  const representing = poles.map((guest) => ({ ...guest, representing: house }));
  const organised = await heldEvent(world, '2024-07-05T10:00', representing, { actions: ['I.2'] });
  await world.database.rows(`UPDATE event SET confidentiality = 'CLOSED' WHERE id IN ('${closed}', '${organised}')`);
  await world.database.rows(`UPDATE event SET chatham_house_rule = TRUE WHERE id = '${chathamHouse}'`);
});
afterAll(async () => {
  await world.stop();
});

const whole = { from: '2023-01-01', to: '2027-12-31' };
const outsiders = ['observer', 'expert', 'nobody'] as const;

/** Whatever counts people or is made of what they said. */
const personal = [
  ...['participations', 'inPersonParticipations', 'onlineParticipations', 'people', 'women', 'men'],
  ...['otherOrNotStated', 'satisfaction'],
] as const;
const toldOfPeople = (row: object): string[] =>
  personal.filter((name) => name in row && (row as FiguresShown)[name as keyof FiguresShown] !== null);

describe('what readers outside the secretariat are told live', () => {
  it('counts no people, however large or narrow the report, and all that is countable in the open', async () => {
    for (const narrowed of [{}, { states: ['GE'] }, { areas: ['VI'] }, { networks: [world.networks.asylum] }]) {
      const input = { ...whole, ...narrowed };
      const [observer, secretariat] = [await reportOf(world, input, 'observer'), await reportOf(world, input)];
      const rows = ({ total, rows, areas, networks, states, organisations }: typeof observer): object[] => [
        total,
        ...[...rows, ...areas, ...networks].map(({ figures }) => figures),
        ...states,
        ...organisations,
      ];
      expect(rows(observer).flatMap(toldOfPeople)).toEqual([]);
      expect(rows(secretariat).flatMap(toldOfPeople)).not.toEqual([]);
      for (const name of ['events', 'eventHours', 'outcomes', 'states', 'organisations'] as const)
        expect(observer.total[name]).toBe(secretariat.total[name]);
    }
    expect(rowOf(await reportOf(world, whole, 'observer'), 'VI.6')).toMatchObject({ events: 3, states: 3 });
  });

  it('counts no people of an action either', async () => {
    for (const who of outsiders) {
      const { figures } = (await world.as(who).ask(actionFigures, { code: 'VI.6' })).action;
      expect([who, ...toldOfPeople(figures)]).toEqual([who]);
      expect(figures).toMatchObject({ events: 3, states: 3 });
    }
  });

  it('has no core indicators', async () => {
    const query = graphql(`
      query ($input: ActivityReportInput!) { activityReport(input: $input) { coreIndicators { number } } }
    `);
    const { activityReport } = await world.as('observer').ask(query, { input: whole });
    expect(activityReport.coreIndicators).toEqual([]);
  });
});

describe('lines of states and organisations, for readers outside the secretariat', () => {
  const days = { open: '2024-03-05', closed: '2024-05-05', chathamHouse: '2024-06-05', organised: '2024-07-05' };
  const on = (day: string, to = day) => ({ from: day, to });
  const named = ({ states }: ReportShown): string[] => states.map(({ state, events }) => `${state.code} ${events}`);

  it('name nobody at a closed event or one under the Chatham House rule, however they are narrowed', async () => {
    for (const day of [days.closed, days.chathamHouse]) {
      for (const narrowed of [{}, { areas: ['VI'] }, { states: ['PL', 'AM'] }]) {
        const input = { ...on(day), ...narrowed };
        expect(named(await reportOf(world, input, 'observer'))).toEqual([]);
        expect(named(await reportOf(world, input))).toHaveLength(1);
      }
    }
    expect(named(await reportOf(world, on(days.open), 'observer'))).toEqual(['GE 1']);
    expect(named(await reportOf(world, whole, 'observer'))).toEqual(['GE 1']);
    expect(named(await reportOf(world, whole))).toEqual(['AM 1', 'GE 1', 'PL 1']);
  });

  it('are counted, but not where asking for a state would name it', async () => {
    const statesOf = async (input: ReportInput) => (await reportOf(world, input, 'observer')).total.states;
    expect(await statesOf(on(days.closed))).toBe(1);
    expect(await statesOf({ ...on(days.closed), states: ['PL'] })).toBe(0);
    expect(await statesOf({ ...on(days.open), states: ['GE'] })).toBe(1);
    expect(await statesOf({ ...whole, states: ['GE', 'PL', 'AM'] })).toBe(1);
  });

  it('are those of now once an event is closed or opened', async () => {
    const set = (confidentiality: string) =>
      world.database.rows('UPDATE event SET confidentiality = $1 WHERE id = $2', [confidentiality, closed]);
    await set('MEMBERS');
    expect(named(await reportOf(world, on(days.closed), 'observer'))).toEqual(['PL 1']);
    await set('CLOSED');
    expect(named(await reportOf(world, on(days.closed), 'observer'))).toEqual([]);
  });

  it('are no others in files and in the summary', async () => {
    const query = `from=${days.closed}&to=${days.closed}`;
    const rowsFor = async (who: 'observer' | 'secretariat'): Promise<unknown[]> => {
      const { text } = await world.as(who).get(`/reports/activity.json?${query}`);
      const { sections } = JSON.parse(text) as { sections: { key: string; rows: unknown[] }[] };
      return sections.filter(({ key }) => ['states', 'organisations'].includes(key)).flatMap(({ rows }) => rows);
    };
    expect(await rowsFor('secretariat')).toHaveLength(1);
    expect(await rowsFor('observer')).toEqual([]);
    const summary = graphql(`
      query ($input: ActivityReportInput!) {
        activityReport(input: $input) { summary(locale: "en") total { organisations } organisations { events } }
      }
    `);
    const { activityReport } = await world.as('observer').ask(summary, { input: on(days.organised) });
    expect(activityReport.total.organisations).toBe(1);
    expect(activityReport.organisations).toEqual([]);
    expect(activityReport.summary).not.toContain('Closed House');
  });
});

describe('what stands behind a figure, for readers outside the secretariat', () => {
  const query = graphql(`
    query ($input: FigureInput!) {
      figureSources(input: $input) {
        events { nodes { id } } states { code } organisations { totalCount }
        participations { totalCount } people { totalCount }
      }
    }
  `);
  const behind = async (who: 'observer' | 'secretariat', of: { state?: string; action?: string; day?: string }) => {
    const { day, ...cell } = of;
    const report = day ? { from: day, to: day } : whole;
    return (await world.as(who).ask(query, { input: { report, ...cell } })).figureSources;
  };

  it('names states of the events of which it may be said who was there', async () => {
    expect(await behind('observer', { action: 'VI.6' })).toEqual({
      events: { nodes: [{ id: open }, { id: chathamHouse }] },
      states: [{ code: 'GE' }],
      organisations: { totalCount: 0 },
      participations: null,
      people: null,
    });
    const { states } = await behind('secretariat', { action: 'VI.6' });
    expect(states.map(({ code }) => code)).toEqual(['AM', 'GE', 'PL']);
  });

  it('never tells of a closed event or one under the Chatham House rule who was represented', async () => {
    for (const [day, state] of [
      ['2024-05-05', 'PL'],
      ['2024-06-05', 'AM'],
    ] as const) {
      expect((await behind('observer', { day })).states).toEqual([]);
      expect((await behind('observer', { day, state })).events.nodes).toEqual([]);
      expect((await behind('secretariat', { day, state })).events.nodes).toHaveLength(1);
    }
  });
});

describe('seats and rosters', () => {
  it('tell seats until the event begins, and then its staff alone', async () => {
    const seats = graphql('query ($id: ID!) { event(id: $id) { seats { confirmed } } }');
    for (const who of outsiders) expect((await world.as(who).ask(seats, { id: open })).event.seats).toEqual([]);
    expect((await world.as('secretariat').ask(seats, { id: open })).event.seats).not.toEqual([]);
    const { id: ahead } = await publishedEvent(world, { confidentiality: 'OPEN' });
    for (const who of outsiders) expect((await world.as(who).ask(seats, { id: ahead })).event.seats).toHaveLength(1);
  });

  it('tell that a state is covered, and its number of members to staff', async () => {
    const coverage = graphql(
      'query ($id: ID!) { network(id: $id) { coverage { state { code } covered memberCount } } }',
    );
    const of = async (who: 'nobody' | 'expert' | 'observer' | 'secretariat') =>
      (await world.as(who).ask(coverage, { id: world.networks.asylum })).network.coverage;
    const known = await of('secretariat');
    expect(known.every(({ covered, memberCount }) => covered === memberCount! > 0)).toBe(true);
    for (const who of outsiders) expect(await of(who)).toEqual(known.map((row) => ({ ...row, memberCount: null })));
  });
});
