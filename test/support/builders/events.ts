import { graphql, type ResultOf } from '../../../src/platform/index.js';
import type { Person } from '../harness/cast.js';
import type { AnswerTo } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';

export type EventInput = Input<'EventInput'>;

/** The input of a small event in the future, valid in every part; `changes` replace what a test is about. */
export function eventInput(world: World, changes: Partial<EventInput> = {}): EventInput {
  return {
    kind: 'WORKSHOP',
    format: 'ONLINE',
    title: [{ locale: 'en', text: 'Interviewing vulnerable applicants' }],
    startsAt: '2031-05-20T10:00',
    endsAt: '2031-05-20T12:00',
    timeZone: 'Europe/Vienna',
    networks: [world.networks.asylum],
    actions: ['VI.6', 'VI.5'],
    seats: [{ mode: 'ONLINE', capacity: 40 }],
    ...changes,
  };
}

export const venue = { name: 'House of Meetings', room: '3.14', city: 'Tbilisi', state: 'GE' };

/** What makes it a meeting with few seats at the venue and more on line. */
export const hybrid = {
  format: 'HYBRID',
  venue,
  seats: [
    { mode: 'ONLINE', capacity: 5 },
    { mode: 'IN_PERSON', capacity: 2 },
  ],
} satisfies Partial<EventInput>;

/** What makes it one of the past. */
export const past = { startsAt: '2025-03-11T09:00', endsAt: '2025-03-11T17:00' } satisfies Partial<EventInput>;

export const createEvent = graphql('mutation ($input: EventInput!) { createEvent(input: $input) { id slug version } }');
export const updateEvent = graphql(`
  mutation ($id: ID!, $input: UpdateEventInput!, $reason: String) {
    updateEvent(id: $id, input: $input, reason: $reason) { id slug version }
  }
`);

const moved = graphql('fragment MovedEvent on Event { id status version viewerCan cancellationReason }');
export type MovedEvent = ResultOf<typeof moved>;
export const publishEvent = graphql('mutation ($id: ID!) { publishEvent(id: $id) { ...MovedEvent } }', [moved]);
export const unpublishEvent = graphql('mutation ($id: ID!) { unpublishEvent(id: $id) { ...MovedEvent } }', [moved]);
export const cancelEvent = graphql(
  `mutation ($id: ID!, $reason: String! = "Nobody can come") {
    cancelEvent(id: $id, reason: $reason) { ...MovedEvent }
  }`,
  [moved],
);
export const closeEvent = graphql('mutation ($id: ID!) { closeEvent(id: $id) { ...MovedEvent } }', [moved]);
export const reopenEvent = graphql(
  `mutation ($id: ID!, $reason: String! = "Somebody is missing") {
    reopenEvent(id: $id, reason: $reason) { ...MovedEvent }
  }`,
  [moved],
);
export const deleteEvent = graphql('mutation ($id: ID!) { deleteEvent(id: $id) }');

export type CreatedEvent = AnswerTo<typeof createEvent>['createEvent'];

/** Enters an event. */
export async function draftEvent(
  world: World,
  changes: Partial<EventInput> = {},
  who: Person = 'secretariat',
): Promise<CreatedEvent> {
  return (await world.as(who).ask(createEvent, { input: eventInput(world, changes) })).createEvent;
}

/** Enters an event and announces it. */
export async function publishedEvent(
  world: World,
  changes: Partial<EventInput> = {},
  who: Person = 'secretariat',
): Promise<CreatedEvent> {
  const event = await draftEvent(world, changes, who);
  await world.as(who).ask(publishEvent, { id: event.id });
  return event;
}

/** Enters an event of the past and announces it. */
export function pastEvent(
  world: World,
  changes: Partial<EventInput> = {},
  who: Person = 'secretariat',
): Promise<CreatedEvent> {
  return publishedEvent(world, { ...past, ...changes }, who);
}

/** Has an event begin an hour ago, and end in an hour. */
export async function begin(world: World, event: string): Promise<void> {
  await world.database.rows(
    `UPDATE event SET starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour' WHERE id = $1`,
    [event],
  );
}
