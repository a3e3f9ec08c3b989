import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { system } from '../../src/access/index.js';
import { Database } from '../../src/platform/index.js';
import { ActivityReports } from '../../src/reports/index.js';
import { ReportCache } from '../../src/reports/counting/report-cache.js';
import { ReportVersions } from '../../src/reports/counting/report-versions.job.js';
import { cancelEvent, publishedEvent, updateEvent } from '../support/builders/events.js';
import {
  done,
  outcomeInput,
  type OutcomeShown,
  published,
  publishOutcome,
  setFollowUp,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { attend, registerFor, withdraw } from '../support/builders/registrations.js';
import { heldEvent, reportOf, yearOf } from '../support/builders/reports.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

// Every test counts in a year of its own.
let world: World;
let guests: string[];
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
  guests = await manyMembers(world, 6, 'GE');
});
afterAll(async () => {
  await world.stop();
});

const report = (year: number, process = 0) => world.apps[process]!.get(ActivityReports).report(system, yearOf(year));
const versions = () =>
  world.database.rows<{ year: number; version: number }>(
    'SELECT year, sum(moves) AS version FROM report_version GROUP BY year ORDER BY year',
  );

/** Both processes keep the report, `change` is made, and both tell the same of it at once. */
async function totalAfter(year: number, change: () => Promise<unknown>) {
  await Promise.all([report(year), report(year, 1)]);
  await change();
  const [here, there] = await Promise.all([report(year), report(year, 1)]);
  expect({ ...there, dataAt: null }).toEqual({ ...here, dataAt: null });
  return here.total;
}

describe('a report asked for again', () => {
  it('is the same for one statement, until something is changed', async () => {
    await heldEvent(world, '2001-05-01T10:00', [{ member: guests[0]! }]);
    const first = await report(2001);
    let again: unknown;
    expect(await statementsOf(async () => (again = await report(2001)))).toBe(1);
    expect(again).toEqual(first);
    await heldEvent(world, '2002-05-01T10:00', []);
    expect(await statementsOf(() => report(2001))).toBe(1);
    await heldEvent(world, '2001-06-01T10:00', []);
    // The version, the plan of action, and the report: BEGIN, the setting, the statement and COMMIT.
    expect(await statementsOf(() => report(2001))).toBe(6);
    expect((await report(2001)).total.events).toBe(2);
  });

  it('is kept once for inputs that name the same things, and its small counts for the secretariat only', async () => {
    await heldEvent(world, '2003-05-01T10:00', [{ member: guests[0]! }]);
    const reports = world.apps[0]!.get(ActivityReports);
    await reports.report(system, { ...yearOf(2003), areas: ['VI', 'I'] });
    expect(await statementsOf(() => reports.report(system, { ...yearOf(2003), areas: ['I', 'VI', 'I'] }))).toBe(1);
    expect((await reportOf(world, 2003, 'secretariat')).total.people).toBe(1);
    expect((await reportOf(world, 2003, 'observer')).total.people).toBeNull();
    expect((await reportOf(world, 2003, 'secretariat')).total.people).toBe(1);
  });
});

describe('a report asked for right after a change, on any process', () => {
  it('shows attendance', async () => {
    const event = await heldEvent(world, '2004-05-01T10:00', [{ member: guests[0]!, attendance: null }]);
    const enter = (attendance: Input<'Attendance'>) => () => attend(world, event, [{ member: guests[0]!, attendance }]);
    expect(await totalAfter(2004, enter('ATTENDED'))).toMatchObject({ people: 1 });
    expect(await totalAfter(2004, enter('NO_SHOW'))).toMatchObject({ people: 0 });
  });

  it('shows an event published, changed, moved to another year and cancelled', async () => {
    let event = '';
    const publish = async () => (event = await heldEvent(world, '2005-05-01T10:00', []));
    expect(await totalAfter(2005, publish)).toMatchObject({ events: 1 });
    const update = (input: Input<'UpdateEventInput'>) => () =>
      world.as('secretariat').ask(updateEvent, { id: event, input });
    expect(await totalAfter(2005, update({ endsAt: '2005-05-01T15:00' }))).toMatchObject({ eventHours: 5 });
    await report(2006);
    const move = update({ startsAt: '2006-05-01T10:00', endsAt: '2006-05-01T12:00' });
    expect(await totalAfter(2005, move)).toMatchObject({ events: 0 });
    expect((await report(2006)).total).toMatchObject({ events: 1 });
    const { id: coming } = await publishedEvent(world, { startsAt: '2035-05-01T10:00', endsAt: '2035-05-01T12:00' });
    const cancel = () => world.as('secretariat').ask(cancelEvent, { id: coming });
    expect(await totalAfter(2035, cancel)).toMatchObject({ events: 0, cancelledEvents: 1 });
  });

  it('shows an outcome published, its follow-up done, its next version and its withdrawal', async () => {
    const followUps = [{ title: english('Translate it'), ownerState: 'GE' }];
    let outcome: OutcomeShown;
    const publish = async () =>
      (outcome = await published(world, outcomeInput('Study', { date: '2007-05-01', followUps })));
    expect(await totalAfter(2007, publish)).toMatchObject({ outcomes: 1, followUpsOpen: 1 });
    const finish = () => world.as('secretariat').ask(setFollowUp, { id: outcome.followUps[0]!.id, status: 'DONE' });
    expect(await totalAfter(2007, finish)).toMatchObject({ outcomes: 1, followUpsOpen: 0 });
    const { id } = outcome!;
    const edit = async () => {
      await done(world, 'secretariat', updateOutcome, { id, input: { kind: 'TOOL' } });
      await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
      await done(world, 'secretariat', publishOutcome, { id });
    };
    expect(await totalAfter(2007, edit)).toMatchObject({ outcomesByKind: [{ kind: 'TOOL', count: 1 }] });
    const withdraw = () => done(world, 'secretariat', withdrawOutcome, { id, reason: 'Wrong' });
    expect(await totalAfter(2007, withdraw)).toMatchObject({ outcomes: 0 });
  });

  it('shows feedback, gender and the status of an action', async () => {
    const event = await heldEvent(world, '2008-05-01T10:00', [{ member: guests[0]! }]);
    const answer = () =>
      world.database.rows(
        `INSERT INTO feedback (event_id, member_id, stage, satisfaction) VALUES ($1, $2, 'AFTER_EVENT', 4)`,
        [event, guests[0]],
      );
    expect(await totalAfter(2008, answer)).toMatchObject({ satisfaction: 4 });
    const enter = () => world.database.rows(`UPDATE member SET gender = 'WOMAN' WHERE id = $1`, [guests[0]]);
    expect(await totalAfter(2008, enter)).toMatchObject({ women: 1, otherOrNotStated: 0 });
    await totalAfter(2008, () =>
      world.database.rows(
        `INSERT INTO action_status (action_id, year, status, set_by_member_id)
         SELECT id, 2008, 'DELIVERED', $1 FROM action WHERE code = 'VI.6'`,
        [guests[0]],
      ),
    );
    expect((await report(2008)).years.filter(({ status }) => status === 'DELIVERED')).toHaveLength(1);
  });

  it('shows who joined a network', async () => {
    const growth = async () =>
      (await reportOf(world, 2009)).networks.find(({ network }) => network.slug === 'asylum-pool')!.growth.joined;
    const before = await growth();
    await world.database.rows(
      `INSERT INTO membership (id, network_id, member_id, role, status, active_from)
       VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', '2009-02-01')`,
      [world.networks.asylum, guests[1]],
    );
    expect(await growth()).toBe(before + 1);
  });

  it('shows an event that is over since, which no transaction tells', async () => {
    const event = await heldEvent(world, '2010-05-01T10:00', []);
    const end = `UPDATE event SET ends_at = now() + interval '1 second' WHERE id = $1`;
    expect(await totalAfter(2010, () => world.database.rows(end, [event]))).toMatchObject({ events: 0 });
    const before = await versions();
    expect(await totalAfter(2010, () => sleep(1100))).toMatchObject({ events: 1 });
    expect(await versions()).toEqual(before);
  });
});

describe('registrations', () => {
  it('of events to come leave the versions alone', async () => {
    const { id: event } = await publishedEvent(world);
    const before = await versions();
    const { id } = await registerFor(world, event, guests[0]!);
    await registerFor(world, event, guests[1]!);
    await world.as('secretariat').ask(withdraw, { id });
    expect(await versions()).toEqual(before);
    await world.as('secretariat').ask(cancelEvent, { id: event });
    expect(await versions()).not.toEqual(before);
  });

  it('do not wait for each other, nor does attendance in one year', async () => {
    const events = [(await publishedEvent(world)).id, (await publishedEvent(world)).id];
    const insert = (attendance: string) => `INSERT INTO registration
      (id, event_id, member_id, status, role, mode, attendance, attended_mode)
      VALUES (gen_random_uuid(), $1, $2, 'CONFIRMED', 'PARTICIPANT', 'ONLINE', '${attendance}',
        ${attendance === 'ATTENDED' ? `'ONLINE'` : 'NULL'})`;
    const [one, other] = [new pg.Client(world.database.url), new pg.Client(world.database.url)];
    await Promise.all([one.connect(), other.connect()]);
    try {
      await one.query('BEGIN');
      await one.query(insert('EXPECTED'), [events[0], guests[0]]);
      await other.query(`SET lock_timeout = '500ms'`);
      expect((await other.query(insert('EXPECTED'), [events[1], guests[1]])).rowCount).toBe(1);
      await one.query(insert('ATTENDED'), [events[0], guests[2]]);
      const before = await versions();
      expect((await other.query(insert('ATTENDED'), [events[1], guests[3]])).rowCount).toBe(1);
      const meanwhile = await versions();
      expect(meanwhile).not.toEqual(before);
      await one.query('COMMIT');
      expect(await versions()).not.toEqual(meanwhile);
    } finally {
      await one.query('ROLLBACK');
      await Promise.all([one.end(), other.end()]);
    }
  });
});

describe('versions', () => {
  it('are what they were when the rows of many transactions become one, also while some change something', async () => {
    const move = () => world.database.rows(`SELECT move_report_version('{1980, 1981}')`);
    const known = async () => (await versions()).filter(({ year }) => year === 1980 || year === 1981);
    const rows = async () => (await world.database.rows('SELECT FROM report_version WHERE year = 1980')).length;
    const job = world.apps[0]!.get(ReportVersions);
    for (let time = 0; time < 101; time++) await move();
    const before = await known();
    expect(await rows()).toBe(101);
    await job.gather();
    expect([await rows(), await known()]).toEqual([1, before]);
    await Promise.all([...Array.from({ length: 150 }, move), ...Array.from({ length: 5 }, () => job.gather())]);
    await job.gather();
    const sum = (year: number) => ({ year, version: 251 });
    expect(await known()).toEqual([sum(1980), sum(1981)]);
    expect(await rows()).toBeLessThanOrEqual(101);
  });
});

describe('the cache', () => {
  let cache: ReportCache<{ nextEnd: null; value: number }>;
  beforeAll(() => {
    cache = new ReportCache(world.apps[0]!.get(Database));
  });
  const counting = (work: () => Promise<unknown> = async () => undefined) => {
    const state = { counts: 0 };
    const count = async () => {
      const value = ++state.counts;
      await work();
      return { nextEnd: null, value };
    };
    return { state, get: (key: string) => cache.get(key, [1990, 1990], count) };
  };

  it('does not take for new what was counted before a change that came while counting', async () => {
    const { get } = counting(() => world.database.rows(`SELECT move_report_version('{1990}')`));
    expect((await get('while')).value).toBe(1);
    expect((await get('while')).value).toBe(2);
  });

  it('counts once for all who ask at once, again after a failure, and keeps fifty', async () => {
    const slow = counting(() => sleep(100));
    const answers = await Promise.all(Array.from({ length: 5 }, () => slow.get('together')));
    expect(answers.map(({ value }) => value)).toEqual([1, 1, 1, 1, 1]);
    const failing = counting(() => Promise.reject(new Error('no')));
    await expect(failing.get('failing')).rejects.toThrow('no');
    await expect(failing.get('failing')).rejects.toThrow('no');
    expect(failing.state.counts).toBe(2);
    const many = counting();
    for (let number = 0; number < 51; number++) await many.get(`many ${number}`);
    await many.get('many 50');
    expect(many.state.counts).toBe(51);
    await many.get('many 0');
    expect(many.state.counts).toBe(52);
  });
});
