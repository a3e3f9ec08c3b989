import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { outcomeInput, published, setFollowUp } from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { newProgramme } from '../support/builders/programmes.js';
import { heldEvent, reportOf } from '../support/builders/reports.js';
import { english } from '../support/builders/texts.js';
import { startWorld, type World } from '../support/harness/world.js';

// Every test counts in a year of its own.
let world: World;
let guests: string[];
beforeAll(async () => {
  world = await startWorld();
  guests = await manyMembers(world, 12, 'GE');
});
afterAll(async () => {
  await world.stop();
});

const stateReport = graphql(`
  query ($state: CountryCode!, $from: Date!, $to: Date!, $plan: String) {
    stateReport(state: $state, from: $from, to: $to, plan: $plan) {
      state { code } plan { slug } from to hosted
      figures { events participations people women men otherOrNotStated }
      events { totalCount nodes { id } }
      programmes { slug }
      memberships { member { id } network { slug } }
      followUps { title dueOn }
    }
  }
`);
const yearOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const of = async (who: 'secretariat' | 'contactPoint', year: number, state = 'GE') =>
  (await world.as(who).ask(stateReport, { state, ...yearOf(year) })).stateReport;
const came = (count: number, state = 'GE') =>
  guests.slice(0, count).map((member) => ({ member, representing: { state } }));

it('tells what a state took part in, hosted, leads, is a member of and owes', async () => {
  const both = await heldEvent(
    world,
    '2024-05-01T10:00',
    [...came(3), { member: guests[4]!, representing: { state: 'PL' } }],
    {
      hostStates: ['GE'],
    },
  );
  await heldEvent(world, '2024-06-01T10:00', came(2, 'PL'), { hostStates: ['PL'] });
  await heldEvent(world, '2024-07-01T10:00', [], { hostStates: ['GE', 'PL'] });
  const own = await heldEvent(world, '2024-08-01T10:00', came(1));
  await newProgramme(world, 'led', { leadStates: ['GE'] });
  await newProgramme(world, 'of-others', { leadStates: ['PL'] });
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status, state, active_from, active_to)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', 'GE', '2023-01-01', NULL),
       (gen_random_uuid(), $1, $3, 'MEMBER', 'ENDED', 'GE', '2020-01-01', '2023-12-31'),
       (gen_random_uuid(), $1, $4, 'MEMBER', 'ACTIVE', 'PL', '2023-01-01', NULL)`,
    [Object.values(world.networks)[0], guests[0], guests[1], guests[2]],
  );
  const { followUps } = await published(
    world,
    outcomeInput('Study', {
      followUps: [
        { title: english('Later'), ownerState: 'GE', dueOn: '2031-01-01' },
        { title: english('Soon'), ownerState: 'GE', dueOn: '2030-01-01' },
        { title: english('Done'), ownerState: 'GE' },
        { title: english('Of others'), ownerState: 'PL' },
      ],
    }),
  );
  const done = followUps.find(({ title }) => title === 'Done')!;
  await world.as('secretariat').ask(setFollowUp, { id: done.id, status: 'DONE' });
  expect(await of('secretariat', 2024)).toEqual({
    ...{ state: { code: 'GE' }, plan: { slug: 'pp-2023-2027' }, ...yearOf(2024), hosted: 2 },
    figures: { events: 2, participations: 4, people: 3, women: 0, men: 0, otherOrNotStated: 3 },
    events: { totalCount: 2, nodes: [{ id: both }, { id: own }] },
    programmes: [{ slug: 'led' }],
    memberships: [expect.objectContaining({ member: { id: guests[0] } })],
    followUps: [
      { title: 'Soon', dueOn: '2030-01-01' },
      { title: 'Later', dueOn: '2031-01-01' },
    ],
  });
  const line = (await reportOf(world, 2024)).states.find(({ state }) => state.code === 'GE')!;
  expect((await of('secretariat', 2024)).figures).toEqual(
    expect.objectContaining({ people: line.people, events: line.events }),
  );
});

it('is told to contact points of their own states, without genders of few', async () => {
  await heldEvent(world, '2005-05-01T10:00', came(6));
  await heldEvent(world, '2006-05-01T10:00', came(4));
  expect((await of('contactPoint', 2005)).figures).toEqual({
    ...{ events: 1, participations: 6, people: 6, women: 0, men: 0, otherOrNotStated: 6 },
  });
  expect((await of('contactPoint', 2006)).figures).toEqual({
    ...{ events: 1, participations: 4, people: 4, women: null, men: null, otherOrNotStated: null },
  });
  const refusal = (changes: object) =>
    world.as('contactPoint').refusal(stateReport, { state: 'GE', ...yearOf(2005), ...changes });
  expect(await refusal({ state: 'PL' })).toEqual({ code: 'FORBIDDEN', field: null });
  expect(await refusal({ to: '2004-12-31' })).toEqual({ code: 'BAD_INPUT', field: 'to' });
  expect(await refusal({ plan: 'none' })).toEqual({ code: 'BAD_INPUT', field: 'plan' });
  expect(await world.as('secretariat').refusal(stateReport, { state: 'ZZ', ...yearOf(2005) })).toEqual({
    ...{ code: 'NOT_FOUND', field: 'state' },
  });
  for (const who of ['observer', 'organiser', 'expert'] as const)
    expect(await world.as(who).refusal(stateReport, { state: 'GE', ...yearOf(2005) })).toEqual({
      ...{ code: 'FORBIDDEN', field: null },
    });
});

it('of a state that nobody represented has zeros', async () => {
  expect(await of('secretariat', 2007, 'AZ')).toMatchObject({
    hosted: 0,
    figures: { events: 0, participations: 0, people: 0 },
    events: { totalCount: 0 },
  });
});
