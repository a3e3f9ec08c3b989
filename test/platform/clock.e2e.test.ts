import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { begin, draftEvent, publishedEvent, publishEvent } from '../support/builders/events.js';
import { recordAttendance, register, registerFor, withdraw } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

const days = 24 * 60 * 60 * 1000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const eventShown = graphql('query ($id: ID!) { event(id: $id) { viewerCan } }');

/** What comes of some work while the clock of this machine is wrong by so many days. */
async function wrongBy<T>(count: number, work: () => Promise<T>): Promise<T> {
  const Right = globalThis.Date;
  class Wrong extends Right {
    constructor(...values: [] | [number]) {
      if (values.length === 0) super(Wrong.now());
      else super(...values);
    }

    static override now(): number {
      return Right.now() + count * days;
    }
  }
  globalThis.Date = Wrong as DateConstructor;
  try {
    return await work();
  } finally {
    globalThis.Date = Right;
  }
}

const inDays = (count: number): string => new Date(Date.now() + count * days).toISOString().slice(0, 10);

describe('on a machine whose clock is wrong', () => {
  it('an event of tomorrow is still to come, and not attended yet', async () => {
    const times = { startsAt: `${inDays(1)}T20:00`, endsAt: `${inDays(1)}T21:00` };
    const { id } = await draftEvent(world, times);
    await wrongBy(3, async () => {
      await world.as('secretariat').ask(publishEvent, { id });
      const { registerForEvent } = await world.as('expert').ask(register, { input: { event: id } });
      expect(registerForEvent.status).toBe('CONFIRMED');
      const { event } = await world.as('expert2').ask(eventShown, { id });
      expect(event?.viewerCan).toContain('registerForEvent');
      const entries = [{ registration: registerForEvent.id, attendance: 'ATTENDED' as const, date: inDays(-2) }];
      const refused = await world.as('secretariat').refusal(recordAttendance, { event: id, entries });
      expect(refused).toMatchObject({ code: 'BAD_INPUT' });
    });
  });

  it('an event that has begun is under way', async () => {
    const { id } = await publishedEvent(world);
    const { id: registration } = await registerFor(world, id, world.ids.expert);
    await begin(world, id);
    await wrongBy(-3, async () => {
      expect(await world.as('expert').refusal(withdraw, { id: registration })).toMatchObject({
        code: 'REGISTRATION_CLOSED',
      });
      const { event } = await world.as('expert2').ask(eventShown, { id });
      expect(event?.viewerCan).not.toContain('registerForEvent');
    });
  });
});
