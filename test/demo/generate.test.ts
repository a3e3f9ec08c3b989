import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from '../../src/demo/generator/generate.js';
import { SearchTexts } from '../../src/people/index.js';
import { Database, graphql, sql } from '../../src/platform/index.js';
import { cloneDatabase, type TestDatabase } from '../support/harness/database.js';
import { startWorld, type World } from '../support/harness/world.js';

const sizes = { members: 200, events: 60, registrations: 2000 };

let world: World;
let twin: TestDatabase;
beforeAll(async () => {
  world = await startWorld();
  twin = await cloneDatabase();
  await generate(world.database.ownerUrl, sizes);
});
afterAll(async () => {
  await twin.drop();
  await world.stop();
});

const filled = `
  SELECT (SELECT count(*) FROM member)::int AS members, (SELECT count(*) FROM event)::int AS events,
    (SELECT count(*) FROM registration)::int AS registrations,
    (SELECT count(*) FROM organisation)::int AS organisations,
    (SELECT count(*) FROM network)::int AS networks, (SELECT count(*) FROM outcome)::int AS outcomes,
    (SELECT count(*) FROM feedback)::int AS feedback, (SELECT count(*) FROM day_attendance)::int AS days,
    (SELECT count(*) FROM outbox_message)::int AS mails`;

const choices = `
  SELECT (SELECT md5(string_agg(concat(id, family_name), '' ORDER BY email)) FROM member
      WHERE email LIKE '%@large.example') AS people,
    (SELECT md5(string_agg(concat(id, kind, format), '' ORDER BY id)) FROM event) AS events,
    (SELECT md5(string_agg(concat(id, event_id, member_id, status), '' ORDER BY id)) FROM registration)
      AS registrations`;

describe('npm run demo:generate', () => {
  it('adds as many as it was asked for, and tells nobody', async () => {
    const [before] = await twin.rows<Record<string, number>>(filled);
    const [after] = await world.database.rows<Record<string, number>>(filled);
    expect(after).toMatchObject({
      members: before!['members']! + sizes.members,
      events: sizes.events,
      registrations: sizes.registrations,
      networks: before!['networks']! + 12,
      mails: 0,
    });
    for (const some of ['organisations', 'outcomes', 'feedback', 'days']) expect(after![some]).toBeGreaterThan(0);
  });

  it('makes the same people, events and registrations of the same sizes', async () => {
    await generate(twin.ownerUrl, sizes);
    expect(await twin.rows(choices)).toEqual(await world.database.rows(choices));
  });

  // Each statement finds the rows that break a rule.
  it.each([
    [
      'counters are what a recount gives',
      `SELECT FROM event_seat_pool p, LATERAL (
         SELECT count(*) FILTER (WHERE r.status = 'CONFIRMED') AS confirmed,
           count(*) FILTER (WHERE r.status = 'OFFERED') AS offered,
           count(*) FILTER (WHERE r.status = 'WAITLISTED') AS waitlisted,
           count(*) FILTER (WHERE r.beyond_capacity) AS beyond
         FROM registration r WHERE r.event_id = p.event_id AND r.mode = p.mode) AS recount
       WHERE (p.confirmed, p.offered, p.waitlisted, p.beyond_capacity)
         <> (recount.confirmed, recount.offered, recount.waitlisted, recount.beyond)`,
    ],
    [
      'no capacity is exceeded but by people who came',
      `SELECT FROM event_seat_pool p JOIN event e ON e.id = p.event_id
       WHERE p.confirmed + p.offered - p.beyond_capacity > p.capacity OR p.beyond_capacity > 0 AND e.ends_at > now()`,
    ],
    [
      'no seat is free while somebody waits who may take it',
      `SELECT FROM registration r JOIN event e ON e.id = r.event_id
       JOIN event_seat_pool p ON p.event_id = e.id AND p.mode = r.mode
       WHERE r.status = 'WAITLISTED' AND coalesce(p.confirmed < p.capacity, true)
         AND (e.seats_per_state IS NULL OR r.state IS NULL OR e.seats_per_state > (
           SELECT count(*) FROM registration held
           WHERE (held.event_id, held.state) = (e.id, r.state) AND held.status = 'CONFIRMED'))`,
    ],
    [
      'nobody registers twice for an event',
      'SELECT FROM registration GROUP BY event_id, member_id HAVING count(*) > 1',
    ],
    [
      'places in line follow the time, without gaps',
      `SELECT FROM (
         SELECT r.sequence - lag(r.sequence) OVER (ORDER BY r.sequence) AS step, r.registered_at,
           lag(r.registered_at) OVER (PARTITION BY r.event_id ORDER BY r.sequence) AS before
         FROM registration r) AS line
       WHERE step <> 1 OR registered_at < before`,
    ],
    [
      'wall times are those of the instants',
      `SELECT FROM event e JOIN event_day d ON d.event_id = e.id
       WHERE e.starts_at_local AT TIME ZONE e.time_zone <> e.starts_at
         OR e.ends_at_local AT TIME ZONE e.time_zone <> e.ends_at
         OR e.registration_closes_at_local AT TIME ZONE e.time_zone <> e.registration_closes_at
         OR d.starts_at_local AT TIME ZONE e.time_zone <> d.starts_at
         OR d.ends_at_local AT TIME ZONE e.time_zone <> d.ends_at`,
    ],
    [
      'people represent whom they did on the day',
      `SELECT FROM registration r JOIN event e ON e.id = r.event_id,
         LATERAL post_on(r.member_id, e.starts_at_local::date) AS held
       WHERE (held.state, held.organisation_id) IS DISTINCT FROM (r.state, r.organisation_id)`,
    ],
    [
      'attendance follows from that of the days',
      `SELECT FROM registration r JOIN day_attendance d ON d.registration_id = r.id GROUP BY r.id
       HAVING r.attendance <> CASE WHEN bool_and(d.attendance = 'ATTENDED') THEN 'ATTENDED'
         WHEN bool_or(d.attendance IN ('ATTENDED', 'PARTIAL')) THEN 'PARTIAL'
         WHEN bool_and(d.attendance = 'EXCUSED') THEN 'EXCUSED' ELSE 'NO_SHOW' END
         OR count(*) <> (SELECT count(*) FROM event_day WHERE event_id = r.event_id)`,
    ],
    [
      'the history ends where the registration stands',
      `SELECT FROM registration r
       WHERE r.status <> (
         SELECT c.to_status FROM registration_change c WHERE c.registration_id = r.id
         ORDER BY c.at DESC, c.id DESC LIMIT 1)`,
    ],
    [
      'only who attended what is over has an opinion of it',
      `SELECT FROM feedback f WHERE f.given_at > now() OR NOT EXISTS (
         SELECT FROM registration r JOIN event e ON e.id = r.event_id
         WHERE (r.event_id, r.member_id) = (f.event_id, f.member_id) AND r.attended_mode IS NOT NULL
           AND e.ends_at <= f.given_at)`,
    ],
    [
      'nothing is published without evidence',
      `SELECT FROM outcome o WHERE o.published_number IS NOT NULL AND NOT EXISTS (
         SELECT FROM outcome_version v JOIN evidence e ON (e.outcome_id, e.number) = (v.outcome_id, v.number)
         WHERE (v.outcome_id, v.number) = (o.id, o.published_number) AND v.status = 'PUBLISHED')`,
    ],
  ])('makes a world in which %s', async (_, broken) => {
    expect(await world.database.rows(broken)).toHaveLength(0);
  });

  it('leaves the line where the next registration continues', async () => {
    const [{ follows }] = (await world.database.rows<{ follows: boolean }>(
      `SELECT (SELECT max(sequence) FROM registration) < nextval('registration_line') AS follows`,
    )) as [{ follows: boolean }];
    expect(follows).toBe(true);
  });

  it('keeps the search texts that the directory would', async () => {
    const texts = sql`SELECT id, sort_name, native_sort_name, search_names, search_posts, search_keywords FROM member
      WHERE email LIKE '%@large.example' AND id IN (
        SELECT member_id FROM post GROUP BY member_id HAVING count(*) = 1)
      ORDER BY id`;
    const generated = await world.database.rows<{ id: string }>(texts.text);
    const app = world.apps[0]!;
    const kept = await app.get(Database).rehearsal(async (transaction) => {
      await app.get(SearchTexts).refresh(
        transaction,
        generated.map(({ id }) => id),
      );
      return transaction.rows(texts);
    });
    expect(generated.length).toBeGreaterThan(100);
    expect(kept).toEqual(generated);
  });

  it('can be read through the API', async () => {
    const { events } = await world
      .as('secretariat')
      .ask(
        graphql(
          '{ events(first: 100) { totalCount nodes { title days { date } seats { mode capacity confirmed } } } }',
        ),
      );
    expect(events.totalCount).toBe(sizes.events);
    expect(events.nodes.every(({ title }) => title !== '')).toBe(true);
  });

  it('refuses a second run, which leaves nothing', async () => {
    const before = await world.database.rows(filled);
    const again = generate(world.database.ownerUrl, { members: 20, events: 5, registrations: 50 });
    await expect(again).rejects.toThrow('This database holds the generated data set already.');
    expect(await world.database.rows(filled)).toEqual(before);
  });

  it('refuses more registrations than there are places, and leaves nothing', async () => {
    const fresh = await cloneDatabase();
    try {
      const before = await fresh.rows(filled);
      const crowded = generate(fresh.ownerUrl, { members: 3, events: 2, registrations: 7 });
      await expect(crowded).rejects.toThrow('places for 6 registrations');
      expect(await fresh.rows(filled)).toEqual(before);
    } finally {
      await fresh.drop();
    }
  });
});
