import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { createEvent, draftEvent, eventInput, updateEvent } from '../support/builders/events.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const timesQuery = graphql(`
  query ($id: ID!) {
    event(id: $id) {
      timeZone startsAt startsAtLocal endsAt endsAtLocal registrationClosesAt
      days { date startsAtLocal startsAt endsAtLocal endsAt }
    }
  }
`);
const timesOf = async (id: string) => (await world.as('organiser').ask(timesQuery, { id })).event;

describe('the times of an event', () => {
  it('refuse what clocks skip and take the first of what comes twice', async () => {
    const spring = { startsAt: '2026-03-29T02:30', endsAt: '2026-03-29T12:00' };
    expect(await world.as('organiser').refusal(createEvent, { input: eventInput(world, spring) })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.startsAt',
    });
    const { id } = await draftEvent(world, { startsAt: '2026-10-25T02:30', endsAt: '2026-10-25T12:00' });
    expect(await timesOf(id)).toMatchObject({
      startsAt: '2026-10-25T00:30:00.000Z',
      endsAt: '2026-10-25T11:00:00.000Z',
    });
  });

  it('keep the second of what comes twice when it was given as an instant', async () => {
    const { id } = await draftEvent(world, { startsAt: '2026-10-25T01:30:00Z', endsAt: '2026-10-25T12:00' });
    await world.as('organiser').ask(updateEvent, { id, input: { tentative: true } });
    expect(await timesOf(id)).toMatchObject({
      startsAt: '2026-10-25T01:30:00.000Z',
      startsAtLocal: '2026-10-25T02:30:00',
    });
  });

  it('stay on the clock in a new zone, while every instant moves', async () => {
    const days = [
      { startsAt: '2026-05-11T09:00', endsAt: '2026-05-11T17:00' },
      { startsAt: '2026-05-12T10:00', endsAt: '2026-05-12T13:00' },
    ];
    const { id } = await draftEvent(world, {
      startsAt: '2026-05-11T09:00',
      endsAt: '2026-05-12T13:00',
      days,
      registrationClosesAt: '2026-05-10T18:00',
    });
    await world.as('organiser').ask(updateEvent, { id, input: { timeZone: 'Asia/Tbilisi' } });
    expect(await timesOf(id)).toEqual({
      timeZone: 'Asia/Tbilisi',
      startsAt: '2026-05-11T05:00:00.000Z',
      startsAtLocal: '2026-05-11T09:00:00',
      endsAt: '2026-05-12T09:00:00.000Z',
      endsAtLocal: '2026-05-12T13:00:00',
      registrationClosesAt: '2026-05-10T14:00:00.000Z',
      days: [
        {
          date: '2026-05-11',
          startsAtLocal: '2026-05-11T09:00:00',
          startsAt: '2026-05-11T05:00:00.000Z',
          endsAtLocal: '2026-05-11T17:00:00',
          endsAt: '2026-05-11T13:00:00.000Z',
        },
        {
          date: '2026-05-12',
          startsAtLocal: '2026-05-12T10:00:00',
          startsAt: '2026-05-12T06:00:00.000Z',
          endsAtLocal: '2026-05-12T13:00:00',
          endsAt: '2026-05-12T09:00:00.000Z',
        },
      ],
    });
  });

  it('name the zone when it skips a time that was agreed', async () => {
    const { id } = await draftEvent(world, {
      timeZone: 'Asia/Tbilisi',
      startsAt: '2026-03-29T02:30',
      endsAt: '2026-03-29T12:00',
    });
    expect(await world.as('organiser').refusal(updateEvent, { id, input: { timeZone: 'Europe/Vienna' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.timeZone',
    });
  });

  it('have one day from start to end where none were given, which follows both', async () => {
    const { id } = await draftEvent(world, { startsAt: '2026-05-11T00:00', endsAt: '2026-05-12T00:00' });
    const day = { date: '2026-05-11', startsAtLocal: '2026-05-11T00:00:00', endsAtLocal: '2026-05-12T00:00:00' };
    expect(await timesOf(id)).toMatchObject({ days: [day] });
    await world
      .as('organiser')
      .ask(updateEvent, { id, input: { startsAt: '2026-05-12T00:00', endsAt: '2026-05-13T00:00' } });
    expect(await timesOf(id)).toMatchObject({
      days: [{ date: '2026-05-12', startsAtLocal: '2026-05-12T00:00:00', endsAtLocal: '2026-05-13T00:00:00' }],
    });
  });

  it('keep the days given as long as they lie within, and lose them to null', async () => {
    const days = [{ startsAt: '2026-05-11T10:00', endsAt: '2026-05-11T12:00' }];
    const { id } = await draftEvent(world, {
      startsAt: '2026-05-11T09:00',
      endsAt: '2026-05-11T17:00',
      days,
    });
    await world.as('organiser').ask(updateEvent, { id, input: { endsAt: '2026-05-11T16:00' } });
    expect(await timesOf(id)).toMatchObject({
      days: [{ startsAtLocal: '2026-05-11T10:00:00', endsAtLocal: '2026-05-11T12:00:00' }],
    });
    expect(await world.as('organiser').refusal(updateEvent, { id, input: { endsAt: '2026-05-11T11:00' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.days',
    });
    await world.as('organiser').ask(updateEvent, { id, input: { days: null } });
    expect(await timesOf(id)).toMatchObject({
      days: [{ startsAtLocal: '2026-05-11T09:00:00', endsAtLocal: '2026-05-11T16:00:00' }],
    });
  });
});
