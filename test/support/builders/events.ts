import type { Person } from '../harness/cast.js';
import type { World } from '../harness/world.js';

/** The input of a small event in the future; `changes` replace what a test is about. */
export function eventInput(world: World, changes: Record<string, unknown> = {}): Record<string, unknown> {
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

/** Creates and publishes an event through the API; answers its id. */
export async function publishedEvent(
  world: World,
  changes: Record<string, unknown> = {},
  who: Person = 'secretariat',
): Promise<string> {
  const { createEvent } = await world
    .as(who)
    .ask<{ createEvent: { id: string } }>('mutation ($input: EventInput!) { createEvent(input: $input) { id } }', {
      input: eventInput(world, changes),
    });
  await world.as(who).ask('mutation ($id: ID!) { publishEvent(id: $id) { status } }', { id: createEvent.id });
  return createEvent.id;
}

/** Invites states to an event; answers the ids of the invitations. */
export const inviteStates = `mutation ($event: ID!, $invitations: [StateInvitationInput!]!) {
  inviteStates(event: $event, invitations: $invitations) { id } }`;

export interface RegistrationAnswer {
  id: string;
  status: string;
  mode: string | null;
  waitlistPosition: number | null;
  waitlistReason: string | null;
}

const register = `mutation ($input: RegisterInput!) {
  registerForEvent(input: $input) { id status mode waitlistPosition waitlistReason }
}`;

/** Registers somebody, the secretariat acting unless another is named. */
export async function registerFor(
  world: World,
  event: string,
  member: string,
  input: Record<string, unknown> = {},
  process = 0,
): Promise<RegistrationAnswer> {
  const { registerForEvent } = await world
    .as('secretariat', process)
    .ask<{ registerForEvent: RegistrationAnswer }>(register, { input: { event, member, ...input } });
  return registerForEvent;
}

/** Adds many people straight to the database, for tests about what they do and not how they came. */
export async function manyMembers(world: World, count: number, state = 'GE'): Promise<string[]> {
  const members = await world.database.rows<{ id: string }>(
    `WITH added AS (
       INSERT INTO member (id, given_names, family_name, sort_name, native_sort_name)
       SELECT gen_random_uuid(), 'Guest', 'Number ' || n, key, key
       FROM generate_series(1, $1::int) n, LATERAL (SELECT 'number ' || lpad(n::text, 6, '0') AS key) named RETURNING id
     ), posts AS (
       INSERT INTO post (id, member_id, title, state, from_day) SELECT gen_random_uuid(), id, 'Adviser', $2, '2020-01-01' FROM added
     ) SELECT id FROM added`,
    [count, state],
  );
  return members.map(({ id }) => id);
}

/** What must hold of every event, or of one, at any moment, recounted from the registrations themselves; answers each breach. */
export async function breaches(world: World, event: string | null = null): Promise<object[]> {
  return world.database.rows(
    `
    WITH counted AS (
      SELECT p.event_id, p.mode, p.capacity, p.confirmed, p.offered, p.waitlisted, p.beyond_capacity,
        count(r.id) FILTER (WHERE r.status = 'CONFIRMED') AS really_confirmed,
        count(r.id) FILTER (WHERE r.status = 'OFFERED') AS really_offered,
        count(r.id) FILTER (WHERE r.status = 'WAITLISTED') AS really_waiting,
        count(r.id) FILTER (WHERE r.beyond_capacity) AS really_beyond,
        count(r.id) FILTER (WHERE r.status = 'WAITLISTED' AND r.waitlist_reason = 'EVENT_FULL') AS waiting_for_a_seat
      FROM event_seat_pool p LEFT JOIN registration r ON r.event_id = p.event_id AND r.mode = p.mode
      WHERE $1::uuid IS NULL OR p.event_id = $1 GROUP BY p.event_id, p.mode
    )
    SELECT * FROM counted
    WHERE (confirmed, offered, waitlisted, beyond_capacity) IS DISTINCT FROM (really_confirmed, really_offered, really_waiting, really_beyond)
      OR really_confirmed + really_offered - really_beyond > capacity
      OR (coalesce(capacity > really_confirmed + really_offered - really_beyond, TRUE) AND waiting_for_a_seat > 0)`,
    [event],
  );
}
