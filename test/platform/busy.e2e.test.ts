import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { Database, sql } from '../../src/platform/index.js';
import { linkTo } from '../support/builders/answer-links.js';
import { publishedEvent, updateEvent } from '../support/builders/events.js';
import { inviteMembers, register } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

/** In place of the ten seconds that a connection waits for a lock. */
const patience = 300;

let world: World;
let other: pg.Client;
beforeAll(async () => {
  world = await startWorld();
  const { pool } = world.apps[0]!.get(Database);
  pool.on('acquire', (client) => void client.query(`SET lock_timeout = ${patience}`));
  other = new pg.Client({ connectionString: world.database.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await world.stop();
});

/** Keeps an event's row from everybody else while something is tried. */
async function whileHeld<T>(event: string, work: (release: () => Promise<unknown>) => Promise<T>): Promise<T> {
  await other.query('BEGIN');
  await other.query('SELECT FROM event WHERE id = $1 FOR UPDATE', [event]);
  const release = () => other.query('ROLLBACK');
  try {
    return await work(release);
  } finally {
    await release();
  }
}

const registrationsOf = async (event: string): Promise<unknown[]> =>
  world.database.rows('SELECT member_id, status FROM registration WHERE event_id = $1', [event]);

describe('a lock that somebody keeps', () => {
  it('is waited for twice, then the answer is BUSY and nothing is done', async () => {
    const { id, version } = await publishedEvent(world);
    await whileHeld(id, async () => {
      const begun = performance.now();
      const refused = await world.as('expert').refusal(register, { input: { event: id } });
      expect(refused).toEqual({ code: 'BUSY', field: null });
      expect(performance.now() - begun).toBeGreaterThan(2 * patience - 50);
      const changed = await world.as('secretariat').refusal(updateEvent, { id, input: { version, tentative: true } });
      expect(changed).toEqual({ code: 'BUSY', field: null });
    });
    expect(await registrationsOf(id)).toEqual([]);
    expect((await world.as('expert').ask(register, { input: { event: id } })).registerForEvent.status).toBe(
      'CONFIRMED',
    );
  });

  it('that is given up during the second wait is not noticed', async () => {
    const { id } = await publishedEvent(world);
    const registered = await whileHeld(id, async (release) => {
      const asked = world.as('expert').ask(register, { input: { event: id } });
      await sleep(patience * 1.5);
      await release();
      return asked;
    });
    expect(registered.registerForEvent.status).toBe('CONFIRMED');
    expect(await registrationsOf(id)).toHaveLength(1);
  });

  it('is told on the page of an answer, which keeps what was entered', async () => {
    const { id } = await publishedEvent(world);
    const { expert: member } = world.ids;
    const { inviteMembers: invited } = await world
      .as('secretariat')
      .ask(inviteMembers, { event: id, members: [member] });
    const token = await linkTo(world, member, { registration: invited[0]!.id });
    const answer = () =>
      request(world.urls[0]!).post(`/answer/${token}?lang=en`).type('form').send({ accept: 'no', reason: 'On leave' });
    const { text } = await whileHeld(id, answer);
    expect(text).toContain('Somebody else is changing the same just now.');
    expect(text).toContain('On leave');
    expect(await registrationsOf(id)).toEqual([{ member_id: member, status: 'INVITED' }]);
    expect((await answer()).status).toBe(303);
  });

  it('ends a single statement in the same way', async () => {
    const { id } = await publishedEvent(world);
    const database = world.apps[0]!.get(Database);
    const change = () => database.execute(sql`UPDATE event SET tentative = tentative WHERE id = ${id}`);
    const refused = await whileHeld(id, () => change().catch((error: unknown) => error));
    expect(refused).toMatchObject({ code: 'BUSY' });
    expect(await change()).toBe(1);
  });
});

describe('a race that is lost again and again', () => {
  it('ends as BUSY, after some attempts', async () => {
    let attempts = 0;
    // Asked for together: the second fails for the first one's sake, and may be heard of before.
    const losing = world.apps[0]!.get(Database).transaction(async (transaction) => {
      attempts++;
      const first = transaction.execute(sql`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`).then((rows) => rows + 0);
      await Promise.all([first, transaction.execute(sql`SELECT 1`)]);
    });
    await expect(losing).rejects.toMatchObject({ code: 'BUSY' });
    expect(attempts).toBe(5);
  });
});
