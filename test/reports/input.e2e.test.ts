import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { updateEvent } from '../support/builders/events.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { newProgramme } from '../support/builders/programmes.js';
import { heldEvent, type ReportInput, reportOf, rowOf, wholeReport } from '../support/builders/reports.js';
import { statementsOf, startWorld, type World } from '../support/harness/world.js';

let world: World;
let georgians: string[];
beforeAll(async () => {
  world = await startWorld();
  georgians = await manyMembers(world, 7, 'GE');
});
afterAll(async () => {
  await world.stop();
});

const year = (from: number, to = from) => ({ from: `${from}-01-01`, to: `${to}-12-31` });
const unknownId = '01900000-0000-7000-8000-000000000000';

describe('the report as a whole', () => {
  it('has a row for every action in order, also the empty ones, and tells the gaps but not the principle', async () => {
    const report = await reportOf(world, { plan: 'pp-2023-2027', ...year(2003, 2004) });
    expect(report).toMatchObject({ plan: { slug: 'pp-2023-2027' }, from: '2003-01-01', to: '2004-12-31' });
    const codes = report.rows.map(({ action }) => action.code);
    expect(codes).toHaveLength(53);
    expect(codes.slice(0, 2)).toEqual(['I.1', 'I.2']);
    expect(codes.slice(-2)).toEqual(['VI.10', 'VI.11']);
    expect(report.gaps.map(({ code }) => code)).toEqual(codes.filter((code) => code !== 'III.10'));
    expect(report.years).toHaveLength(2 * 53);
    expect(Math.abs(Date.parse(report.dataAt) - Date.now())).toBeLessThan(60_000);
  });

  it('shows the networks of its actions with their growth, and how far an action was judged to be', async () => {
    const [member] = georgians;
    await world.database.rows(
      `INSERT INTO membership (id, network_id, member_id, role, status, active_from)
       VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', '2024-03-01')`,
      [world.networks.asylum, member],
    );
    await world
      .as('secretariat')
      .ask(graphql('mutation { setActionStatus(action: "VI.6", year: 2024, status: ONGOING) { id } }'));
    await heldEvent(world, '2024-05-01T10:00', [{ member: member! }], { networks: [world.networks.asylum] });
    const { networks, years } = await reportOf(world, year(2024));
    expect(networks).toMatchObject([
      {
        network: { slug: 'asylum-pool' },
        figures: { events: 1, people: 1 },
        growth: { before: 0, joined: 1, left: 0, after: 1 },
      },
      {
        network: { slug: 'labour-network' },
        figures: { events: 0, people: 0 },
        growth: { before: 0, joined: 0, left: 0, after: 0 },
      },
    ]);
    expect(years.find(({ action }) => action.code === 'VI.6')).toMatchObject({
      year: 2024,
      events: 1,
      status: 'ONGOING',
    });
  });

  it('takes as many statements for much as for little', async () => {
    const work = (input: ReportInput) => statementsOf(() => world.as('secretariat').ask(wholeReport, { input }));
    await heldEvent(world, '2005-05-01T10:00', [{ member: georgians[0]! }], { networks: [world.networks.asylum] });
    await work(year(2005));
    const little = await work(year(2005));
    await Promise.all(
      ['VI.1', 'V.2', 'IV.3', 'III.10', 'II.1.a', 'I.4'].map((action, index) =>
        heldEvent(
          world,
          `2006-0${index + 1}-01T10:00`,
          georgians
            .slice(index)
            .map((member, state) => ({ member, representing: { state: ['GE', 'PL', 'AT', 'LT'][state % 4]! } })),
          { actions: [action], networks: Object.values(world.networks) },
        ),
      ),
    );
    const much = await reportOf(world, year(2006));
    expect(much.total).toMatchObject({ events: 6, people: 7, states: 4 });
    expect(await work(year(2006))).toBe(little);
    expect(little).toBeLessThan(12);
  });
});

describe('a narrowed report', () => {
  it('leaves out the rows of other areas, what other networks did, and the guests of other states', async () => {
    const poland = { representing: { state: 'PL' } };
    await heldEvent(world, '2007-05-01T10:00', [{ member: georgians[0]! }, { member: georgians[1]!, ...poland }], {
      actions: ['VI.6', 'I.2'],
      networks: [world.networks.asylum],
    });
    await heldEvent(world, '2007-06-01T10:00', [{ member: georgians[2]! }], {
      actions: ['II.3'],
      networks: [world.networks.labour],
    });

    const areas = await reportOf(world, { ...year(2007), areas: ['I', ' ii '] });
    expect(areas.rows.map(({ action }) => action.code.split('.')[0])).toEqual([
      ...Array<string>(9).fill('I'),
      ...Array<string>(7).fill('II'),
    ]);
    expect(areas.total).toMatchObject({ events: 2, people: 3 });
    expect(areas.networks.map(({ network }) => network.slug)).toEqual(['asylum-pool', 'labour-network']);
    expect((await reportOf(world, { ...year(2007), areas: ['I'] })).total).toMatchObject({ events: 1, people: 2 });

    const networks = await reportOf(world, { ...year(2007), networks: [world.networks.labour] });
    expect(networks.total).toMatchObject({ events: 1, people: 1 });
    expect(networks.networks.map(({ network }) => network.slug)).toEqual(['labour-network']);
    expect(networks.gaps.map(({ code }) => code)).toContain('VI.6');

    const states = await reportOf(world, { ...year(2007), states: ['PL'] });
    expect(states.total).toMatchObject({ events: 2, eventHours: 4, participations: 1, people: 1, states: 1 });
    expect(rowOf(states, 'II.3')).toMatchObject({ events: 1, people: 0 });
    expect((await reportOf(world, { ...year(2007), networks: [] })).total.events).toBe(0);
  });

  it('holds the events of its programmes and their outcomes, also after an event has moved to another', async () => {
    const title = [{ locale: 'ru', text: 'Учебная «программа»' }];
    const { id: judges } = await newProgramme(world, 'training-of-judges', { title });
    const { id: visits } = await newProgramme(world, 'study-visits', { title });
    const guest = (place: number) => [{ member: georgians[place]! }];
    const event = await heldEvent(world, '2009-12-31T22:00', guest(0), { programme: judges });
    await heldEvent(world, '2009-06-01T10:00', guest(1), { programme: visits });
    await heldEvent(world, '2009-07-01T10:00', guest(2));
    // The outcome lies in the year after its event.
    await published(world, outcomeInput('Study', { date: '2010-03-01', events: [event] }));
    const totals = async (chosen: string[]) => {
      const { total } = await reportOf(world, { ...year(2009, 2010), programmes: chosen });
      return [total.events, total.people, total.outcomes];
    };
    expect(await totals([judges.toUpperCase()])).toEqual([1, 1, 1]);
    expect(await totals([visits])).toEqual([1, 1, 0]);
    expect(await totals([visits, judges])).toEqual([2, 2, 1]);
    expect(await totals([])).toEqual([0, 0, 0]);
    expect((await reportOf(world, year(2009, 2010))).total).toMatchObject({ events: 3, outcomes: 1 });
    const inNextYear = async () => (await reportOf(world, { ...year(2010), programmes: [judges] })).total.outcomes;
    expect(await inNextYear()).toBe(1);
    await world.as('secretariat').ask(updateEvent, { id: event, input: { programme: visits } });
    expect(await inNextYear()).toBe(0);
    expect(await totals([visits])).toEqual([2, 2, 1]);
  });

  it.each([
    ['an unknown plan', { plan: 'no-such-plan' }, 'input.plan'],
    ['an unknown area', { areas: ['VI', 'IX'] }, 'input.areas.1'],
    ['an action for an area', { areas: ['VI.6'] }, 'input.areas.0'],
    ['an area of another plan', { areas: ['other:VI'] }, 'input.areas.0'],
    ['an unknown network', { networks: [unknownId] }, 'input.networks.0'],
    ['an unknown programme', { programmes: [unknownId] }, 'input.programmes.0'],
    ['no id for a programme', { programmes: ['asylum'] }, 'input.programmes.0'],
    ['days in the wrong order', { to: '2002-12-31' }, 'input.to'],
    ['a period without end', { to: '9999-12-31' }, 'input.to'],
    ['a day that does not exist', { from: '2003-02-30' }, 'input.from'],
  ])('is refused for %s', async (_what, change, field) => {
    expect(await world.as('secretariat').refusal(wholeReport, { input: { ...year(2003), ...change } })).toEqual({
      code: 'BAD_INPUT',
      field,
    });
  });
});

describe('a report', () => {
  it('is read by the secretariat and observers alone', async () => {
    const input = year(2003);
    expect(await world.as('nobody').refusal(wholeReport, { input })).toEqual({ code: 'UNAUTHENTICATED', field: null });
    for (const who of ['expert', 'organiser', 'contactPoint'] as const)
      expect(await world.as(who).refusal(wholeReport, { input })).toEqual({ code: 'FORBIDDEN', field: null });
  });

  it('tells observers no count of people', async () => {
    const others = [5, 6].map((index) => ({ member: georgians[index]!, representing: { state: 'PL' } }));
    await heldEvent(world, '2008-05-01T10:00', [...georgians.slice(0, 5).map((member) => ({ member })), ...others]);
    await heldEvent(world, '2008-06-01T10:00', [{ member: georgians[0]! }], { actions: ['I.2'] });
    const secretariat = await reportOf(world, 2008);
    expect(secretariat.states.map(({ state, people }) => [state.code, people])).toEqual([
      ['GE', 5],
      ['PL', 2],
    ]);
    const observer = await reportOf(world, 2008, 'observer');
    expect(observer.total).toMatchObject({ events: 2, participations: null, people: null, states: 2 });
    expect(rowOf(observer, 'I.2')).toMatchObject({
      events: 1,
      participations: null,
      people: null,
      women: null,
      states: 1,
    });
    expect(
      observer.states.map(({ state, events, people, participations }) => [state.code, events, people, participations]),
    ).toEqual([
      ['GE', 2, null, null],
      ['PL', 1, null, null],
    ]);
  });
});
