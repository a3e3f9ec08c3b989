import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { graphql } from '../../src/platform/index.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let other: pg.Client;
beforeAll(async () => {
  world = await startWorld();
  other = new pg.Client({ connectionString: world.database.url });
  await other.connect();
});
afterEach(() => other.query('ROLLBACK'));
afterAll(async () => {
  await other.end();
  await world.stop({ replay: false });
});

const events = graphql('{ events { totalCount } }');
const registrations = graphql('{ registrations { totalCount } }');
const report = graphql(`
  { activityReport(input: { from: "2025-01-01", to: "2025-12-31" }) { total { events } } }
`);

/** In seconds; what it was answered comes along. */
async function timed<T>(asking: PromiseLike<T>): Promise<{ answer: T; seconds: number }> {
  const begun = performance.now();
  const answer = await asking;
  return { answer, seconds: (performance.now() - begun) / 1000 };
}

async function waiting(): Promise<number> {
  const statement = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return (await world.database.rows(statement)).length;
}

describe('a statement that takes long', () => {
  it('is ended after 2 s for nobody and 5 s for a member, with BUSY; a report may take longer', async () => {
    // Whoever signs in is known before the lock is there.
    for (const person of ['expert', 'secretariat'] as const) await world.as(person).ask(events);
    await other.query('BEGIN');
    await other.query('LOCK TABLE event, registration IN ACCESS EXCLUSIVE MODE');
    const refused = (person: 'nobody' | 'expert', query: typeof events | typeof registrations) =>
      timed(world.as(person).refusal(query));
    const reporting = timed(world.as('secretariat').ask(report));
    const asking = Promise.all([
      refused('nobody', events),
      refused('expert', events),
      refused('expert', registrations),
      timed(request(world.urls[0]!).get('/').set('accept', 'text/html')),
    ]);
    const [ofNobody, ofExpert, ofList, page] = await asking;
    for (const { answer } of [ofNobody, ofExpert, ofList]) expect(answer).toEqual({ code: 'BUSY', field: null });
    expect([page.answer.status, page.answer.text]).toEqual([503, expect.stringContaining('This took too long')]);
    for (const { seconds } of [ofNobody, page]) expect([seconds > 1.9, seconds < 4]).toEqual([true, true]);
    for (const { seconds } of [ofExpert, ofList]) expect([seconds > 4.9, seconds < 8]).toEqual([true, true]);
    // What was given up runs on nowhere, nor what was asked for beside it: the report alone waits still.
    await sleep(500);
    expect(await waiting()).toBe(1);
    await other.query('ROLLBACK');
    const { answer, seconds } = await reporting;
    expect(answer.activityReport.total.events).toBe(0);
    expect(seconds).toBeGreaterThan(5);
  });

  it('is not begun once more where the query was compiled', async () => {
    for (let time = 0; time < 8; time++) await world.as('nobody').ask(events);
    await other.query('BEGIN');
    await other.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
    const { answer, seconds } = await timed(world.as('nobody').refusal(events));
    await other.query('ROLLBACK');
    expect(answer).toEqual({ code: 'BUSY', field: null });
    expect(seconds).toBeLessThan(3.5);
    // Nor is it left to graphql from now on.
    expect((await world.as('nobody').ask(events)).events.totalCount).toBe(0);
  });

  it('of many who are nobody keeps no connection from members', async () => {
    await other.query('BEGIN');
    await other.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
    const many = Array.from({ length: 30 }, () => world.as('nobody').run(events));
    await sleep(200);
    const { seconds } = await timed(world.as('expert').ask(graphql('{ organisations { totalCount } }')));
    await other.query('ROLLBACK');
    await Promise.all(many);
    expect(seconds).toBeLessThan(1);
  });
});
