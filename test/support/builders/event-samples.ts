import type { World } from '../harness/world.js';

/** An event on line in the asylum pool, valid in every part; `changes` replace parts of it. */
export function eventInput(world: World, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'WORKSHOP',
    format: 'ONLINE',
    title: [{ locale: 'en', text: 'Country of origin information' }],
    startsAt: '2026-05-11T09:00',
    endsAt: '2026-05-11T17:00',
    timeZone: 'Europe/Vienna',
    networks: [world.networks.asylum],
    actions: ['VI.6'],
    seats: [{ mode: 'ONLINE', capacity: 20 }],
    ...changes,
  };
}

export const venue = { name: 'House of Meetings', room: '3.14', city: 'Tbilisi', state: 'GE' };

export interface CreatedEvent {
  id: string;
  slug: string;
  version: number;
}

/** Enters an event as the organiser of the asylum pool. */
export async function createEvent(world: World, changes: Record<string, unknown> = {}): Promise<CreatedEvent> {
  const { createEvent: created } = await world
    .as('organiser')
    .ask<{ createEvent: CreatedEvent }>(createMutation, { input: eventInput(world, changes) });
  return created;
}

/** Enters an event and announces it. */
export async function publishedEvent(world: World, changes: Record<string, unknown> = {}): Promise<CreatedEvent> {
  const event = await createEvent(world, changes);
  await world.as('organiser').ask('mutation ($id: ID!) { publishEvent(id: $id) { status } }', { id: event.id });
  return event;
}

/** Puts somebody on the list of an event, as the next room does. */
export async function addRegistration(
  world: World,
  event: string,
  member: string,
  status: string,
  mode: string | null = null,
): Promise<void> {
  await world.database.rows(
    `INSERT INTO registration (id, event_id, member_id, status, role, mode, attendance)
     VALUES (gen_random_uuid(), $1, $2, $3, 'PARTICIPANT', $4, CASE WHEN $3 = 'CONFIRMED' THEN 'EXPECTED' END)`,
    [event, member, status, mode],
  );
  const counters = { CONFIRMED: 'confirmed', OFFERED: 'offered', WAITLISTED: 'waitlisted' };
  const counter = counters[status as keyof typeof counters];
  if (counter)
    await world.database.rows(
      `UPDATE event_seat_pool SET ${counter} = ${counter} + 1 WHERE event_id = $1 AND mode = $2`,
      [event, mode],
    );
}

/** A meeting with few seats at the venue and more on line. */
export const hybrid = {
  format: 'HYBRID',
  venue,
  seats: [
    { mode: 'ONLINE', capacity: 5 },
    { mode: 'IN_PERSON', capacity: 2 },
  ],
};

export const createMutation = 'mutation ($input: EventInput!) { createEvent(input: $input) { id slug version } }';
export const updateMutation =
  'mutation ($id: ID!, $input: UpdateEventInput!) { updateEvent(id: $id, input: $input) { id slug version } }';

/** The mutation that moves an event, with everything that a move can change. */
export const move = (name: string, reason = '') =>
  `mutation ($id: ID!) { ${name}(id: $id${reason && `, reason: "${reason}"`}) { id status version viewerCan cancellationReason } }`;
