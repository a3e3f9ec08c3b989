import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, sql } from '../../src/platform/index.js';
import { createEvent, draftEvent, eventInput, type EventInput, updateEvent } from '../support/builders/events.js';
import { actionFigures, heldEvent } from '../support/builders/reports.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const daysQuery = graphql('query ($id: ID!) { event(id: $id) { learningHours days { startsAtLocal endsAtLocal } } }');
const copyEvent = graphql(`
  mutation ($id: ID!, $startsAt: EventTime!) {
    copyEvent(id: $id, startsAt: $startsAt) { id days { startsAtLocal endsAtLocal } }
  }
`);
const inWords = (days: readonly { startsAtLocal: string; endsAtLocal: string }[]): string[] =>
  days.map(({ startsAtLocal, endsAtLocal }) => `${startsAtLocal.slice(5, 16)} ${endsAtLocal.slice(5, 16)}`);
const daysOf = async (id: string): Promise<string[]> =>
  inWords((await world.as('secretariat').ask(daysQuery, { id })).event.days);
const refusal = (changes: Partial<EventInput>) =>
  world.as('secretariat').refusal(createEvent, { input: eventInput(world, changes) });
const changing = (id: string, input: Partial<EventInput>) => world.as('secretariat').ask(updateEvent, { id, input });
const onDays = { code: 'BAD_INPUT', field: 'input.days' };

const threeDays = { startsAt: '2026-05-11T09:00', endsAt: '2026-05-13T17:00' };
const threeTimes = ['05-11T09:00 05-11T17:00', '05-12T09:00 05-12T17:00', '05-13T09:00 05-13T17:00'];

/** An event as they stood before days were derived: one day, whatever its length. */
async function inOneDay(): Promise<string> {
  const { id } = await draftEvent(world, {
    startsAt: '2026-05-11T14:00',
    endsAt: '2026-05-13T12:00',
    days: [{ startsAt: '2026-05-11T14:00', endsAt: '2026-05-13T12:00' }],
  });
  return id;
}

const figuresOf = async (year: number) =>
  (await world.as('secretariat').ask(actionFigures, { code: 'VI.6', from: `${year}-01-01`, to: `${year}-12-31` }))
    .action.figures;

describe('days that are left out', () => {
  it('are the same hours of the clock on each day, and count so', async () => {
    const { id } = await draftEvent(world, threeDays);
    expect(await daysOf(id)).toEqual(threeTimes);
    await heldEvent(world, '1990-05-14T09:00', [], { endsAt: '1990-05-16T17:00' });
    expect(await figuresOf(1990)).toMatchObject({ events: 1, eventHours: 24 });
  });

  it('are one over a night and one of a whole day and night', async () => {
    expect(
      await daysOf((await draftEvent(world, { startsAt: '2026-05-11T20:00', endsAt: '2026-05-12T02:00' })).id),
    ).toEqual(['05-11T20:00 05-12T02:00']);
    expect(
      await daysOf((await draftEvent(world, { startsAt: '2026-05-11T12:00', endsAt: '2026-05-12T12:00' })).id),
    ).toEqual(['05-11T12:00 05-12T12:00']);
  });

  it('are asked for where they do not follow from start and end, and where they are more than 31', async () => {
    expect(await refusal({ startsAt: '2026-05-11T14:00', endsAt: '2026-05-13T12:00' })).toEqual(onDays);
    expect(await refusal({ startsAt: '2026-05-01T09:00', endsAt: '2026-06-01T17:00' })).toEqual(onDays);
    expect(await refusal({ startsAt: '2026-05-11T14:00', endsAt: '2026-05-13T12:00', days: [] })).toEqual(onDays);
    const { id } = await draftEvent(world, { startsAt: '2026-05-01T09:00', endsAt: '2026-05-31T17:00' });
    expect(await daysOf(id)).toHaveLength(31);
  });

  it('are asked for where clocks skip the hours of one of them', async () => {
    expect(await refusal({ startsAt: '2026-03-28T02:30', endsAt: '2026-03-30T12:00' })).toEqual(onDays);
  });

  it('follow times that are changed, on the clock of another zone too', async () => {
    const { id } = await draftEvent(world, threeDays);
    await changing(id, { endsAt: '2026-05-12T18:00' });
    expect(await daysOf(id)).toEqual(['05-11T09:00 05-11T18:00', '05-12T09:00 05-12T18:00']);
    await changing(id, { timeZone: 'Asia/Tbilisi' });
    expect(await daysOf(id)).toEqual(['05-11T09:00 05-11T18:00', '05-12T09:00 05-12T18:00']);
    expect(await world.as('secretariat').refusal(updateEvent, { id, input: { endsAt: '2026-05-13T08:00' } })).toEqual(
      onDays,
    );
  });

  it('are asked for by no change of something else, and by no copy', async () => {
    const id = await inOneDay();
    await changing(id, { tentative: true });
    await changing(id, { timeZone: 'Asia/Tbilisi' });
    expect(await daysOf(id)).toEqual(['05-11T14:00 05-13T12:00']);
    const { copyEvent: copy } = await world.as('secretariat').ask(copyEvent, { id, startsAt: '2027-05-11T14:00' });
    expect(inWords(copy.days)).toEqual(['05-11T14:00 05-13T12:00']);
    expect(await world.as('secretariat').refusal(updateEvent, { id, input: { startsAt: '2026-05-11T13:00' } })).toEqual(
      onDays,
    );
  });
});

describe('a course that people take in their own time', () => {
  const nineMonths = { format: 'SELF_PACED', endsAt: '1991-10-01T00:00' } as const;

  it('has one day, and counts the hours that it says or none', async () => {
    const id = await heldEvent(world, '1991-01-01T00:00', [], nineMonths);
    expect(await daysOf(id)).toEqual(['01-01T00:00 10-01T00:00']);
    expect(await figuresOf(1991)).toMatchObject({ selfPaced: 1, eventHours: 0 });
    await changing(id, { learningHours: 12.5 });
    expect(await figuresOf(1991)).toMatchObject({ selfPaced: 1, eventHours: 12.5 });
    await changing(id, { learningHours: null });
    expect(await figuresOf(1991)).toMatchObject({ eventHours: 0 });
  });

  it('counts its days again where it becomes an event, whatever it says', async () => {
    const changes = { ...nineMonths, startsAt: '1992-05-11T09:00', endsAt: '1992-05-13T17:00', learningHours: 3 };
    const id = await heldEvent(world, '1992-05-11T09:00', [], changes);
    expect(await daysOf(id)).toEqual(['05-11T09:00 05-13T17:00']);
    expect(await figuresOf(1992)).toMatchObject({ selfPaced: 1, eventHours: 3 });
    await changing(id, { format: 'ONLINE' });
    expect(await daysOf(id)).toEqual(threeTimes);
    expect(await figuresOf(1992)).toMatchObject({ selfPaced: 0, eventHours: 24 });
  });

  it('says a number that can be', async () => {
    for (const learningHours of [-1, 10_001])
      expect(await refusal({ format: 'SELF_PACED', learningHours })).toEqual({
        code: 'BAD_INPUT',
        field: 'input.learningHours',
      });
  });
});

describe('the doctor', () => {
  it('names an event whose day lasts longer than one', async () => {
    const { Database, StandingChecks } = await import('../../src/platform/index.js');
    const app = world.apps[0]!;
    const database = app.get(Database);
    const found = async (): Promise<string[]> =>
      (await app.get(StandingChecks).run(database)).flatMap(({ breaches }) => breaches);
    const id = await inOneDay();
    const { slug } = await database.one<{ slug: string }>(sql`SELECT slug FROM event WHERE id = ${id}`);
    expect(await found()).toContainEqual(expect.stringContaining(`${slug}: one day from 2026-05-11 14:00`));
    await changing(id, {
      days: [
        { startsAt: '2026-05-11T14:00', endsAt: '2026-05-11T18:00' },
        { startsAt: '2026-05-13T09:00', endsAt: '2026-05-13T12:00' },
      ],
    });
    expect(await found()).not.toContainEqual(expect.stringContaining(`${slug}:`));
  });
});
