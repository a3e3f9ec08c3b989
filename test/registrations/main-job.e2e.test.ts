import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { closeEvent, publishedEvent, updateEvent } from '../support/builders/events.js';
import { madeUpPlan } from '../support/builders/made-up-plan.js';
import {
  createOutcome,
  done,
  type OutcomeInput,
  publishOutcome,
  submitOutcome,
  verifyOutcome,
} from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { importAs } from '../support/builders/plans.js';
import { recordAttendance, registerFor, withdraw } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

const officialText = '../shared/data/action-plan-2023-2027.txt';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

// The one sentence of Colloquy, through HTTP alone: an expert joins a workshop that serves actions of the plan, and the
// secretariat reads what was done.
describe('the main job', () => {
  let event: string;
  let confirmed: string[];

  it('the secretariat reads the plan in', async () => {
    const official = existsSync(officialText);
    const input = official
      ? {
          slug: 'pp-2023-2027',
          title: 'Prague Process Action Plan 2023-2027',
          startsOn: '2023-01-01',
          endsOn: '2027-12-31',
          text: readFileSync(officialText, 'utf8'),
        }
      : { slug: 'lakes', title: 'Lakes', startsOn: '2031-01-01', endsOn: '2034-12-31', text: madeUpPlan };
    const imported = await importAs(world, input);
    expect(imported).toMatchObject(
      official ? { areas: 6, actions: 53, subActions: 15 } : { areas: 3, actions: 24, subActions: 10 },
    );
    expect(imported.restored).toHaveLength(11);
  });

  it('an organiser holds an event of 40 seats that 200 ask for', async () => {
    event = (await publishedEvent(world, {}, 'organiser')).id;
    const georgians = await manyMembers(world, 120, 'GE');
    const poles = await manyMembers(world, 80, 'PL');
    const people = georgians.flatMap((georgian, index) => (poles[index] ? [georgian, poles[index]] : [georgian]));
    const answers = await Promise.all(
      people.map((member, index) => registerFor(world, event, member, {}, (index >> 1) % 2)),
    );
    const seated = answers.filter(({ status }) => status === 'CONFIRMED');
    expect(seated).toHaveLength(40);
    const leaving = seated.slice(0, 5);
    for (const { id } of leaving) await world.as('secretariat').ask(withdraw, { id });
    const rows = await world.database.rows<{ member_id: string }>(
      `SELECT member_id FROM registration WHERE event_id = $1 AND status = 'CONFIRMED'`,
      [event],
    );
    confirmed = rows.map(({ member_id }) => member_id);
    expect(confirmed).toHaveLength(40);
  });

  it('who came is recorded once it is over, and what came of it, checked by a second person', async () => {
    const lastWeek = { startsAt: '2026-03-10T10:00', endsAt: '2026-03-10T12:00' };
    await world.as('organiser').ask(updateEvent, {
      id: event,
      input: lastWeek,
    });
    const entries = confirmed.map((member, index) => ({
      member,
      attendance: index < 30 ? ('ATTENDED' as const) : ('NO_SHOW' as const),
    }));
    await world.as('organiser').ask(recordAttendance, { event, entries });
    await world.as('organiser').ask(closeEvent, { id: event });

    const input: OutcomeInput = {
      kind: 'HANDBOOK',
      title: [{ locale: 'en', text: 'Interviewing vulnerable applicants: a handbook' }],
      date: '2026-05-04',
      actions: ['VI.6', 'VI.5'],
      events: [event],
      evidence: [{ title: 'The handbook', url: 'https://library.example/handbook' }],
    };
    const { id } = await done(world, 'secretariat', createOutcome, { input });
    await done(world, 'secretariat', submitOutcome, { id });
    expect(await world.as('secretariat').refusal(verifyOutcome, { id, accept: true })).toMatchObject({
      code: 'SECOND_PERSON_REQUIRED',
    });
    await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
    expect(await done(world, 'secretariat2', publishOutcome, { id })).toMatchObject({ status: 'PUBLISHED' });
  });

  it('the report answers what was done on each action of the plan', async () => {
    const { activityReport } = await world.as('secretariat').ask(
      graphql(`
        query ($input: ActivityReportInput!) {
          activityReport(input: $input) {
            rows { action { code } figures { events participations people states outcomes } }
            total { events participations people states outcomes } gaps { code }
          }
        }
      `),
      { input: { from: '2026-01-01', to: '2026-12-31' } },
    );
    const once = { events: 1, participations: 30, people: 30, states: 2, outcomes: 1 };
    expect(activityReport.total).toEqual(once);
    expect(activityReport.rows).toHaveLength(53);
    const served = activityReport.rows.filter(({ figures }) => figures.events > 0);
    expect(served).toEqual(['VI.5', 'VI.6'].map((code) => ({ action: { code }, figures: once })));
    expect(activityReport.gaps).toHaveLength(50);
    expect(activityReport.gaps.map(({ code }) => code)).not.toContain('III.10');
  });
});
