import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, StandingChecks } from '../../src/platform/index.js';
import { RegistrationDeadlines, SeatCounters } from '../../src/registrations/index.js';
import { begin, publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, registerFor } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const seats = (capacity: number) => ({ seats: [{ mode: 'ONLINE' as const, capacity }] });
const statusesOf = async (event: string) =>
  (
    await world.database.rows<{ status: string }>(
      'SELECT status FROM registration WHERE event_id = $1 ORDER BY sequence',
      [event],
    )
  ).map(({ status }) => status);

describe('the counters of seats', () => {
  it('that have drifted are found, reported and counted anew from the rows, and others are left alone', async () => {
    const app = world.apps[0]!;
    const { id: event } = await publishedEvent(world, seats(1));
    const [a, b] = await manyMembers(world, 2);
    await registerFor(world, event, a!);
    await registerFor(world, event, b!);
    const check = async () =>
      (await app.get(StandingChecks).run(app.get(Database))).find(({ holds }) => holds.includes('counters'))!.breaches;
    expect(await check()).toEqual([]);
    expect(await app.get(SeatCounters).pass()).toBe(0);
    await world.database.rows('UPDATE event_seat_pool SET confirmed = 0, waitlisted = 3 WHERE event_id = $1', [event]);
    expect(await check()).toEqual([expect.stringContaining('ONLINE: 0/0/3/0 kept, 1/0/1/0 counted')]);
    const repaired = await Promise.all([app.get(SeatCounters).pass(), app.get(SeatCounters).pass()]);
    expect(repaired.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await check()).toEqual([]);
    expect(await breaches(world, event)).toEqual([]);
  });
});

describe('an event whose deadlines cannot be settled', () => {
  it('holds up no other, and is counted where the process tells of its health', async () => {
    const [one, other] = [await publishedEvent(world, seats(1)), await publishedEvent(world, seats(1))];
    const [a, b] = await manyMembers(world, 2);
    for (const { id } of [one, other]) {
      await registerFor(world, id, a!);
      await registerFor(world, id, b!);
      await begin(world, id);
    }
    // The counter would go below zero.
    await world.database.rows('UPDATE event_seat_pool SET waitlisted = 0 WHERE event_id = $1', [one.id]);
    await world.apps[0]!.get(RegistrationDeadlines).pass();
    expect([await statusesOf(one.id), await statusesOf(other.id)]).toEqual([
      ['CONFIRMED', 'WAITLISTED'],
      ['CONFIRMED', 'EXPIRED'],
    ]);
    const health = await fetch(`${world.urls[0]}/health/ready`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: 'ready', failed: { 'registration-deadlines': 1 } },
    ]);
    // Repaired from the rows it is settled with the next round.
    await world.apps[0]!.get(SeatCounters).pass();
    await world.apps[0]!.get(RegistrationDeadlines).pass();
    expect(await statusesOf(one.id)).toEqual(['CONFIRMED', 'EXPIRED']);
  });
});
