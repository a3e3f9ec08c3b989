import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeatPools } from '../src/events/index.js';
import type { Transaction } from '../src/platform/index.js';
import { breaches, manyMembers, publishedEvent, registerFor, type RegistrationAnswer } from './support/events.js';
import { startWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

const everyone = (event: string, members: readonly string[]): Promise<RegistrationAnswer[]> =>
  Promise.all(members.map((member, index) => registerFor(world, event, member, {}, index % 2)));

const confirmedSeats = async (event: string): Promise<number> => {
  const [row] = await world.database.rows<{ count: string }>(
    `SELECT count(*) FROM registration WHERE event_id = $1 AND status = 'CONFIRMED'`,
    [event],
  );
  return Number(row!.count);
};

describe('200 people register at once for 40 seats, through two processes', () => {
  it('confirms 40 and puts 160 in line without a gap; five who withdraw let in the first five', async () => {
    const event = await publishedEvent(world);
    const answers = await everyone(event, await manyMembers(world, 200));
    expect(answers.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(40);
    const line = await inLine(event);
    expect(line.map(({ waitlistPosition }) => waitlistPosition)).toEqual(
      Array.from({ length: 160 }, (_, index) => index + 1),
    );
    expect(await breaches(world)).toEqual([]);

    const leaving = answers.filter(({ status }) => status === 'CONFIRMED').slice(0, 5);
    await Promise.all(
      leaving.map(({ id }, index) =>
        world
          .as('secretariat', index % 2)
          .ask('mutation ($id: ID!) { withdraw(registration: $id) { status } }', { id }),
      ),
    );
    const promoted = await world.database.rows<{ id: string }>(
      `SELECT id FROM registration WHERE id = ANY ($1) AND status = 'CONFIRMED'`,
      [line.slice(0, 5).map(({ id }) => id)],
    );
    expect(promoted).toHaveLength(5);
    expect((await inLine(event)).map(({ id }) => id)).toEqual(line.slice(5).map(({ id }) => id));
    expect(await breaches(world)).toEqual([]);
  });

  it('writes history, audit and mail of each move exactly once', async () => {
    const event = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 3 }] });
    await everyone(event, await manyMembers(world, 12));
    const [counted] = await world.database.rows(
      `SELECT count(*)::int AS registrations,
         (SELECT count(*)::int FROM registration_change c JOIN registration r ON r.id = c.registration_id WHERE r.event_id = $1) AS changes,
         (SELECT count(*)::int FROM audit_entry a JOIN registration r ON r.id = a.subject_id WHERE r.event_id = $1) AS entries,
         (SELECT count(*)::int FROM outbox_message WHERE facts ->> 'event' = $1::text AND kind = 'registration.confirmed') AS confirmations,
         (SELECT count(*)::int FROM outbox_message WHERE facts ->> 'event' = $1::text AND kind = 'registration.waitlisted') AS places
       FROM registration WHERE event_id = $1`,
      [event],
    );
    expect(counted).toEqual({ registrations: 12, changes: 12, entries: 12, confirmations: 3, places: 9 });
  });

  it('oversells without the lock: the control', async () => {
    const pools = world.apps.map((app) => app.get(SeatPools));
    const locks = pools.map((pool) => pool.lockEach.bind(pool));
    pools.forEach((pool, index) => {
      pool.lockEach = (transaction: Transaction, ids: readonly string[], whereTaken: 'WAIT' | 'SKIP') =>
        locks[index]!(
          { rows: (sql, values) => transaction.rows(sql.replace(/FOR UPDATE( SKIP LOCKED)?/, ''), values) },
          ids,
          whereTaken,
        );
    });
    try {
      const event = await publishedEvent(world);
      await everyone(event, await manyMembers(world, 200));
      expect(await confirmedSeats(event)).toBeGreaterThan(40);
      await world.database.rows(
        `UPDATE registration SET status = 'CANCELLED', waitlist_reason = NULL WHERE event_id = $1`,
        [event],
      );
      await world.database.rows(`UPDATE event_seat_pool SET confirmed = 0, waitlisted = 0 WHERE event_id = $1`, [
        event,
      ]);
    } finally {
      pools.forEach((pool, index) => (pool.lockEach = locks[index]!));
    }
  });
});

it('gives one registration to the same person who asks 100 times at once', async () => {
  const event = await publishedEvent(world);
  const [member] = await manyMembers(world, 1);
  const answers = await everyone(
    event,
    Array.from({ length: 100 }, () => member!),
  );
  expect(new Set(answers.map(({ id, status }) => `${id} ${status}`)).size).toBe(1);
  expect(await breaches(world)).toEqual([]);
});

it.each([0, 20, 100])('never strands a seat when 60 leave while 60 come, with %i ms of jitter', async (jitter) => {
  const event = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 60 }] });
  const first = await everyone(event, await manyMembers(world, 60));
  const coming = await manyMembers(world, 60);
  const later = <T>(work: () => Promise<T>): Promise<T> => sleep(Math.random() * jitter).then(work);
  await Promise.all([
    ...first.map(({ id }, index) =>
      later(() =>
        world
          .as('secretariat', index % 2)
          .ask('mutation ($id: ID!) { withdraw(registration: $id) { status } }', { id }),
      ),
    ),
    ...coming.map((member, index) => later(() => registerFor(world, event, member, {}, index % 2))),
  ]);
  expect(await confirmedSeats(event)).toBe(60);
  expect(await breaches(world)).toEqual([]);
});

it('promotes the first 40 when 40 leave at once with 100 waiting, and tells each once', async () => {
  const event = await publishedEvent(world);
  const answers = await everyone(event, await manyMembers(world, 140));
  const line = await inLine(event);
  const seated = answers.filter(({ status }) => status === 'CONFIRMED');
  await Promise.all(
    seated.map(({ id }, index) =>
      world.as('secretariat', index % 2).ask('mutation ($id: ID!) { withdraw(registration: $id) { status } }', { id }),
    ),
  );
  const promoted = await world.database.rows<{ id: string }>(
    `SELECT id FROM registration WHERE event_id = $1 AND status = 'CONFIRMED' ORDER BY sequence`,
    [event],
  );
  expect(promoted.map(({ id }) => id)).toEqual(line.slice(0, 40).map(({ id }) => id));
  const mails = await world.database.rows(
    `SELECT recipient_id FROM outbox_message WHERE facts ->> 'event' = $1::text AND kind = 'registration.promoted'`,
    [event],
  );
  expect(new Set(mails.map((mail) => JSON.stringify(mail))).size).toBe(40);
  expect(mails).toHaveLength(40);
});

async function inLine(event: string): Promise<{ id: string; waitlistPosition: number }[]> {
  const people: { id: string; waitlistPosition: number }[] = [];
  let after: string | null = null;
  do {
    const {
      event: found,
    }: {
      event: { registrations: { nodes: typeof people; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
    } = await world.as('secretariat').ask(
      `query ($event: ID!, $after: String) {
        event(id: $event) { registrations(filter: { statuses: [WAITLISTED] }, first: 100, after: $after) { nodes { id waitlistPosition } pageInfo { hasNextPage endCursor } } }
      }`,
      { event, after },
    );
    people.push(...found.registrations.nodes);
    after = found.registrations.pageInfo.hasNextPage ? found.registrations.pageInfo.endCursor : null;
  } while (after);
  return people;
}
