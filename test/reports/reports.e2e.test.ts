import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cancelEvent, draftEvent, publishedEvent } from '../support/builders/events.js';
import {
  done,
  outcomeInput,
  published,
  setFollowUp,
  updateOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { manyMembers, newOrganisation } from '../support/builders/people.js';
import { actionFigures, heldEvent, reportOf, rowOf } from '../support/builders/reports.js';
import { startWorld, type World } from '../support/harness/world.js';

// Every test counts in a year of its own.
let world: World;
let guests: string[];
beforeAll(async () => {
  world = await startWorld();
  guests = await manyMembers(world, 12, 'GE');
});
afterAll(async () => {
  await world.stop();
});

const came = (...members: number[]) => members.map((index) => ({ member: guests[index]! }));
const eventsOn = (report: Awaited<ReturnType<typeof reportOf>>) =>
  Object.fromEntries(
    report.rows.filter(({ figures }) => figures.events > 0).map(({ action, figures }) => [action.code, figures.events]),
  );

describe('counting people', () => {
  it('counts a person once and each attendance, at two events of one action', async () => {
    await heldEvent(world, '2005-03-01T10:00', came(0, 1));
    await heldEvent(world, '2005-04-01T10:00', came(0));
    const report = await reportOf(world, 2005);
    expect(rowOf(report, 'VI.6')).toMatchObject({ events: 2, participations: 3, people: 2, states: 1, eventHours: 4 });
    expect(report.total).toEqual(rowOf(report, 'VI.6'));
  });

  it('counts a person who changed post for each state, and once as a person', async () => {
    const [member] = await manyMembers(world, 1, 'AM');
    await world.database.rows(
      `INSERT INTO post (id, member_id, title, state, from_day, to_day, confirmed)
       VALUES (gen_random_uuid(), $1, 'Adviser', 'MD', '2005-01-01', '2006-06-30', true)`,
      [member],
    );
    await heldEvent(world, '2006-06-30T10:00', [{ member: member! }]);
    await heldEvent(world, '2006-07-01T10:00', [{ member: member! }]);
    const { total, states } = await reportOf(world, 2006);
    expect(total).toMatchObject({ events: 2, participations: 2, people: 1, states: 2 });
    expect(states.map(({ state, events, people }) => [state.code, events, people])).toEqual([
      ['AM', 1, 1],
      ['MD', 1, 1],
    ]);
  });

  it('counts organisations apart from states: who represents both came for the state', async () => {
    const [agency, ministry] = [await newOrganisation(world, 'Agency'), await newOrganisation(world, 'Ministry')];
    await heldEvent(world, '2007-05-01T10:00', [
      { member: guests[0]!, representing: { organisation: agency } },
      { member: guests[1]!, representing: { organisation: agency } },
      { member: guests[2]!, representing: { state: 'PL', organisation: ministry } },
      { member: guests[3]!, representing: { personalCapacity: true } },
    ]);
    const { total, states, organisations } = await reportOf(world, 2007);
    expect(total).toMatchObject({ participations: 4, people: 4, states: 1, organisations: 1, otherOrNotStated: 4 });
    expect(states.map(({ state }) => state.code)).toEqual(['PL']);
    expect(organisations).toEqual([
      expect.objectContaining({
        organisation: { id: agency, name: 'Agency' },
        events: 1,
        participations: 2,
        people: 2,
      }),
    ]);
  });

  it('counts every role but interpreters, and only those who came', async () => {
    await heldEvent(world, '2008-05-01T10:00', [
      { member: guests[0]!, role: 'INTERPRETER' },
      { member: guests[1]!, role: 'SPEAKER' },
      { member: guests[2]!, role: 'OBSERVER', attendance: 'PARTIAL' },
      { member: guests[3]!, attendance: 'NO_SHOW' },
      { member: guests[4]!, attendance: 'EXCUSED' },
      { member: guests[5]!, attendance: null },
    ]);
    expect((await reportOf(world, 2008)).total).toMatchObject({
      events: 1,
      participations: 2,
      people: 2,
      onlineParticipations: 2,
    });
  });
});

describe('counting events', () => {
  it('counts an event of three actions in each row once, and in the total once', async () => {
    await heldEvent(world, '2009-05-01T10:00', came(0), { actions: ['VI.6', 'VI.5', 'II.3'] });
    const report = await reportOf(world, 2009);
    expect(eventsOn(report)).toEqual({ 'II.3': 1, 'VI.5': 1, 'VI.6': 1 });
    expect(report.areas.map(({ area, figures }) => [area.code, figures.events, figures.people])).toEqual([
      ['I', 0, 0],
      ['II', 1, 1],
      ['III', 0, 0],
      ['IV', 0, 0],
      ['V', 0, 0],
      ['VI', 1, 1],
    ]);
    expect(report.total).toMatchObject({ events: 1, participations: 1, people: 1 });
  });

  it('counts a sub-item in its action, once where both are named', async () => {
    await heldEvent(world, '2010-05-01T10:00', came(0), { actions: ['I.4.b'] });
    await heldEvent(world, '2010-06-01T10:00', came(0), { actions: ['I.4', 'I.4.b', 'I.4.c'] });
    const report = await reportOf(world, 2010);
    expect(eventsOn(report)).toEqual({ 'I.4': 2 });
    expect(rowOf(report, 'I.4')).toMatchObject({ events: 2, participations: 2, people: 1, eventHours: 4 });
    expect(report.years.filter(({ events }) => events > 0)).toEqual([
      { year: 2010, action: { code: 'I.4' }, events: 2, outcomes: 0, status: null },
    ]);
  });

  it('counts an event on the day on which it starts in its own zone, and the last day too', async () => {
    // In UTC each of them starts on the other side of midnight.
    await heldEvent(world, '2011-12-31T23:30', came(0), { timeZone: 'America/Anchorage', actions: ['VI.1'] });
    await heldEvent(world, '2012-01-01T00:15', came(0), { timeZone: 'Pacific/Kiritimati', actions: ['VI.2'] });
    expect(eventsOn(await reportOf(world, 2011))).toEqual({ 'VI.1': 1 });
    expect(eventsOn(await reportOf(world, 2012))).toEqual({ 'VI.2': 1 });
    expect(eventsOn(await reportOf(world, { from: '2011-12-31', to: '2012-01-01' }))).toEqual({ 'VI.1': 1, 'VI.2': 1 });
  });

  it('counts cancelled events apart, and drafts and what is not over not at all', async () => {
    const { id: cancelled } = await publishedEvent(world, { startsAt: '2033-02-01T10:00', endsAt: '2033-02-01T12:00' });
    await world.as('secretariat').ask(cancelEvent, { id: cancelled, reason: 'Storm' });
    await publishedEvent(world, { startsAt: '2033-03-01T10:00', endsAt: '2033-03-01T12:00' });
    await draftEvent(world, { startsAt: '2013-03-01T10:00', endsAt: '2013-03-01T12:00' });
    expect((await reportOf(world, 2033)).total).toMatchObject({
      events: 0,
      cancelledEvents: 1,
      online: 0,
      eventHours: 0,
    });
    expect((await reportOf(world, 2013)).total).toMatchObject({ events: 0, cancelledEvents: 0 });
  });

  it('adds up the hours of the days and the formats', async () => {
    const days = [
      { startsAt: '2014-05-01T09:00', endsAt: '2014-05-01T12:30' },
      { startsAt: '2014-05-02T09:00', endsAt: '2014-05-02T10:00' },
    ];
    await heldEvent(world, '2014-05-01T09:00', came(0), { endsAt: '2014-05-02T10:00', days });
    await heldEvent(world, '2014-06-01T09:00', []);
    expect((await reportOf(world, 2014)).total).toMatchObject({ events: 2, online: 2, inPerson: 0, eventHours: 6.5 });
  });
});

describe('counting outcomes', () => {
  it('counts what is published by its date, as it was published, until it is withdrawn', async () => {
    const followUps = [{ title: [{ locale: 'en', text: 'Translate it' }], ownerState: 'GE' }];
    const input = outcomeInput('Study', {
      date: '2015-12-31',
      actions: ['II.4'],
      networks: [world.networks.labour],
      followUps,
    });
    const { id, followUps: asked } = await published(world, input);
    const counted = { outcomes: 1, outcomesByKind: [{ kind: 'STUDY', count: 1 }], followUpsOpen: 1 };
    await done(world, 'secretariat', updateOutcome, { id, input: { date: '2016-01-01', kind: 'TOOL' } });
    const report = await reportOf(world, 2015);
    expect(rowOf(report, 'II.4')).toMatchObject({ events: 0, ...counted });
    expect(report.networks.find(({ network }) => network.slug === 'labour-network')!.figures).toMatchObject(counted);
    expect(report.gaps.map(({ code }) => code)).not.toContain('II.4');
    expect((await reportOf(world, 2016)).total.outcomes).toBe(0);
    await world.as('secretariat').ask(setFollowUp, { id: asked[0]!.id, status: 'DONE' });
    expect((await reportOf(world, 2015)).total).toMatchObject({ outcomes: 1, followUpsOpen: 0 });
    await done(world, 'secretariat', withdrawOutcome, { id, reason: 'Wrong' });
    expect((await reportOf(world, 2015)).total.outcomes).toBe(0);
  });
});

describe('the figures of an action', () => {
  it('are there for everybody, with its sub-items, of all time or of some days', async () => {
    await heldEvent(world, '2017-05-01T10:00', came(0, 1), { actions: ['II.1.a'] });
    await heldEvent(world, '2018-05-01T10:00', came(1, 2, 3, 4, 5), { actions: ['II.1.b'] });
    const ask = async (who: 'secretariat' | 'nobody', code: string, period: { from?: string; to?: string } = {}) =>
      (await world.as(who).ask(actionFigures, { code, ...period })).action.figures;
    expect(await ask('secretariat', 'II.1')).toMatchObject({ events: 2, participations: 7, people: 6, states: 1 });
    expect(await ask('nobody', 'II.1.a')).toMatchObject({
      events: 1,
      participations: null,
      people: null,
      women: null,
      states: 1,
    });
    expect(await ask('nobody', 'II.1', { from: '2018-05-01', to: '2018-05-01' })).toMatchObject({
      events: 1,
      people: null,
    });
    expect(await ask('nobody', 'II.1', { from: '2018-05-02' })).toMatchObject({
      events: 0,
      people: null,
      satisfaction: null,
    });
    expect(
      await world.as('nobody').refusal(actionFigures, { code: 'II.1', from: '2018-05-02', to: '2018-05-01' }),
    ).toEqual({
      code: 'BAD_INPUT',
      field: 'to',
    });
  });
});
