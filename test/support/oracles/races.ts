import { setTimeout as sleep } from 'node:timers/promises';
import { graphql } from '../../../src/platform/index.js';
import { type EventInput, publishedEvent, updateEvent } from '../builders/events.js';
import { manyMembers } from '../builders/people.js';
import { breaches, register, type RegistrationShown, withdraw } from '../builders/registrations.js';
import type { World } from '../harness/world.js';

/** What was wrong during a race or after it; empty where every rule held. */
export type Wrongs = string[];

/** A race for the seats of an event of its own, through both processes. */
export type Race = (world: World) => Promise<Wrongs>;

const decide = graphql(`
  mutation ($ids: [ID!]!, $decision: RegistrationDecision!) {
    decideRegistrations(registrations: $ids, decision: $decision) { status }
  }
`);

/** Everybody registers at once. */
export const rush =
  (people: number, capacity: number): Race =>
  async (world) => {
    const { id: event } = await publishedEvent(world, online(capacity));
    const members = await manyMembers(world, people);
    return watched(world, event, async () => {
      const answers = await everyone(world, event, members);
      const places = answers.flatMap(({ waitlistPosition }) => waitlistPosition ?? []);
      return [
        ...unless(ofStatus(answers, 'CONFIRMED').length === capacity, 'SEATS GIVEN'),
        ...unless(isLine(places, people - capacity), 'PLACES TOLD'),
      ];
    });
  };

/** All who are seated leave while as many come, each at a moment of its own within the jitter. */
export const comingsAndGoings =
  (people: number, jitter: number): Race =>
  async (world) => {
    const { id: event } = await publishedEvent(world, online(people));
    const seated = await enter(world, event, people, 'CONFIRMED');
    const coming = await manyMembers(world, people);
    const later = <T>(work: () => Promise<T>): Promise<T> => sleep(Math.random() * jitter).then(work);
    return watched(world, event, async () => {
      await Promise.all([
        ...seated.map((id, index) => later(() => leave(world, id, index))),
        ...coming.map((member, index) => later(() => enrol(world, event, member, index))),
      ]);
      return unless((await count(world, event, 'CONFIRMED')) === people, 'SEATS GIVEN');
    });
  };

/**
 * All who are seated leave at once while others wait: the first in line get the seats, in its order, and each is told
 * once.
 */
export const leaving =
  (capacity: number, waiting: number): Race =>
  async (world) => {
    const { id: event } = await publishedEvent(world, online(capacity));
    const answers = await everyone(world, event, await manyMembers(world, capacity + waiting));
    const [seated, line] = [ofStatus(answers, 'CONFIRMED'), ofStatus(answers, 'WAITLISTED')];
    const first = line.sort((one, other) => one.waitlistPosition! - other.waitlistPosition!).slice(0, capacity);
    return watched(world, event, async () => {
      await Promise.all(seated.map(({ id }, index) => leave(world, id, index)));
      const confirmed = await world.database.rows<{ id: string }>(
        `SELECT id FROM registration WHERE event_id = $1 AND status = 'CONFIRMED' ORDER BY sequence`,
        [event],
      );
      const inOrder = String(confirmed.map(({ id }) => id)) === String(first.map(({ id }) => id));
      const [mails] = await world.database.rows<{ count: string }>(
        `SELECT count(*) FROM outbox_message WHERE facts ->> 'event' = $1::text AND kind = 'registration.promoted'`,
        [event],
      );
      return [...unless(inOrder, 'ORDER OF THE LINE'), ...unless(Number(mails!.count) === capacity, 'MAILS')];
    });
  };

/** Seats go from 40 to 30 and to 50 while people register and some leave. */
export const resizing: Race = async (world) => {
  const { id: event } = await publishedEvent(world, online(40));
  const members = await manyMembers(world, 120);
  const first = await everyone(world, event, members.slice(0, 25));
  const later = <T>(work: () => Promise<T>): Promise<T> => sleep(Math.random() * 200).then(work);
  return watched(world, event, async () => {
    const resized = sleep(30).then(async () => [await resize(world, event, 30), await resize(world, event, 50)]);
    await Promise.all([
      ...first.slice(0, 10).map(({ id }, index) => later(() => leave(world, id, index))),
      ...members.slice(25).map((member, index) => later(() => enrol(world, event, member, index))),
    ]);
    const [smaller, larger] = await resized;
    // More may be seated by then than the smaller number.
    const refused = smaller === null || smaller === 'CAPACITY_BELOW_CONFIRMED';
    return [
      ...unless(refused && larger === null, 'ANSWERS'),
      ...unless((await count(world, event, 'CONFIRMED')) === 50, 'SEATS GIVEN'),
      ...unless((await count(world, event, 'WAITLISTED')) === 60, 'LINE'),
    ];
  });
};

/**
 * Two organisers decide the same requests, one this way and one the other: who rejects late is refused, who approves
 * late takes the rejection back, so that in the end each has a seat.
 */
export const deciding =
  (people: number): Race =>
  async (world) => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'APPROVAL', ...online(people) });
    const requests = await enter(world, event, people, 'PENDING');
    return watched(world, event, async () => {
      const pairs = await Promise.all(
        requests.map((id, index) =>
          Promise.all(
            (['APPROVE', 'REJECT'] as const).map(async (decision, turn) => {
              const who = world.as(turn === 0 ? 'secretariat' : 'secretariat2', (index + turn) % 2);
              const { errors } = await who.run(decide, { ids: [id], decision });
              return errors[0]?.extensions.code ?? 'DONE';
            }),
          ),
        ),
      );
      const inTurn = pairs.every(([approved, rejected]) => approved === 'DONE' && rejected !== 'INTERNAL');
      const refused = pairs.filter(([, rejected]) => rejected === 'TRANSITION_NOT_ALLOWED').length;
      const takenBack = pairs.filter(([, rejected]) => rejected === 'DONE').length;
      return [
        ...unless(inTurn && refused + takenBack === people, 'DECIDED IN TURN'),
        ...unless((await count(world, event, 'CONFIRMED')) === people, 'SEATS GIVEN'),
      ];
    });
  };

/** An organiser approves while the person withdraws: whichever is first, in the end the person is not coming. */
export const approvingAgainstWithdrawing =
  (people: number): Race =>
  async (world) => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'APPROVAL', ...online(people) });
    const requests = await enter(world, event, people, 'PENDING');
    return watched(world, event, async () => {
      const answers = await Promise.all(
        requests.map(async (id, index) => {
          const [approved, withdrawn] = await Promise.all([
            world.as('secretariat', index % 2).run(decide, { ids: [id], decision: 'APPROVE' }),
            leave(world, id, index + 1),
          ]);
          return [approved.errors[0]?.extensions.code ?? 'TRANSITION_NOT_ALLOWED', withdrawn];
        }),
      );
      const asSaid = answers.every(([approved, left]) => approved === 'TRANSITION_NOT_ALLOWED' && left === null);
      const gone = await count(world, event, 'WITHDRAWN');
      return [...unless(asSaid, 'ANSWERS'), ...unless(gone === people, 'WITHDRAWN')];
    });
  };

/** One person asks many times at once: all are answered the one registration. */
export const insisting =
  (times: number): Race =>
  async (world) => {
    const { id: event } = await publishedEvent(world, online(40));
    const [member] = await manyMembers(world, 1);
    return watched(world, event, async () => {
      const answers = await everyone(world, event, Array<string>(times).fill(member!));
      const told = new Set(answers.map(({ id, status }) => `${id} ${status}`));
      return unless(answers.length === times && told.size === 1, 'ONE ANSWER');
    });
  };

const online = (capacity: number): Pick<EventInput, 'seats'> => ({ seats: [{ mode: 'ONLINE', capacity }] });
const unless = (right: boolean, wrong: string): Wrongs => (right ? [] : [wrong]);
const ofStatus = (answers: readonly RegistrationShown[], asked: string) =>
  answers.filter(({ status }) => status === asked);
const isLine = (places: readonly number[], length: number) =>
  places.length === length && places.toSorted((one, other) => one - other).every((place, index) => place === index + 1);

/**
 * Runs a race and recounts all the while, as the rules hold at each commit; answers what was wrong then, afterwards,
 * and in what was answered.
 */
async function watched(world: World, event: string, race: () => Promise<Wrongs>): Promise<Wrongs> {
  const wrongs = new Set<string>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      if ((await breaches(world, event)).length > 0) wrongs.add('SEATS AND COUNTERS');
      await sleep(25);
    }
  })();
  try {
    for (const wrong of await race()) wrongs.add(wrong);
  } finally {
    isOver = true;
    await watching;
  }
  if ((await breaches(world, event)).length > 0) wrongs.add('SEATS AND COUNTERS');
  if ((await brokenHistories(world, event)).length > 0) wrongs.add('HISTORY');
  return [...wrongs];
}

/** Each registration's history leads step by step from nothing to where it stands. */
export function brokenHistories(world: World, event: string): Promise<object[]> {
  return world.database.rows(
    `WITH steps AS (
       SELECT c.registration_id, c.from_status, c.to_status, lag(c.to_status) OVER own AS before,
         row_number() OVER (PARTITION BY c.registration_id ORDER BY c.at DESC, c.id DESC) AS from_the_end
       FROM registration_change c JOIN registration r ON r.id = c.registration_id WHERE r.event_id = $1
       WINDOW own AS (PARTITION BY c.registration_id ORDER BY c.at, c.id)
     )
     SELECT r.id FROM registration r LEFT JOIN steps s ON s.registration_id = r.id
     WHERE r.event_id = $1
       AND (s.registration_id IS NULL OR s.from_status IS DISTINCT FROM s.before
         OR (s.from_the_end = 1 AND s.to_status <> r.status))`,
    [event],
  );
}

/**
 * Puts people straight into the database who have a seat or ask for one, for races about what they do then; answers
 * their registrations.
 */
async function enter(world: World, event: string, people: number, status: 'CONFIRMED' | 'PENDING'): Promise<string[]> {
  const entered = await world.database.rows<{ id: string }>(
    `WITH entered AS (
       INSERT INTO registration (id, event_id, member_id, status, role, mode, state, attendance)
       SELECT gen_random_uuid(), $1, member, $3, 'PARTICIPANT', 'ONLINE', 'GE',
         CASE WHEN $3 = 'CONFIRMED' THEN 'EXPECTED' END
       FROM unnest($2::uuid[]) member RETURNING id
     ), history AS (
       INSERT INTO registration_change (id, registration_id, to_status) SELECT gen_random_uuid(), id, $3 FROM entered
     ), counted AS (
       UPDATE event_seat_pool SET confirmed = (SELECT count(*) FROM entered) WHERE event_id = $1 AND $3 = 'CONFIRMED'
     ) SELECT id FROM entered`,
    [event, await manyMembers(world, people), status],
  );
  return entered.map(({ id }) => id);
}

/** Registers all of them at once, half through each process; those who are refused or fail have no answer. */
async function everyone(world: World, event: string, members: readonly string[]): Promise<RegistrationShown[]> {
  const answers = await Promise.all(members.map((member, index) => enrol(world, event, member, index)));
  return answers.filter((answer) => answer !== null);
}

async function enrol(world: World, event: string, member: string, index: number): Promise<RegistrationShown | null> {
  const { data } = await world.as('secretariat', index % 2).run(register, { input: { event, member } });
  return data?.registerForEvent ?? null;
}

/** Answers the code of the refusal, or null. */
async function leave(world: World, id: string, index: number): Promise<string | null> {
  const { errors } = await world.as('secretariat2', index % 2).run(withdraw, { id });
  return errors[0]?.extensions.code ?? null;
}

/** Answers the code of the refusal, or null. */
async function resize(world: World, event: string, capacity: number): Promise<string | null> {
  const { errors } = await world.as('secretariat').run(updateEvent, { id: event, input: online(capacity) });
  return errors[0]?.extensions.code ?? null;
}

async function count(world: World, event: string, status: string): Promise<number> {
  const [row] = await world.database.rows<{ count: string }>(
    `SELECT count(*) FROM registration WHERE event_id = $1 AND status = $2`,
    [event, status],
  );
  return Number(row!.count);
}
