import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventInput, manyMembers, registerFor } from '../support/builders/events.js';
import { madeUpPlan } from '../support/builders/made-up-plan.js';
import { startWorld, type World } from '../support/harness/world.js';

const officialText = '../shared/data/action-plan-2023-2027.txt';

interface Report {
  rows: {
    action: { code: string };
    figures: { events: number; people: number; states: number; outcomes: number; participations: number };
  }[];
  total: { events: number; participations: number; people: number; states: number; outcomes: number };
  gaps: { code: string }[];
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

// The one sentence of Colloquy, through HTTP alone: an expert joins a workshop that serves actions of the plan, and the secretariat reads what was done.
describe('the main job', () => {
  let event: string;
  let confirmed: string[];

  it('reads the plan', async () => {
    const importPlan = `mutation ($input: ImportActionPlanInput!) {
      importActionPlan(input: $input) { areas actions subActions restored { line code } }
    }`;
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
    const { importActionPlan } = await world
      .as('secretariat')
      .ask<{ importActionPlan: { restored: object[] } }>(importPlan, { input });
    expect(importActionPlan).toMatchObject(
      official ? { areas: 6, actions: 53, subActions: 15 } : { areas: 3, actions: 24, subActions: 10 },
    );
    expect(importActionPlan.restored).toHaveLength(11);
  });

  it('holds an event of 40 seats that 200 ask for', async () => {
    const { createEvent } = await world
      .as('organiser')
      .ask<{ createEvent: { id: string } }>('mutation ($input: EventInput!) { createEvent(input: $input) { id } }', {
        input: eventInput(world),
      });
    event = createEvent.id;
    await world.as('organiser').ask('mutation ($id: ID!) { publishEvent(id: $id) { status } }', { id: event });
    const georgians = await manyMembers(world, 120, 'GE');
    const poles = await manyMembers(world, 80, 'PL');
    const people = georgians.flatMap((georgian, index) => (poles[index] ? [georgian, poles[index]] : [georgian]));
    const answers = await Promise.all(
      people.map((member, index) => registerFor(world, event, member, {}, (index >> 1) % 2)),
    );
    const seated = answers.filter(({ status }) => status === 'CONFIRMED');
    expect(seated).toHaveLength(40);
    const leaving = seated.slice(0, 5);
    for (const { id } of leaving)
      await world.as('secretariat').ask('mutation ($id: ID!) { withdraw(registration: $id) { status } }', { id });
    const rows = await world.database.rows<{ member_id: string }>(
      `SELECT member_id FROM registration WHERE event_id = $1 AND status = 'CONFIRMED'`,
      [event],
    );
    confirmed = rows.map(({ member_id }) => member_id);
    expect(confirmed).toHaveLength(40);
  });

  it('records who came, once it is over, and what came of it, checked by a second person', async () => {
    const lastWeek = { startsAt: '2026-03-10T10:00', endsAt: '2026-03-10T12:00' };
    await world
      .as('organiser')
      .ask('mutation ($id: ID!, $input: UpdateEventInput!) { updateEvent(id: $id, input: $input) { id } }', {
        id: event,
        input: lastWeek,
      });
    const entries = confirmed.map((member, index) => ({ member, attendance: index < 30 ? 'ATTENDED' : 'NO_SHOW' }));
    await world
      .as('organiser')
      .ask(
        'mutation ($event: ID!, $entries: [AttendanceInput!]!) { recordAttendance(event: $event, entries: $entries) { id } }',
        { event, entries },
      );
    await world.as('organiser').ask('mutation ($id: ID!) { closeEvent(id: $id) { status } }', { id: event });

    const input = {
      kind: 'HANDBOOK',
      title: [{ locale: 'en', text: 'Interviewing vulnerable applicants: a handbook' }],
      date: '2026-05-04',
      actions: ['VI.6', 'VI.5'],
      events: [event],
      evidence: [{ title: 'The handbook', url: 'https://library.example/handbook' }],
    };
    const { createOutcome } = await world
      .as('secretariat')
      .ask<{ createOutcome: { id: string } }>(
        'mutation ($input: OutcomeInput!) { createOutcome(input: $input) { id } }',
        { input },
      );
    const { id } = createOutcome;
    await world.as('secretariat').ask('mutation ($id: ID!) { submitOutcome(id: $id) { status } }', { id });
    const verify = 'mutation ($id: ID!) { verifyOutcome(id: $id, accept: true) { status } }';
    expect(await world.as('secretariat').refusal(verify, { id })).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    await world.as('secretariat2').ask(verify, { id });
    const { publishOutcome } = await world
      .as('secretariat2')
      .ask<{ publishOutcome: object }>('mutation ($id: ID!) { publishOutcome(id: $id) { status } }', { id });
    expect(publishOutcome).toEqual({ status: 'PUBLISHED' });
  });

  it('answers what was done on each action of the plan', async () => {
    const { activityReport } = await world.as('secretariat').ask<{ activityReport: Report }>(
      `query ($input: ActivityReportInput!) {
        activityReport(input: $input) {
          rows { action { code } figures { events participations people states outcomes } }
          total { events participations people states outcomes }
          gaps { code }
        }
      }`,
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
