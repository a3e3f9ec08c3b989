import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { manyMembers } from '../support/builders/people.js';
import { actionFigures, type FiguresShown, heldEvent, reportOf, rowOf } from '../support/builders/reports.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let georgians: string[];
let poles: string[];
beforeAll(async () => {
  world = await startWorld();
  georgians = await manyMembers(world, 9, 'GE');
  poles = await manyMembers(world, 3, 'PL');
  const guests = (members: string[]) => members.map((member) => ({ member }));
  const networks = [world.networks.asylum];
  await heldEvent(world, '2024-03-05T10:00', guests(georgians), { actions: ['VI.6'], networks });
  await heldEvent(world, '2024-05-05T10:00', guests(georgians.slice(0, 2)), { actions: ['VI.6'] });
  await heldEvent(world, '2025-03-05T10:00', guests([...georgians.slice(0, 6), ...poles]), {
    actions: ['VI.1', 'I.2'],
  });
  await heldEvent(world, '2025-09-05T10:00', guests(poles), { actions: ['VI.1'], networks });
});
afterAll(async () => {
  await world.stop();
});

const whole = { from: '2023-01-01', to: '2027-12-31' };
const peopleOf = ({ people, participations }: FiguresShown) => [people, participations];

const figuresFor = async (who: 'nobody' | 'secretariat', code: string, period: { from?: string; to?: string }) =>
  (await world.as(who).ask(actionFigures, { code, ...period })).action.figures;

describe('counts of people for readers outside the secretariat', () => {
  it('are the same as for the secretariat over whole years', async () => {
    for (const period of [2024, 2025]) {
      const [observer, secretariat] = [await reportOf(world, period, 'observer'), await reportOf(world, period)];
      expect(peopleOf(observer.total)).toEqual(peopleOf(secretariat.total));
      expect(observer.total.people).toBeGreaterThan(0);
    }
    expect(peopleOf((await reportOf(world, whole, 'observer')).total)).toEqual([12, 23]);
  });

  it('are not told of a period that leaves out a few attendances of a longer one', async () => {
    const untilApril = { from: '2024-01-01', to: '2024-04-30' };
    expect(peopleOf(rowOf(await reportOf(world, untilApril), 'VI.6'))).toEqual([9, 9]);
    expect(peopleOf(rowOf(await reportOf(world, untilApril, 'observer'), 'VI.6'))).toEqual([null, null]);
    expect(peopleOf(await figuresFor('nobody', 'VI.6', untilApril))).toEqual([null, null]);
    expect(peopleOf(await figuresFor('nobody', 'VI.6', { from: '2024-01-01', to: '2024-12-31' }))).toEqual([9, 11]);
    expect(peopleOf(await figuresFor('nobody', 'VI.6', {}))).toEqual([9, 11]);
    const withoutTheDay = { from: '2024-03-06', to: '2024-12-31' };
    expect(peopleOf(await figuresFor('nobody', 'VI.6', withoutTheDay))).toEqual([null, null]);
    expect(peopleOf(await figuresFor('secretariat', 'VI.6', withoutTheDay))).toEqual([2, 2]);
  });

  it('of a state hidden only for another’s sake are not told by a longer period less the rest of it', async () => {
    const [austrians, armenians, moldovans] = [
      await manyMembers(world, 9, 'AT'),
      await manyMembers(world, 20, 'AM'),
      await manyMembers(world, 8, 'MD'),
    ];
    const came = (...members: string[]) => members.map((member) => ({ member }));
    await heldEvent(world, '2018-03-05T10:00', came(...austrians.slice(0, 3), ...armenians.slice(0, 7), ...moldovans));
    await heldEvent(world, '2019-03-05T10:00', came(...austrians, ...armenians, ...moldovans.slice(0, 6)));
    const told = async (from: number, to: number): Promise<Map<string, number | null>> => {
      const { states } = await reportOf(world, { from: `${from}-01-01`, to: `${to}-12-31` }, 'observer');
      return new Map(states.map(({ state, participations }) => [state.code, participations]));
    };
    const [first, second, both] = [await told(2018, 2018), await told(2019, 2019), await told(2018, 2019)];
    expect(second).toEqual(new Map(Object.entries({ AM: 20, AT: 9, MD: 6 })));
    const known = (state: string): boolean =>
      first.get(state) !== null || (both.get(state) !== null && second.get(state) !== null);
    // Of three states that make the total together, whoever knows two knows the third.
    expect(['AT', 'AM', 'MD'].filter(known)).toHaveLength(1);
    expect(first.get('AT')).toBeNull();
  });

  it('are not told again of what a report is narrowed to: it could be subtracted from the whole', async () => {
    for (const narrowed of [{ states: ['GE'] }, { networks: [world.networks.asylum] }, { programmes: [] }]) {
      const report = await reportOf(world, { ...whole, ...narrowed }, 'observer');
      const told = [
        report.total,
        ...[...report.rows, ...report.areas, ...report.networks].map(({ figures }) => figures),
      ];
      expect(told.flatMap(peopleOf).filter((count) => count !== null && count > 0)).toEqual([]);
      expect(report.states.map(({ people }) => people).filter((people) => people !== null)).toEqual([]);
    }
    // What is no count of people is there all the same.
    expect((await reportOf(world, { ...whole, states: ['GE'] }, 'observer')).total).toMatchObject({
      events: 4,
      states: 1,
    });
  });

  it('of some areas are those of their lines alone', async () => {
    const one = await reportOf(world, { ...whole, areas: ['I'] }, 'observer');
    expect(peopleOf(one.total)).toEqual([9, 9]);
    expect(one.states.map(({ people }) => people)).toEqual([null, null]);
    const two = await reportOf(world, { ...whole, areas: ['I', 'VI'] }, 'observer');
    expect(peopleOf(two.total)).toEqual([null, null]);
    expect(two.areas.map(({ figures }) => peopleOf(figures))).toEqual([
      [9, 9],
      [12, 23],
    ]);
  });
});
