import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { type EventInput, publishedEvent, updateEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, inviteMembers, nominateForEvent, registerFor, withdraw } from '../support/builders/registrations.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const venue = { name: 'Дом «Встреча»', city: 'Tbilisi', state: 'GE' };
const inPerson = (capacity: number) => ({ mode: 'IN_PERSON' as const, capacity });
const online = (capacity: number | null) => ({ mode: 'ONLINE' as const, capacity });
const atVenue = async (capacity: number, changes: Partial<EventInput> = {}): Promise<string> =>
  (await publishedEvent(world, { format: 'IN_PERSON', venue, seats: [inPerson(capacity)], ...changes })).id;
const change = (id: string, input: Input<'UpdateEventInput'>) =>
  world.as('secretariat').ask(updateEvent, { id, input });
const changeMode = graphql(`
  mutation ($id: ID!, $mode: AttendanceMode!) {
    changeMode(registration: $id, mode: $mode) { status mode waitlistPosition }
  }
`);

const seatsOf = async (event: string) =>
  (
    await world
      .as('secretariat')
      .ask(
        graphql(
          'query ($event: ID!) { event(id: $event) { format seats { mode capacity confirmed waitlisted available } } }',
        ),
        { event },
      )
  ).event;

const people = async (event: string) =>
  (
    await world.as('secretariat').ask(
      graphql(`
        query ($event: ID!) {
          registrations(filter: {events: [$event]}, first: 50) { nodes { status mode waitlistPosition } }
        }
      `),
      { event },
    )
  ).registrations.nodes
    .map(({ status, mode, waitlistPosition }) => [status, mode, waitlistPosition ?? '-'].join(' '))
    .sort();

it('an event becomes hybrid with people in it: all keep their way of attending, who waits can move over', async () => {
  const event = await atVenue(2);
  const members = await manyMembers(world, 5);
  const registrations = [];
  for (const member of members) registrations.push(await registerFor(world, event, member));

  await change(event, { format: 'HYBRID', seats: [inPerson(3), online(1)] });
  expect(await seatsOf(event)).toEqual({
    format: 'HYBRID',
    seats: [
      { mode: 'IN_PERSON', capacity: 3, confirmed: 3, waitlisted: 2, available: 0 },
      { mode: 'ONLINE', capacity: 1, confirmed: 0, waitlisted: 0, available: 1 },
    ],
  });
  expect(await people(event)).toEqual([
    'CONFIRMED IN_PERSON -',
    'CONFIRMED IN_PERSON -',
    'CONFIRMED IN_PERSON -',
    'WAITLISTED IN_PERSON 1',
    'WAITLISTED IN_PERSON 2',
  ]);
  expect(await breaches(world, event)).toEqual([]);

  // The first in line takes the seat online, the second goes to the end of that line.
  await world.as('secretariat').ask(changeMode, { id: registrations[3]!.id, mode: 'ONLINE' });
  await world.as('secretariat').ask(changeMode, { id: registrations[4]!.id, mode: 'ONLINE' });
  expect((await people(event)).slice(3)).toEqual(['CONFIRMED ONLINE -', 'WAITLISTED ONLINE 1']);
  expect(await breaches(world, event)).toEqual([]);

  // Where somebody attends online the event cannot be in person again; the way that nobody is in can go.
  for (const [format, seats] of [
    ['IN_PERSON', [inPerson(3)]],
    ['ONLINE', [online(9)]],
  ] as const)
    expect(await world.as('secretariat').refusal(updateEvent, { id: event, input: { format, seats } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.format',
    });
  expect(await breaches(world, event)).toEqual([]);
});

it('an event is in person again once nobody attends online, with all still in their seats and lines', async () => {
  const event = await atVenue(1);
  const [seated, waiting, remote] = await manyMembers(world, 3);
  await registerFor(world, event, seated!);
  await registerFor(world, event, waiting!);
  await change(event, { format: 'HYBRID', seats: [inPerson(1), online(null)] });
  const { id } = await registerFor(world, event, remote!, { mode: 'ONLINE' });
  await world.as('secretariat').ask(withdraw, { id });
  await change(event, { format: 'IN_PERSON', seats: [inPerson(2)] });
  expect(await seatsOf(event)).toEqual({
    format: 'IN_PERSON',
    seats: [{ mode: 'IN_PERSON', capacity: 2, confirmed: 2, waitlisted: 0, available: 0 }],
  });
  expect(await people(event)).toEqual(['CONFIRMED IN_PERSON -', 'CONFIRMED IN_PERSON -', 'WITHDRAWN ONLINE -']);
  expect(await breaches(world, event)).toEqual([]);
});

it('whoever has yet to answer chooses among the ways that there are then', async () => {
  const event = await atVenue(5, { format: 'HYBRID', seats: [inPerson(5), online(5)] });
  const members = await manyMembers(world, 3);
  const { nominateForEvent: nominated } = await world
    .as('secretariat')
    .ask(nominateForEvent, { event, members: members.slice(0, 1), state: 'GE', mode: 'ONLINE' });
  const { inviteMembers: invited } = await world
    .as('secretariat')
    .ask(inviteMembers, { event, members: members.slice(1) });
  await change(event, { format: 'IN_PERSON', seats: [inPerson(5)] });
  const accept = graphql('mutation ($id: ID!) { answerInvitation(registration: $id, accept: true) { status mode } }');
  for (const { id } of [nominated[0]!, invited[0]!])
    expect(await world.as('secretariat').ask(accept, { id })).toEqual({
      answerInvitation: { status: 'CONFIRMED', mode: 'IN_PERSON' },
    });

  // And the other way round: invited to the only way there was, somebody can come in either.
  const other = await atVenue(5);
  const { inviteMembers: again } = await world.as('secretariat').ask(inviteMembers, { event: other, members });
  await change(other, { format: 'HYBRID', seats: [inPerson(5), online(5)] });
  const acceptOnline = graphql(
    'mutation ($id: ID!) { answerInvitation(registration: $id, accept: true, mode: ONLINE) { status mode } }',
  );
  expect(await world.as('secretariat').ask(acceptOnline, { id: again[0]!.id })).toEqual({
    answerInvitation: { status: 'CONFIRMED', mode: 'ONLINE' },
  });
  expect(await world.as('secretariat').ask(accept, { id: again[1]!.id })).toEqual({
    answerInvitation: { status: 'CONFIRMED', mode: 'IN_PERSON' },
  });
  for (const id of [event, other]) expect(await breaches(world, id)).toEqual([]);
});
