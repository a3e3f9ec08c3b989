import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { cancelEvent, type EventInput, publishedEvent, updateEvent } from '../support/builders/events.js';
import {
  byCauses,
  causeInWords,
  changesOf,
  freezeReport,
  frozen,
  inWords,
  onEachLine,
} from '../support/builders/frozen-reports.js';
import { decideMembership } from '../support/builders/network-life.js';
import {
  done,
  outcomeInput,
  type OutcomeInput,
  published,
  publishOutcome,
  setFollowUp,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { manyMembers, updateMember } from '../support/builders/people.js';
import { actionByCode, updateAction } from '../support/builders/plans.js';
import { newProgramme } from '../support/builders/programmes.js';
import { recordAttendance, register } from '../support/builders/registrations.js';
import {
  heldEvent,
  type ReportInput,
  reportOf,
  reportShown,
  type ReportShown,
  yearOf,
} from '../support/builders/reports.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

// Every test freezes a year of its own.
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const today = 'Sabine Hofer';

const wholeFrozen = graphql('query ($id: ID!) { frozenReport(id: $id) { report { ...ReportShown } } }', [reportShown]);

/** A woman of GE and a man of PL. */
async function twoPeople(name: string): Promise<[string, string]> {
  const woman = await world.newMember('Ana', name, 'GE');
  const man = await world.newMember('Piotr', name, 'PL');
  for (const [id, gender] of [
    [woman, 'WOMAN'],
    [man, 'MAN'],
  ] as const)
    await world.as('secretariat').ask(updateMember, { id, input: { gender } });
  return [woman, man];
}

/** What every correction of a frozen report needs. */
const why = 'Said so afterwards';

const corrects = (
  event: string,
  member: string,
  attendance: Input<'Attendance'>,
  who: 'secretariat' | 'secretariat2' = 'secretariat',
) => world.as(who).ask(recordAttendance, { event, entries: [{ member, attendance }], reason: why });
const change = (id: string, input: Input<'UpdateEventInput'>, who: 'secretariat' | 'secretariat2' = 'secretariat') =>
  world.as(who).ask(updateEvent, { id, input, reason: why });

async function storedReport(id: string): Promise<ReportShown> {
  return (await world.as('secretariat').ask(wholeFrozen, { id })).frozenReport.report;
}

describe('freezing a report', () => {
  it('keeps the whole report as it was, whatever happens afterwards', async () => {
    const [ana, piotr] = await twoPeople('Одиннадцать «А»');
    const event = await heldEvent(world, '1971-03-01T10:00', [{ member: ana }, { member: piotr }], {
      networks: [world.networks.asylum],
    });
    const live = await reportOf(world, 1971);
    const id = await frozen(world, 1971, '  Отчёт за 1971 год "первый"  ');
    const stored = await storedReport(id);
    expect(stored).toEqual({ ...live, dataAt: expect.any(String) as unknown });
    await corrects(event, ana, 'NO_SHOW');
    await corrects(event, piotr, 'NO_SHOW');
    await world.as('secretariat').ask(cancelEvent, { id: event, reason: 'Never took place' });
    expect(JSON.stringify(await storedReport(id))).toBe(JSON.stringify(stored));
    const { frozenReport } = await world
      .as('secretariat')
      .ask(
        graphql(
          'query ($id: ID!) { frozenReport(id: $id) { title frozenAt frozenBy { displayName } report { dataAt } } }',
        ),
        { id },
      );
    expect(frozenReport).toEqual({
      title: 'Отчёт за 1971 год "первый"',
      frozenAt: stored.dataAt,
      frozenBy: { displayName: today },
      report: { dataAt: frozenReport.frozenAt },
    });
  });

  it('makes another report each time, the newest first', async () => {
    const first = await frozen(world, 1972, 'Once');
    const second = await frozen(world, 1972, 'Once');
    const { frozenReports } = await world.as('secretariat').ask(graphql('{ frozenReports { id } }'));
    expect(frozenReports.slice(0, 2)).toEqual([{ id: second }, { id: first }]);
  });

  it('refuses what a report would refuse, and a title that says nothing', async () => {
    const refused = (title: string, changes: Partial<ReportInput> = {}) =>
      world.as('secretariat').refusal(freezeReport, { title, input: { ...yearOf(1972), ...changes } });
    expect(await refused(' \u00a0')).toEqual({ code: 'BAD_INPUT', field: 'title' });
    expect(await refused('')).toEqual({ code: 'BAD_INPUT', field: 'title' });
    expect(await refused('Report', { to: '1971-12-31' })).toEqual({ code: 'BAD_INPUT', field: 'input.to' });
    expect(await refused('Report', { plan: 'nowhere' })).toEqual({ code: 'BAD_INPUT', field: 'input.plan' });
    expect(await refused('Report', { areas: ['VI', 'XX'] })).toEqual({ code: 'BAD_INPUT', field: 'input.areas.1' });
    const nobody = '01a00000-0000-7000-8000-000000000000';
    expect(await refused('Report', { networks: [nobody] })).toEqual({ code: 'BAD_INPUT', field: 'input.networks.0' });
    expect(
      await world.as('secretariat').refusal('query ($id: ID!) { frozenReport(id: $id) { id } }', { id: nobody }),
    ).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });

  it('is the secretariat’s, and nobody else’s', async () => {
    const id = await frozen(world, 1972);
    const mine = { title: 'Mine', input: yearOf(1972) };
    for (const person of ['observer', 'organiser', 'contactPoint', 'expert'] as const)
      expect(await world.as(person).refusal(freezeReport, mine)).toEqual({ code: 'FORBIDDEN', field: null });
    const node = graphql('query ($id: ID!) { node(id: $id) { id } }');
    for (const person of ['observer', 'organiser', 'contactPoint', 'expert'] as const) {
      expect((await world.as(person).refusal('{ frozenReports { id } }')).code).toBe('FORBIDDEN');
      expect((await world.as(person).refusal('query ($id: ID!) { frozenReport(id: $id) { id } }', { id })).code).toBe(
        'FORBIDDEN',
      );
      expect((await world.as(person).refusal(node, { id })).code).toBe('NOT_FOUND');
    }
    expect((await world.as('nobody').refusal('{ frozenReports { id } }')).code).toBe('UNAUTHENTICATED');
    expect(await world.as('secretariat').ask(node, { id })).toEqual({ node: { id } });
  });

  it('leaves a record in the audit trail', async () => {
    const id = await frozen(world, 1972, 'Recorded');
    const { auditTrail } = await world.as('secretariat').ask(
      graphql(`
          query ($id: ID!) {
            auditTrail(subject: $id) { nodes { action subjectKind by { displayName } changes { field to } } }
          }
        `),
      { id },
    );
    expect(auditTrail.nodes).toEqual([
      {
        action: 'freezeReport',
        subjectKind: 'FrozenReport',
        by: { displayName: today },
        changes: [
          { field: 'input', to: '{"from":"1972-01-01","to":"1972-12-31"}' },
          { field: 'title', to: 'Recorded' },
        ],
      },
    ]);
  });

  it('is for good: the database refuses every change', async () => {
    const [ana] = await twoPeople('Fixed');
    await heldEvent(world, '1973-03-01T10:00', [{ member: ana }]);
    await frozen(world, 1973);
    for (const table of ['report', 'event', 'participation', 'outcome', 'follow_up', 'membership']) {
      await expect(world.database.rows(`DELETE FROM frozen_${table}`)).rejects.toThrow('append-only');
      await expect(world.database.rows(`UPDATE frozen_${table} SET id = id`)).rejects.toThrow('append-only');
      await expect(world.database.rows(`TRUNCATE frozen_${table} CASCADE`)).rejects.toThrow('append-only');
    }
  });
});

describe('what has changed since a report was frozen', () => {
  it('is nothing where nothing has changed, and costs no search for causes', async () => {
    const [ana] = await twoPeople('Unchanged');
    await heldEvent(world, '1974-03-01T10:00', [{ member: ana }], { networks: [world.networks.asylum] });
    const id = await frozen(world, 1974);
    expect(await changesOf(world, id)).toEqual([]);
    await world.as('secretariat').ask(graphql('{ __typename }'));
    // The report and what it says, whether its data and those before it have changed, the growth of networks, and what
    // is never kept: core indicators and details, with the three statements that have them planned anew.
    expect(await statementsOf(() => changesOf(world, id))).toBe(9);
  });

  it('tells attendance corrected: who, when, of exactly the lines where it counted', async () => {
    const [ana, piotr] = await twoPeople('Corrected');
    const event = await heldEvent(world, '1975-03-01T10:00', [{ member: ana }, { member: piotr }]);
    const other = await heldEvent(world, '1975-04-01T10:00', [{ member: piotr }], { actions: ['II.3'] });
    const id = await frozen(world, 1975);
    const before = Date.now();
    await corrects(event, piotr, 'NO_SHOW', 'secretariat2');
    const changes = await changesOf(world, id);
    // At the other event the same man represented the same state: nothing of II.3, and in the total no person less.
    expect(byCauses(changes)).toEqual({
      [`REGISTRATION FELL_OUT attendance ATTENDED -> NO_SHOW, Jonas Petrauskas: ${why}`]: [
        'total participations 3 -> 2',
        'total onlineParticipations 3 -> 2',
        ...['VI', 'VI.6'].flatMap((line) => [
          `${line} participations 2 -> 1`,
          `${line} onlineParticipations 2 -> 1`,
          `${line} people 2 -> 1`,
          `${line} men 1 -> 0`,
          `${line} states 2 -> 1`,
        ]),
        'PL events 2 -> 1',
        'PL participations 2 -> 1',
      ],
    });
    const [{ causes, causeCount }] = changes as [(typeof changes)[0]];
    expect(causeCount).toBe(1);
    expect(causes[0]).toMatchObject({
      event: { id: event },
      member: { displayName: 'Piotr Corrected' },
      outcome: null,
    });
    expect(Math.abs(Date.parse(causes[0]!.at!) - before)).toBeLessThan(60_000);
    expect(other).not.toBe(event);
  });

  it('tells an event cancelled later, to which nobody came', async () => {
    const [ana, piotr] = await twoPeople('Cancelled');
    const event = await heldEvent(world, '1976-03-01T10:00', [{ member: ana }, { member: piotr }], {
      networks: [world.networks.labour],
    });
    for (const member of [ana, piotr]) await corrects(event, member, 'NO_SHOW');
    const id = await frozen(world, 1976);
    await world.as('secretariat2').ask(cancelEvent, { id: event, reason: 'Entered "by mistake"' });
    const lines = (...figures: string[]) =>
      ['total', 'VI', 'VI.6', 'labour-network'].flatMap((line) => figures.map((figure) => `${line} ${figure}`));
    expect(byCauses(await changesOf(world, id))).toEqual({
      'EVENT CHANGED status PUBLISHED -> CANCELLED, Jonas Petrauskas: Entered "by mistake"': expect.arrayContaining([
        ...lines('events 1 -> 0', 'cancelledEvents 0 -> 1', 'online 1 -> 0', 'eventHours 2 -> 0'),
        'VI.6 1976 events 1 -> 0',
      ]) as unknown,
    });
  });

  it('tells an event moved to another action: it leaves the lines of one and joins those of the other', async () => {
    const [ana] = await twoPeople('Moved');
    const event = await heldEvent(world, '1977-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1977);
    await change(event, { actions: ['II.3'] });
    const moved = (line: string, from: number, to: number, hours = 2) =>
      ['events', 'online', 'participations', 'onlineParticipations', 'people', 'women', 'states']
        .map((figure) => `${line} ${figure} ${from} -> ${to}`)
        .concat(`${line} eventHours ${from * hours} -> ${to * hours}`);
    const found = byCauses(await changesOf(world, id));
    expect(Object.keys(found)).toEqual([`EVENT CHANGED actions VI.6 -> II.3, ${today}: ${why}`]);
    expect(Object.values(found)[0]!.toSorted()).toEqual(
      [
        ...moved('II', 0, 1),
        ...moved('II.3', 0, 1),
        ...moved('VI', 1, 0),
        ...moved('VI.6', 1, 0),
        'VI.6 1977 events 1 -> 0',
        'II.3 1977 events 0 -> 1',
      ].toSorted(),
    );
  });

  it('tells an event moved out of the period: it fell out, and nobody of it is left', async () => {
    const [ana] = await twoPeople('Later');
    const event = await heldEvent(world, '1978-12-31T10:00', [{ member: ana }]);
    const id = await frozen(world, 1978);
    await change(event, { startsAt: '1979-01-01T10:00', endsAt: '1979-01-01T12:00' });
    const found = await changesOf(world, id);
    expect(Object.keys(byCauses(found))).toEqual([
      `EVENT FELL_OUT startsAt 1978-12-31T10:00:00 -> 1979-01-01T10:00:00, ${today}: ${why}`,
    ]);
    expect(found.map(inWords)).toEqual(
      expect.arrayContaining([
        ...onEachLine('events 1 -> 0', 'women 1 -> 0'),
        'GE people 1 -> 0',
        'VI.6 1978 events 1 -> 0',
      ]),
    );
  });

  it('tells each figure by its own of two changes, and each of two changes of one figure', async () => {
    const [ana] = await twoPeople('Twice');
    const event = await heldEvent(world, '1980-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1980);
    await change(event, { endsAt: '1980-03-01T13:00' });
    await change(event, { endsAt: '1980-03-01T14:30' }, 'secretariat2');
    await change(event, { networks: [world.networks.asylum] });
    const found = byCauses(await changesOf(world, id));
    const once = `EVENT CHANGED eventHours 2 -> 3, ${today}: ${why}`;
    const twice = `${once}; EVENT CHANGED eventHours 3 -> 4.5, Jonas Petrauskas: ${why}`;
    expect(found[twice]).toEqual(onEachLine('eventHours 2 -> 4.5'));
    expect(found[`EVENT CHANGED networks  -> asylum-pool, ${today}: ${why}`]).toEqual(
      expect.arrayContaining([
        'asylum-pool events 0 -> 1',
        'asylum-pool people 0 -> 1',
        'asylum-pool eventHours 0 -> 4.5',
      ]),
    );
    expect(Object.keys(found)).toHaveLength(2);
  });

  it('tells who took an attendance away, not who said afterwards why the person was not there', async () => {
    const [ana] = await twoPeople('Excused');
    const event = await heldEvent(world, '1992-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1992);
    await corrects(event, ana, 'NO_SHOW');
    await corrects(event, ana, 'EXCUSED', 'secretariat2');
    const found = await changesOf(world, id);
    expect(Object.keys(byCauses(found))).toEqual([
      `REGISTRATION FELL_OUT attendance ATTENDED -> NO_SHOW, ${today}: ${why}`,
    ]);
    expect(found.find(({ figure }) => figure === 'participations')).toMatchObject({ causeCount: 1 });
  });

  it('tells all who moved a record there and back and there again, in their order', async () => {
    const [ana] = await twoPeople('Back');
    const event = await heldEvent(world, '1993-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1993);
    await corrects(event, ana, 'NO_SHOW');
    await corrects(event, ana, 'PARTIAL', 'secretariat2');
    await corrects(event, ana, 'ATTENDED');
    await corrects(event, ana, 'EXCUSED', 'secretariat2');
    const found = await changesOf(world, id);
    expect(found[0]!.causes.map(causeInWords)).toEqual([
      `REGISTRATION FELL_OUT attendance ATTENDED -> NO_SHOW, ${today}: ${why}`,
      `REGISTRATION CAME_IN attendance NO_SHOW -> PARTIAL, Jonas Petrauskas: ${why}`,
      `REGISTRATION FELL_OUT attendance ATTENDED -> EXCUSED, Jonas Petrauskas: ${why}`,
    ]);
    expect(found[0]!.causeCount).toBe(1);
  });

  it('tells of each line who moved the event over its border', async () => {
    const [ana] = await twoPeople('Borders');
    const event = await heldEvent(world, '1994-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1994);
    await change(event, { actions: ['II.3'] });
    await change(event, { actions: ['II.4'] }, 'secretariat2');
    const found = await changesOf(world, id);
    const causesOf = (place: string) =>
      found
        .filter((one) => inWords(one).startsWith(`${place} events`))
        .flatMap(({ causes }) => causes.map(causeInWords));
    expect(causesOf('VI.6')).toEqual([`EVENT CHANGED actions VI.6 -> II.3, ${today}: ${why}`]);
    expect(causesOf('II')).toEqual([`EVENT CHANGED actions VI.6 -> II.3, ${today}: ${why}`]);
    expect(causesOf('II.3')).toEqual([]);
    expect(causesOf('II.4')).toEqual([`EVENT CHANGED actions II.3 -> II.4, Jonas Petrauskas: ${why}`]);
  });

  it('tells what other and not stated are together apart, by the one who moved it', async () => {
    const [ana] = await twoPeople('Stated');
    await heldEvent(world, '1995-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1995);
    await world.as('secretariat').ask(updateMember, { id: ana, input: { gender: 'OTHER' }, reason: why });
    await world.as('secretariat2').ask(updateMember, { id: ana, input: { gender: 'NOT_STATED' }, reason: why });
    const found = await changesOf(world, id);
    const told = (figure: string) =>
      found
        .filter((one) => one.figure === figure && !one.action && !one.area)
        .map(({ causes }) => causes.map(causeInWords));
    expect(told('women')[0]).toEqual([`MEMBER CHANGED gender WOMAN -> OTHER, ${today}: ${why}`]);
    expect(told('coreIndicators.5.women')).toEqual([[`MEMBER CHANGED gender WOMAN -> OTHER, ${today}: ${why}`]]);
    expect(told('coreIndicators.5.notStated')).toEqual([
      [`MEMBER CHANGED gender OTHER -> NOT_STATED, Jonas Petrauskas: ${why}`],
    ]);
    expect(told('coreIndicators.5.other')).toEqual([]);
  });

  it('tells an action made a principle: it is no gap any more, and nothing is expected of it', async () => {
    const id = await frozen(world, 1996);
    const { action } = await world.as('secretariat').ask(actionByCode, { code: 'II.5' });
    const makePrinciple = (isPrinciple: boolean) =>
      world.as('secretariat2').ask(updateAction, { id: action.id, input: { isPrinciple } });
    await makePrinciple(true);
    const found = await changesOf(world, id);
    await makePrinciple(false);
    const principle = 'ACTION CHANGED isPrinciple false -> true, Jonas Petrauskas';
    expect(found.map((one) => [inWords(one).replace(/ \S+ -> \S+$/, ''), one.causes.map(causeInWords)])).toEqual([
      ['total coreIndicators.14.total', [principle]],
      ['II.5 gap', [principle]],
    ]);
    expect(found[1]).toMatchObject({ frozen: 1, now: 0, causeCount: 1 });
    expect(await changesOf(world, id)).toEqual([]);
  });

  it('tells months, kinds, languages, partners, sub-items and what the total is held against', async () => {
    const [ana] = await twoPeople('Parts');
    const event = await heldEvent(world, '1997-03-01T10:00', [{ member: ana }], { actions: ['VI.6'] });
    const id = await frozen(world, { from: '1997-01-01', to: '1997-06-30' });
    await change(event, { startsAt: '1997-04-01T10:00', endsAt: '1997-04-01T12:00' });
    await change(event, { kind: 'ROUND_TABLE', languages: [{ language: 'ru' }] }, 'secretariat2');
    const found = await changesOf(world, id);
    const words = found.map((one) => `${inWords(one)} by ${one.causes.map(causeInWords).join('; ')}`);
    const moved = `EVENT CHANGED day 1997-03-01 -> 1997-04-01, ${today}: ${why}`;
    const kind = (said: string) => `EVENT CHANGED kind ${said}, Jonas Petrauskas: ${why}`;
    expect(words).toEqual(
      expect.arrayContaining([
        `1997-03 events 1 -> 0 by ${moved}`,
        `1997-04 events 0 -> 1 by ${moved}`,
        `total eventKinds.ROUND_TABLE 0 -> 1 by ${kind('WORKSHOP -> ROUND_TABLE')}`,
        `VI eventKinds.WORKSHOP 1 -> 0 by ${kind('WORKSHOP -> ROUND_TABLE')}`,
        `total coreIndicators.1.ROUND_TABLE 0 -> 1 by ${kind('WORKSHOP -> ROUND_TABLE')}`,
      ]),
    );
    expect(words.filter((one) => one.startsWith('total languages.ru.spoken 0 -> 1'))).toHaveLength(1);
    const half = await frozen(world, { from: '2023-07-01', to: '2023-12-31' });
    await heldEvent(world, '2023-03-01T10:00', [], { actions: ['VI.6'] });
    expect((await changesOf(world, half)).map((one) => inWords(one).replace(/ \S+ -> \S+$/, ''))).toEqual([
      ...['events', 'online', 'eventHours'].map((figure) => `total previous.${figure}`),
      ...['events', 'online', 'eventHours'].map((figure) => `total planSoFar.${figure}`),
    ]);
  });

  it('tells nothing of a change that was taken back', async () => {
    const [ana] = await twoPeople('Restored');
    const event = await heldEvent(world, '1981-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1981);
    await corrects(event, ana, 'NO_SHOW');
    await corrects(event, ana, 'ATTENDED');
    expect(await changesOf(world, id)).toEqual([]);
  });

  it('tells a new event back-filled, with its participants', async () => {
    const [ana] = await twoPeople('Back-filled');
    const id = await frozen(world, 1982);
    await heldEvent(world, '1982-03-01T10:00', [{ member: ana }]);
    const found = byCauses(await changesOf(world, id));
    expect(Object.keys(found)).toEqual([`EVENT CAME_IN status DRAFT -> PUBLISHED, ${today}`]);
    expect(Object.values(found)[0]).toEqual(
      expect.arrayContaining([
        ...onEachLine('events 0 -> 1', 'people 0 -> 1', 'women 0 -> 1'),
        'GE participations 0 -> 1',
      ]),
    );
  });

  it('tells somebody registered who attended late; another now represents an organisation', async () => {
    const [ana, piotr] = await twoPeople('Represents');
    const event = await heldEvent(world, '1983-03-01T10:00', [{ member: ana }]);
    const id = await frozen(world, 1983);
    await world.as('secretariat').ask(register, {
      input: { event, member: piotr },
    });
    await corrects(event, piotr, 'PARTIAL');
    const [organisation] = await world.database.rows<{ id: string }>(
      `INSERT INTO organisation (id, name, kind, sort_name, search_text)
       VALUES (gen_random_uuid(), '{"en": "Agency"}', 'INTERNATIONAL_ORGANISATION', 'agency', 'agency') RETURNING id`,
    );
    const [registration] = await world.database.rows<{ id: string }>(
      'SELECT id FROM registration WHERE event_id = $1 AND member_id = $2',
      [event, ana],
    );
    await world.as('secretariat2').ask(
      graphql(
        `mutation ($id: ID!, $input: UpdateRegistrationInput!, $reason: String) {
            updateRegistration(id: $id, input: $input, reason: $reason) { id }
          }`,
      ),
      {
        id: registration!.id,
        input: { representing: { organisation: organisation!.id } },
        reason: why,
      },
    );
    expect(byCauses(await changesOf(world, id))).toEqual({
      [`REGISTRATION CAME_IN attendance EXPECTED -> PARTIAL, ${today}: ${why}`]: [
        ...['total', 'VI', 'VI.6'].flatMap((line) => [
          `${line} participations 1 -> 2`,
          `${line} onlineParticipations 1 -> 2`,
          `${line} people 1 -> 2`,
          `${line} men 0 -> 1`,
        ]),
        'PL events 0 -> 1',
        'PL participations 0 -> 1',
        'PL people 0 -> 1',
        'PL men 0 -> 1',
      ],
      'REGISTRATION CHANGED representing GE -> Agency, Jonas Petrauskas: Said so afterwards': [
        ...onEachLine('organisations 0 -> 1'),
        'GE events 1 -> 0',
        'GE participations 1 -> 0',
        'GE people 1 -> 0',
        'GE women 1 -> 0',
        `${organisation!.id} events 0 -> 1`,
        `${organisation!.id} participations 0 -> 1`,
        `${organisation!.id} people 0 -> 1`,
      ],
    });
  });

  it('tells a gender changed, which counts otherwise; a name, a post and an erased person change nothing', async () => {
    const [ana, piotr] = await twoPeople('Renamed');
    await heldEvent(world, '1984-03-01T10:00', [{ member: ana }, { member: piotr }]);
    const id = await frozen(world, 1984);
    await world.as('secretariat').ask(updateMember, {
      id: piotr,
      input: { familyName: 'Инший', post: { title: 'Envoy', state: 'MD', from: '1980-01-01' } },
    });
    await world.database.rows(`UPDATE member SET erased_at = now(), given_names = '', family_name = '' WHERE id = $1`, [
      piotr,
    ]);
    expect(await changesOf(world, id)).toEqual([]);
    await world.as('secretariat').ask(updateMember, { id: ana, input: { gender: 'OTHER' }, reason: why });
    const changes = await changesOf(world, id);
    expect(byCauses(changes)).toEqual({
      [`MEMBER CHANGED gender WOMAN -> OTHER, ${today}: ${why}`]: [
        ...onEachLine('women 1 -> 0', 'otherOrNotStated 0 -> 1'),
        'GE women 1 -> 0',
        'GE otherOrNotStated 0 -> 1',
      ],
    });
    expect(changes[0]!.causes[0]).toMatchObject({ record: ana, member: { displayName: 'Ana Renamed' } });
    const kept = await world.database.rows<{ text: string }>(
      `SELECT f::text AS text FROM frozen_participation f UNION ALL SELECT f::text FROM frozen_report f`,
    );
    expect(kept.filter(({ text }) => /Renamed|Piotr|Ana/.test(text))).toEqual([]);
  });

  it('tells people merged: one person where there were two', async () => {
    const [ana, piotr] = await twoPeople('Merged');
    await heldEvent(world, '1985-03-01T10:00', [{ member: ana }]);
    await heldEvent(world, '1985-04-01T10:00', [{ member: piotr, representing: { state: 'GE' } }]);
    const id = await frozen(world, 1985);
    // What merging does to registrations, and what it will leave in the trail.
    await world.database.rows('UPDATE registration SET member_id = $1 WHERE member_id = $2', [ana, piotr]);
    await world.database.rows(
      `WITH entry AS (
         INSERT INTO audit_entry (id, by_member_id, action, subject_id, subject_kind, values_digest)
         VALUES (gen_random_uuid(), $1, 'mergeMembers', $2, 'Member', '') RETURNING id
       )
       INSERT INTO audit_value (entry_id, field, new_value, salt)
       SELECT id, 'reason', 'The same person', '' FROM entry`,
      [world.ids.secretariat2, ana],
    );
    expect(byCauses(await changesOf(world, id))).toEqual({
      'REGISTRATION CHANGED member Piotr Merged -> Ana Merged, Jonas Petrauskas: The same person': [
        ...onEachLine('people 2 -> 1', 'men 1 -> 0'),
        'GE people 2 -> 1',
        'GE men 1 -> 0',
      ],
    });
    expect(await storedReport(id)).toMatchObject({ total: { people: 2, women: 1, men: 1 } });
  });

  it('tells feedback: how satisfied people were, without a name', async () => {
    const [ana] = await twoPeople('Satisfied');
    const event = await heldEvent(world, '1986-03-01T10:00', [{ member: ana }, { member: world.ids.expert }]);
    await giveFeedback(event, ana, 2);
    const id = await frozen(world, 1986);
    await world
      .as('expert')
      .ask(graphql('mutation ($event: ID!) { giveFeedback(event: $event, input: { satisfaction: 5 }) }'), { event });
    const changes = await changesOf(world, id);
    expect(byCauses(changes)).toEqual({
      'FEEDBACK CHANGED satisfaction 2 -> 3.5, nobody': onEachLine('satisfaction 2 -> 3.5'),
    });
    expect(changes[0]!.causes[0]).toMatchObject({
      event: { id: event },
      member: null,
      at: expect.any(String) as unknown,
    });
  });

  it('tells an outcome withdrawn, another edited and published again, a follow-up done', async () => {
    const input = (title: string, changes: Partial<OutcomeInput> = {}) =>
      outcomeInput(title, {
        kind: 'STUDY',
        date: '1987-05-01',
        actions: ['VI.6'],
        events: [],
        networks: [],
        ...changes,
      });
    const followUps = [
      { title: [{ locale: 'en', text: 'First' }], ownerState: 'PL' },
      { title: [{ locale: 'en', text: 'Second' }], ownerState: 'GE' },
    ];
    const gone = await published(world, input('Gone'));
    const edited = await published(world, input('Edited'));
    const asks = await published(world, input('Asks', { followUps }));
    const id = await frozen(world, 1987);
    await done(world, 'secretariat', withdrawOutcome, { id: gone.id, reason: 'Superseded «всё»' });
    await done(world, 'secretariat', updateOutcome, { id: edited.id, input: { kind: 'HANDBOOK' }, reason: why });
    const afterWithdrawal = byCauses(await changesOf(world, id));
    expect(afterWithdrawal).toEqual({
      [`OUTCOME FELL_OUT status PUBLISHED -> WITHDRAWN, ${today}: Superseded «всё»`]: [
        ...onEachLine('outcomes 3 -> 2', 'outcomesByKind.STUDY 3 -> 2'),
        'VI.6 1987 outcomes 3 -> 2',
      ],
    });
    await done(world, 'secretariat2', verifyOutcome, { id: edited.id, accept: true });
    await done(world, 'secretariat2', publishOutcome, { id: edited.id });
    await world
      .as('secretariat')
      .ask(setFollowUp, { id: asks.followUps[0]!.id, status: 'DONE', note: 'Agreed in Vienna' });
    const changes = await changesOf(world, id);
    expect(byCauses(changes)).toEqual({
      ...{
        [`OUTCOME FELL_OUT status PUBLISHED -> WITHDRAWN, ${today}: Superseded «всё»`]: [
          ...onEachLine('outcomes 3 -> 2'),
          'VI.6 1987 outcomes 3 -> 2',
        ],
      },
      [`OUTCOME CHANGED kind STUDY -> HANDBOOK, Jonas Petrauskas: ${why}`]: onEachLine(
        'outcomesByKind.HANDBOOK 0 -> 1',
      ),
      [`FOLLOW_UP FELL_OUT status OPEN -> DONE, ${today}: Agreed in Vienna`]: onEachLine('followUpsOpen 2 -> 1'),
      [[
        `OUTCOME FELL_OUT status PUBLISHED -> WITHDRAWN, ${today}: Superseded «всё»`,
        `OUTCOME CHANGED kind STUDY -> HANDBOOK, Jonas Petrauskas: ${why}`,
      ].join('; ')]: onEachLine('outcomesByKind.STUDY 3 -> 1'),
    });
    const followUp = changes.find(({ figure }) => figure === 'followUpsOpen');
    expect(followUp?.causes[0]?.outcome).toEqual({ title: 'Asks' });
  });

  it('tells in a report on a programme an event that left it, with its outcome', async () => {
    const [ana] = await twoPeople('Programmed');
    const { id: programme } = await newProgramme(world, 'years', { actions: ['VI.6'] });
    const event = await heldEvent(world, '1990-03-01T10:00', [{ member: ana }], { programme });
    await published(world, outcomeInput('Of a programme', { date: '1990-05-01', events: [event] }));
    const id = await frozen(world, { from: '1990-01-01', to: '1990-12-31', programmes: [programme] });
    await change(event, { programme: null });
    const changes = await changesOf(world, id);
    expect(Object.keys(byCauses(changes))).toEqual([
      `EVENT FELL_OUT programme ${programme} -> null, ${today}: ${why}`,
      `EVENT CHANGED programme ${programme} -> null, ${today}: ${why}`,
    ]);
    expect(byCauses(changes)[`EVENT CHANGED programme ${programme} -> null, ${today}: ${why}`]).toEqual([
      ...onEachLine('outcomes 1 -> 0', 'outcomesByKind.STUDY 1 -> 0'),
      'VI.6 1990 outcomes 1 -> 0',
    ]);
    expect(changes.every(({ causes }) => causes.every((cause) => cause.record === event))).toBe(true);
  });

  it('tells a member of a network who left', async () => {
    const [member] = await manyMembers(world, 1, 'PL');
    const [{ id: membership }] = (await world.database.rows<{ id: string }>(
      `INSERT INTO membership (id, network_id, member_id, role, status, state, active_from)
       VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', 'PL', '2020-01-01') RETURNING id`,
      [world.networks.asylum, member],
    )) as [{ id: string }];
    const year = new Date().getUTCFullYear();
    const id = await frozen(world, { from: `${year}-01-01`, to: `${year}-12-31`, networks: [world.networks.asylum] });
    await world.as('secretariat').ask(decideMembership, { id: membership, decision: 'END', reason: 'Retired' });
    const changes = await changesOf(world, id);
    expect(byCauses(changes)).toEqual({
      [`MEMBERSHIP CHANGED status ACTIVE -> ENDED, ${today}: Retired`]: [
        'asylum-pool growth.left 0 -> 1',
        'asylum-pool growth.after 1 -> 0',
      ],
    });
    expect(changes[0]!.causes[0]!.network).toEqual({ slug: 'asylum-pool' });
  });

  it('tells an event that is over since: time, and nobody', async () => {
    const ends = new Date(Date.now() + 4_000);
    const local = (time: Date) => time.toISOString().slice(0, 19);
    const { id: event } = await publishedEvent(world, {
      startsAt: local(new Date(ends.getTime() - 3_600_000)),
      endsAt: local(ends),
      timeZone: 'UTC',
      networks: [],
      actions: ['VI.6'],
    });
    const day = local(ends).slice(0, 10);
    const id = await frozen(world, { from: '2024-01-01', to: day, states: ['MD'] });
    while (Date.now() < ends.getTime() + 1_000) await new Promise((resolve) => setTimeout(resolve, 200));
    const changes = await changesOf(world, id);
    expect(byCauses(changes)).toEqual({
      'TIME CAME_IN, nobody': [
        ...onEachLine('events 0 -> 1', 'online 0 -> 1', 'eventHours 0 -> 1'),
        `VI.6 ${day.slice(0, 4)} events 0 -> 1`,
      ],
    });
    expect(changes[0]!.causes[0]).toMatchObject({ event: { id: event }, at: `${local(ends)}.000Z` });
  });

  it('tells at most twenty causes of a figure, and how many there are', async () => {
    const members = await manyMembers(world, 25, 'GE');
    const event = await heldEvent(
      world,
      '1988-03-01T10:00',
      members.map((member) => ({ member })),
      {
        seats: [{ mode: 'ONLINE', capacity: null }],
      },
    );
    const id = await frozen(world, 1988);
    await world.as('secretariat').ask(recordAttendance, {
      event,
      entries: members.slice(0, 23).map((member) => ({ member, attendance: 'NO_SHOW' as const })),
      reason: why,
    });
    const people = (await changesOf(world, id)).find(({ figure }) => figure === 'people');
    expect(people).toMatchObject({ frozen: 25, now: 2, causeCount: 23 });
    expect(people!.causes).toHaveLength(20);
  });
});

it('figures and what they were counted from are of one moment, while attendance is being recorded', async () => {
  const members = await manyMembers(world, 20, 'GE');
  const seats: EventInput['seats'] = [{ mode: 'ONLINE', capacity: null }];
  const guests = members.map((member) => ({ member, attendance: null }));
  const event = await heldEvent(world, '1991-03-01T10:00', guests, { seats });
  const recorded = Promise.all(members.map((member) => corrects(event, member, 'ATTENDED')));
  const ids: string[] = [];
  for (let number = 0; number < 8; number++) ids.push(await frozen(world, 1991));
  await recorded;
  const kept = await world.database.rows<{ figure: number; records: number; people: number }>(
    `SELECT (report -> 'total' ->> 'participations')::int AS figure,
       (SELECT count(*)::int FROM frozen_participation p WHERE p.report_id = f.id) AS records,
       (report -> 'total' ->> 'people')::int AS people
     FROM frozen_report f WHERE id = ANY ($1) ORDER BY frozen_at`,
    [ids],
  );
  for (const { figure, records, people } of kept)
    expect({ records, people }).toEqual({ records: figure, people: figure });
  // What came after each of them is told of it, by whom.
  for (const [index, id] of ids.entries()) {
    const figure = kept[index]!.figure;
    const change = (await changesOf(world, id)).find(({ figure: name }) => name === 'participations');
    expect(change?.causeCount ?? 0).toBe(20 - figure);
    expect(change?.causes.every(({ by }) => by?.displayName === today) ?? true).toBe(true);
  }
});

async function giveFeedback(event: string, member: string, satisfaction: number): Promise<void> {
  await world.database.rows(
    `INSERT INTO feedback (event_id, member_id, stage, satisfaction) VALUES ($1, $2, 'AFTER_EVENT', $3)`,
    [event, member, satisfaction],
  );
}
