import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { frozen, releaseReport, withdrawRelease } from '../support/builders/frozen-reports.js';
import { manyMembers } from '../support/builders/people.js';
import { heldEvent, reportShown, rowOf } from '../support/builders/reports.js';
import { startWorld, type World } from '../support/harness/world.js';

const release = graphql(
  `query ($id: ID!) {
    release(id: $id) {
      id title closedEvents hiddenLines releasedAt withdrawnAt withdrawnFor
      report {
        ...ReportShown
        previous { people } planSoFar { people }
        coreIndicators { number values { key value } }
        summary
        organisationKinds { kind participations people }
        partners { organisation { name } figures { participations } }
        followUps { open }
        events(first: 10) { totalCount nodes { title } }
      }
    }
  }`,
  [reportShown],
);
const releases = graphql('{ releases { id title withdrawnAt } }');
const frozenReportWithRelease = graphql(`
  query ($id: ID!) {
    frozenReport(id: $id) { release { id } report { rows { action { code } figures { people } } } }
  }
`);

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const members = await manyMembers(world, 24, 'GE');
  const guests = members.map((member) => ({ member }));
  await heldEvent(world, '2024-03-05T10:00', guests.slice(0, 9), { actions: ['VI.6'], confidentiality: 'OPEN' });
  await heldEvent(world, '2024-05-05T10:00', guests.slice(5, 20), { actions: ['VI.6'] });
  await heldEvent(world, '2024-06-05T10:00', guests.slice(20, 23), { actions: ['I.1'] });
  await heldEvent(world, '2024-08-05T10:00', guests.slice(0, 12), { actions: ['I.2'], confidentiality: 'OPEN' });
});
afterAll(async () => {
  await world.stop();
});

const readers = ['nobody', 'expert', 'observer', 'organiser'] as const;

describe('an edition of a frozen report', () => {
  let report: string;
  let edition: string;
  beforeAll(async () => {
    report = await frozen(world, 2024, 'Report of 2024');
  });

  it('is tried before it is released, and then nobody has it', async () => {
    const { releaseReport: trial } = await world.as('secretariat').ask(releaseReport, { id: report, dryRun: true });
    expect(trial.releasedAt).toBeNull();
    expect(trial.hiddenLines).toEqual(expect.arrayContaining(['I.1: participations (fewer than 5)']));
    expect(trial.hiddenLines!.some((line) => line.includes('else this could be worked out: I.1'))).toBe(true);
    expect((await world.as('nobody').ask(releases, {})).releases).toEqual([]);
    const { errors } = await world.as('nobody').run(release, { id: trial.id });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is released once, also by two at once', async () => {
    const both = await Promise.all(
      (['secretariat', 'secretariat2'] as const).map((who) => world.as(who).ask(releaseReport, { id: report })),
    );
    expect(new Set(both.map(({ releaseReport: { id } }) => id)).size).toBe(1);
    edition = both[0]!.releaseReport.id;
    const again = await world.as('secretariat').ask(releaseReport, { id: report });
    expect(again.releaseReport.id).toBe(edition);
  });

  it('tells everybody the same, with counts of people but for what is hidden', async () => {
    const read = await Promise.all(readers.map((who) => world.as(who).ask(release, { id: edition })));
    const [{ release: first }] = read as [(typeof read)[number]];
    for (const { release: one } of read) expect(one.report.total).toEqual(first.report.total);
    expect(first).toMatchObject({ title: 'Report of 2024', hiddenLines: null, withdrawnAt: null, closedEvents: 2 });
    expect(first.report.total).toMatchObject({ events: 4, participations: 39, people: 23 });
    expect(rowOf(first.report, 'I.1')).toMatchObject({ events: 1, participations: null, people: null, states: 1 });
    expect(first.report.events.nodes).toHaveLength(2);
    expect(first.report).toMatchObject({ planSoFar: { people: null }, followUps: null });
    expect(first.report.summary).toMatch(/^23 participants from 1 state/);
    const people = first.report.coreIndicators.find(({ number }) => number === 3);
    expect(people?.values).toEqual([{ key: 'people', value: 23 }]);
  });

  it('is given out as files to everybody, and tried as such by the secretariat', async () => {
    for (const ending of ['xlsx', 'csv', 'json', 'docx', 'pdf', 'xml'])
      expect([ending, (await world.as('nobody').get(`/reports/released/${edition}.${ending}`, true)).status]).toEqual([
        ending,
        200,
      ]);
    const { text } = await world.as('nobody').get(`/reports/released/${edition}.json`);
    const preview = await world.as('secretariat').get(`/reports/frozen/${report}.json?edition=public`);
    const internal = await world.as('secretariat').get(`/reports/frozen/${report}.json`);
    const peopleIn = (file: string) => {
      const { about, sections } = JSON.parse(file) as {
        about: { variant: string };
        sections: { key: string; rows: { code?: string; people?: number | null }[] }[];
      };
      const { rows } = sections.find(({ key }) => key === 'actions')!;
      return { variant: about.variant, people: rows.find(({ code }) => code === 'I.1')?.people };
    };
    expect(peopleIn(text)).toEqual({ variant: 'edition', people: null });
    expect(peopleIn(preview.text)).toEqual({ variant: 'preview', people: null });
    expect(peopleIn(internal.text)).toEqual({ variant: 'internal', people: 3 });
    const observer = await world.as('observer').get(`/reports/frozen/${report}.json?edition=public`);
    const misspelt = await world.as('secretariat').get(`/reports/frozen/${report}.json?edition=pubic`);
    const today = await world.as('secretariat').get('/reports/activity.json?edition=public');
    expect([observer, misspelt, today].map(({ status }) => status)).toEqual([404, 400, 400]);
  });

  it('is another one than the frozen report, which stays the secretariat’s', async () => {
    const { frozenReport } = await world.as('secretariat').ask(frozenReportWithRelease, { id: report });
    expect(frozenReport.release?.id).toBe(edition);
    expect(frozenReport.report.rows.find(({ action }) => action.code === 'I.1')?.figures.people).toBe(3);
    const { errors } = await world.as('observer').run(releaseReport, { id: report });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is kept by the database as it is', async () => {
    for (const statement of [
      `UPDATE report_release SET hidden = '[]'`,
      'DELETE FROM report_release',
      `UPDATE report_release SET closed_events = 0`,
    ])
      await expect(world.database.rows(statement)).rejects.toThrow();
  });

  it('is withdrawn with a reason, and then told to nobody but the secretariat', async () => {
    const blank = await world.as('secretariat').run(withdrawRelease, { id: edition, reason: '  ' });
    expect(blank.errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
    await world.as('secretariat').ask(withdrawRelease, { id: edition, reason: 'a “wrong” <figure>' });
    for (const who of readers) {
      expect((await world.as(who).ask(releases, {})).releases).toEqual([]);
      const { errors } = await world.as(who).run(release, { id: edition });
      expect(errors[0]).toMatchObject({
        message: expect.stringMatching(/^This edition was withdrawn on 20..-..-.., because: a “wrong” <figure>$/),
        extensions: { code: 'GONE' },
      });
    }
    for (const ending of ['pdf', 'json']) {
      const gone = await world.as('nobody').get(`/reports/released/${edition}.${ending}`);
      expect([gone.status, gone.text]).toEqual([410, expect.stringContaining('This edition was withdrawn on')]);
    }
    expect((await world.as('secretariat').ask(releases, {})).releases).toHaveLength(1);
    const told = graphql('query ($id: ID!) { release(id: $id) { withdrawnFor } }');
    expect((await world.as('nobody').ask(told, { id: edition })).release.withdrawnFor).toBe('a “wrong” <figure>');
  });

  it('can be made anew', async () => {
    const { releaseReport: anew } = await world.as('secretariat').ask(releaseReport, { id: report });
    expect(anew.id).not.toBe(edition);
    expect(anew.report.total.people).toBe(23);
  });
});

describe('what cannot be released', () => {
  it.each([
    ['a report of some areas', { from: '2024-01-01', to: '2024-12-31', areas: ['VI'] }, /narrowed/],
    ['a report of some states', { from: '2024-01-01', to: '2024-12-31', states: ['GE'] }, /narrowed/],
    ['a report that begins within a month', { from: '2024-01-02', to: '2024-12-31' }, /whole months/],
    ['a report that ends within a month', { from: '2024-01-01', to: '2024-12-30' }, /whole months/],
  ])('is %s', async (_, input, message) => {
    const { errors } = await world.as('secretariat').run(releaseReport, { id: await frozen(world, input) });
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_INPUT', field: 'id' },
    });
  });

  it('is what is not there', async () => {
    const { errors } = await world.as('secretariat').run(releaseReport, { id: world.ids.expert });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
  });
});

describe('a count from 1 to 4', () => {
  it('that an edition of before gives away refuses to be hidden in vain, and is named', async () => {
    const half = { from: '2024-01-01', to: '2024-06-30' };
    // As it would have been told before anything was audited, but for the counts themselves.
    const careless = await frozen(world, half);
    await world.database.rows(
      `INSERT INTO report_release (id, report_id, edition, hidden, event_ids, closed_events, released_at)
       SELECT gen_random_uuid(), r.id, r.report,
         json_build_array(json_build_object('line', 'action ' || a.id, 'figure', 'participations')), '{}', 0, now()
       FROM frozen_report r, action a WHERE r.id = $1 AND a.code = 'I.1'`,
      [careless],
    );
    const report = await frozen(world, half);
    for (const dryRun of [true, false]) {
      const { errors } = await world.as('secretariat').run(releaseReport, { id: report, dryRun });
      expect(errors[0]).toMatchObject({
        message: expect.stringMatching(/^Together with what was released before, .*I\.1: participations/),
        extensions: { code: 'BAD_INPUT', field: 'id' },
      });
    }
    const later = await frozen(world, { from: '2024-07-01', to: '2024-12-31' });
    const { releaseReport: other } = await world.as('secretariat').ask(releaseReport, { id: later });
    expect(other.report.total.people).toBe(12);
  });
});
