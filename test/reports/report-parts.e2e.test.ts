import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { cancelEvent, publishedEvent } from '../support/builders/events.js';
import { frozen } from '../support/builders/frozen-reports.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { newProgramme } from '../support/builders/programmes.js';
import { manyMembers, newOrganisation } from '../support/builders/people.js';
import { heldEvent } from '../support/builders/reports.js';
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

const yearOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

describe('the lines of a report', () => {
  const namedLines = graphql(`
    query ($input: ActivityReportInput!) {
      activityReport(input: $input) {
        states { state { name } } organisations { organisation { name } } networks { network { name } }
      }
      figureSources(input: { report: $input }) { states { name } }
    }
  `);

  const speak = graphql('mutation ($locale: Locale) { updatePreferences(input: { locale: $locale }) { locale } }');

  it('stand in the order in which readers of the language look names up', async () => {
    const names = [
      { en: 'Émigré council', ru: 'Эмигрантский совет' },
      { en: 'Border agency', ru: 'Ёлкинское агентство' },
      { en: 'zebra union', ru: 'Жебра' },
    ];
    const organisations: string[] = [];
    for (const { en, ru } of names) {
      const id = await newOrganisation(world, en);
      await world.database.rows('UPDATE organisation SET name = $2 WHERE id = $1', [id, JSON.stringify({ en, ru })]);
      organisations.push(id);
    }
    await heldEvent(
      world,
      '2001-05-01T10:00',
      [
        ...['HU', 'CH', 'AT', 'AM', 'GE'].map((state, place) => ({ member: guests[place]!, representing: { state } })),
        ...organisations.map((organisation, place) => ({ member: guests[5 + place]!, representing: { organisation } })),
      ],
      { networks: Object.values(world.networks) },
    );
    const asked = async (locale: 'en' | 'ru') => {
      await world.as('secretariat').ask(speak, { locale });
      const { activityReport, figureSources } = await world.as('secretariat').ask(namedLines, { input: yearOf(2001) });
      return {
        states: activityReport.states.map(({ state }) => state.name),
        sources: figureSources.states.map(({ name }) => name),
        organisations: activityReport.organisations.map(({ organisation }) => organisation.name),
        networks: activityReport.networks.map(({ network }) => network.name),
      };
    };
    const russian = await asked('ru');
    const english = await asked('en');
    expect(english.states).toEqual(['Armenia', 'Austria', 'Georgia', 'Hungary', 'Switzerland']);
    expect(russian.states).toEqual(['Австрия', 'Армения', 'Венгрия', 'Грузия', 'Швейцария']);
    expect([english.sources, russian.sources]).toEqual([english.states, russian.states]);
    expect(english.organisations).toEqual(['Border agency', 'Émigré council', 'zebra union']);
    expect(russian.organisations).toEqual(['Ёлкинское агентство', 'Жебра', 'Эмигрантский совет']);
    expect(english.networks.length).toBeGreaterThan(1);
    expect(english.networks).toEqual(english.networks.toSorted((one, other) => one.localeCompare(other, 'en')));
    expect(russian.networks).toEqual(russian.networks.toSorted((one, other) => one.localeCompare(other, 'ru')));
  });
});

describe('what a report is held against', () => {
  const compared = graphql(`
    query ($input: ActivityReportInput!) {
      activityReport(input: $input) {
        previous { events states people women satisfaction answers } planSoFar { events participations people answers }
      }
    }
  `);

  it('is the period before and the plan so far', async () => {
    await heldEvent(world, '2023-05-01T10:00', [{ member: guests[0]! }, { member: guests[1]! }]);
    await heldEvent(world, '2024-05-01T10:00', [{ member: guests[0]! }]);
    const of = async (input: { from: string; to: string }) =>
      (await world.as('secretariat').ask(compared, { input })).activityReport;
    expect(await of(yearOf(2024))).toEqual({
      previous: { events: 1, states: 1, people: 2, women: 0, satisfaction: null, answers: 0 },
      planSoFar: { events: 2, participations: 3, people: 2, answers: 0 },
    });
    // The plan begins with 2023.
    expect(await of(yearOf(2023))).toMatchObject({ previous: null, planSoFar: { events: 1 } });
  });

  it('is told to observers without people and what they said', async () => {
    const { activityReport } = await world.as('observer').ask(compared, { input: yearOf(2024) });
    expect(activityReport).toEqual({
      previous: { events: 1, states: 1, people: null, women: null, satisfaction: null, answers: null },
      planSoFar: { events: 2, participations: null, people: null, answers: null },
    });
  });
});

describe('the events behind a report', () => {
  const annex = graphql(`
    query ($input: ActivityReportInput!, $first: Int, $after: String) {
      activityReport(input: $input) {
        events(first: $first, after: $after) {
          totalCount pageInfo { endCursor hasNextPage }
          nodes { id status attendance { participants states { code } } actions { code } venue { city } format title }
        }
      }
    }
  `);

  it('are those counted and those cancelled, by day and page by page, as far as the reader may see them', async () => {
    const closed = await heldEvent(world, '2002-06-01T10:00', [{ member: guests[0]! }], { confidentiality: 'CLOSED' });
    const open = await heldEvent(world, '2002-05-01T10:00', [{ member: guests[0]! }, { member: guests[1]! }]);
    const { id: cancelled } = await publishedEvent(world, { startsAt: '2002-07-01T10:00', endsAt: '2002-07-01T12:00' });
    await world.as('secretariat').ask(cancelEvent, { id: cancelled, reason: 'Snow' });
    const input = yearOf(2002);
    const first = (await world.as('secretariat').ask(annex, { input, first: 2 })).activityReport.events;
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(first.nodes.map(({ id, attendance }) => [id, attendance])).toEqual([
      [open, { participants: 2, states: [{ code: 'GE' }] }],
      [closed, { participants: 1, states: [{ code: 'GE' }] }],
    ]);
    const after = first.pageInfo.endCursor;
    const rest = (await world.as('secretariat').ask(annex, { input, first: 2, after })).activityReport.events;
    expect(rest.nodes).toEqual([
      expect.objectContaining({ id: cancelled, status: 'CANCELLED', attendance: { participants: 0, states: [] } }),
    ]);
    const seen = (await world.as('observer').ask(annex, { input, first: 100 })).activityReport.events;
    expect(seen.nodes.map(({ id, attendance }) => [id, attendance])).toEqual([
      [open, null],
      [cancelled, null],
    ]);
  });

  it('of a frozen report are those of that moment', async () => {
    const before = await heldEvent(world, '2003-05-01T10:00', [{ member: guests[0]! }]);
    const report = await frozen(world, yearOf(2003));
    await heldEvent(world, '2003-06-01T10:00', [{ member: guests[0]! }]);
    const { frozenReport } = await world
      .as('secretariat')
      .ask(graphql('query ($id: ID!) { frozenReport(id: $id) { report { events { nodes { id } } } } }'), {
        id: report,
      });
    expect(frozenReport.report.events.nodes).toEqual([{ id: before }]);
  });
});

describe('a report in one sentence', () => {
  const summary = graphql(`
    query ($input: ActivityReportInput!) {
      activityReport(input: $input) { summary en: summary(locale: "en-GB") ru: summary(locale: "ru") }
    }
  `);

  it('names participants, states and organisations in either language, to observers without the number', async () => {
    const agency = await newOrganisation(world, 'Agency', { shortName: 'AG' });
    await world.database.rows(`UPDATE organisation SET name = '{"en": "Agency", "ru": "Агентство"}' WHERE id = $1`, [
      agency,
    ]);
    const union = await newOrganisation(world, 'Union');
    await heldEvent(world, '2004-05-01T10:00', [
      ...[agency, union].map((organisation, place) => ({ member: guests[place]!, representing: { organisation } })),
      ...['GE', 'AM', 'AM'].map((state, place) => ({ member: guests[2 + place]!, representing: { state } })),
    ]);
    const { activityReport } = await world.as('secretariat').ask(summary, { input: yearOf(2004) });
    const english = '5 participants from 2 states, as well as AG and Union.';
    expect(activityReport).toEqual({
      summary: english,
      en: english,
      ru: '5 участников из 2 государств, а также AG и Union.',
    });
    const told = await world.as('observer').ask(summary, { input: yearOf(2004) });
    expect(told.activityReport.en).toBe('Participants from 2 states, as well as AG and Union.');
  });
});

describe('narratives', () => {
  const narrativeShown = graphql(`
    fragment NarrativeShown on Narrative { area { code } action { code } text texts { locale text } }
  `);
  const saveNarrative = graphql(
    'mutation ($input: NarrativeInput!) { saveNarrative(input: $input) { ...NarrativeShown writtenAt } }',
    [narrativeShown],
  );
  const narratives = graphql(
    'query ($input: ActivityReportInput!) { activityReport(input: $input) { narratives { ...NarrativeShown } } }',
    [narrativeShown],
  );
  const english = (text: string | null) => ({ locale: 'en', text });
  const russian = (text: string | null) => ({ locale: 'ru', text });
  const secretariat = () => world.as('secretariat');
  const of = async (who: 'secretariat' | 'observer', input: Parameters<typeof written>[0]) =>
    (await world.as(who).ask(narratives, { input })).activityReport.narratives;
  const written = async (report: { from: string; to: string; areas?: string[] }, changes: object) =>
    (await secretariat().ask(saveNarrative, { input: { report, text: [english('Text')], ...changes } })).saveNarrative;

  it('are written language by language, of the whole, an area or an action, and read by observers, too', async () => {
    const report = yearOf(2023);
    await written(report, { action: 'VI.6', text: [english('Of an action')] });
    await written(report, { area: 'VI', text: [english('Of an area')] });
    await written(report, { action: 'I.4.b', text: [english('Of a sub-item')] });
    await written(report, { text: [english('Of the whole'), russian('О целом')] });
    const changed = await written(report, { text: [russian(' О целом отчёте ')] });
    expect(changed).toMatchObject({
      area: null,
      action: null,
      texts: [english('Of the whole'), russian('О целом отчёте')],
    });
    const expected = [
      { area: null, action: null, text: 'Of the whole' },
      { area: null, action: { code: 'I.4.b' }, text: 'Of a sub-item' },
      { area: { code: 'VI' }, action: null, text: 'Of an area' },
      { area: null, action: { code: 'VI.6' }, text: 'Of an action' },
    ];
    expect(await of('secretariat', report)).toMatchObject(expected);
    expect(await of('observer', report)).toMatchObject(expected);
    expect(await of('secretariat', { ...report, areas: ['VI'] })).toEqual([]);
  });

  it('go with their last language, are found by the same report in another order, and told to the trail', async () => {
    const report = { ...yearOf(2005), areas: ['VI', 'I'] };
    await written(report, { text: [english('First'), russian('Первый')] });
    await written({ ...report, areas: ['I', 'VI', 'I'] }, { text: [english('')] });
    expect(await of('secretariat', report)).toMatchObject([{ texts: [russian('Первый')] }]);
    const [held] = await world.database.rows<{ id: string }>(`SELECT id FROM narrative WHERE from_day = '2005-01-01'`);
    const gone = await secretariat().run(saveNarrative, { input: { report, text: [russian(null)] } });
    expect(gone).toMatchObject({ data: { saveNarrative: null }, errors: [] });
    expect(await of('secretariat', report)).toEqual([]);
    const { auditTrail } = await secretariat().ask(
      graphql(
        'query ($id: ID!) { auditTrail(subject: $id) { nodes { action subjectKind changes { field from to } } } }',
      ),
      { id: held!.id },
    );
    expect(auditTrail.nodes.map(({ action, subjectKind }) => [action, subjectKind])).toEqual(
      Array.from({ length: 3 }, () => ['saveNarrative', 'Narrative']),
    );
    expect(auditTrail.nodes[0]!.changes).toEqual([
      { field: 'text', from: JSON.stringify({ ru: 'Первый' }), to: JSON.stringify({}) },
    ]);
  });

  it('are kept with a frozen report as they were', async () => {
    const report = yearOf(2006);
    await written(report, { text: [english('Then')] });
    const id = await frozen(world, report);
    await written(report, { text: [english('Now')] });
    const { frozenReport } = await secretariat().ask(
      graphql('query ($id: ID!) { frozenReport(id: $id) { report { narratives { text writtenAt } } } }', []),
      { id },
    );
    expect(frozenReport.report.narratives).toEqual([
      { text: 'Then', writtenAt: expect.stringMatching(/^2\d{3}-.*Z$/) },
    ]);
  });

  it('are refused of what the report is not about', async () => {
    const report = { ...yearOf(2007), areas: ['VI'] };
    const refusal = (changes: object) =>
      secretariat().refusal(saveNarrative, { input: { report, text: [english('Text')], ...changes } });
    const no = (field: string) => ({ code: 'BAD_INPUT', field });
    expect(await refusal({ area: 'VI', action: 'VI.6' })).toEqual(no('input.action'));
    expect(await refusal({ area: 'I' })).toEqual(no('input.area'));
    expect(await refusal({ area: 'XX' })).toEqual(no('input.area'));
    expect(await refusal({ action: 'I.4' })).toEqual(no('input.action'));
    expect(await refusal({ action: 'nothing' })).toEqual(no('input.action'));
    expect(await refusal({ report: { ...report, to: '2006-12-31' } })).toEqual(no('input.report.to'));
    expect(await refusal({ report: { ...report, plan: 'none' } })).toEqual(no('input.report.plan'));
    expect(await world.database.rows(`SELECT FROM narrative WHERE from_day = '2007-01-01'`)).toEqual([]);
  });
});

describe('the details of a report', () => {
  const details = graphql(`
    query ($input: ActivityReportInput!) {
      activityReport(input: $input) {
        subItems { action { code } figures { events people } }
        programmes { programme { title } figures { events people satisfaction } }
        partners { organisation { name } figures { events people } }
        followUps { state { name } organisation { name } open overdue done dropped }
        eventKinds { area { code } kind events }
        organisationKinds { kind participations people }
        languages { language spoken interpreted }
      }
    }
  `);

  it('stand in the order of names, to observers without people and whoever was a partner', async () => {
    const partners = [await newOrganisation(world, 'Zoo'), await newOrganisation(world, 'Academy')];
    const [later, first] = [await newProgramme(world, 'a-zone'), await newProgramme(world, 'z-area')];
    await world.database.rows(`UPDATE programme SET title = '{"en": "Zone"}' WHERE id = $1`, [later.id]);
    await world.database.rows(`UPDATE programme SET title = '{"en": "Area"}' WHERE id = $1`, [first.id]);
    const shared = { partners, languages: [{ language: 'en' }, { language: 'ru', interpreted: true }] };
    const came = [{ member: guests[0]!, representing: { organisation: partners[0]! } }, { member: guests[1]! }];
    await heldEvent(world, '2008-05-01T10:00', came, { ...shared, programme: later.id, actions: ['I.4.b'] });
    await heldEvent(world, '2008-06-01T10:00', came, { ...shared, programme: first.id, actions: ['I.4', 'VI.6'] });
    const task = { title: [{ locale: 'en', text: 'Do it' }] };
    await published(
      world,
      outcomeInput('Study', {
        date: '2008-07-01',
        followUps: [
          { ...task, ownerOrganisation: partners[0]!, dueOn: '2009-01-01' },
          { ...task, ownerState: 'HU' },
          { ...task, ownerState: 'AT' },
        ],
      }),
    );
    const input = yearOf(2008);
    const { activityReport: all } = await world.as('secretariat').ask(details, { input });
    expect(all.subItems!.filter(({ figures }) => figures.events > 0)).toEqual([
      { action: { code: 'I.4.b' }, figures: { events: 1, people: 2 } },
    ]);
    expect(all.subItems!.length).toBeGreaterThan(10);
    expect(all.programmes).toEqual([
      { programme: { title: 'Area' }, figures: { events: 1, people: 2, satisfaction: null } },
      { programme: { title: 'Zone' }, figures: { events: 1, people: 2, satisfaction: null } },
    ]);
    expect(all.partners).toEqual(
      ['Academy', 'Zoo'].map((name) => ({ organisation: { name }, figures: { events: 2, people: 2 } })),
    );
    const nothing = { open: 1, overdue: 0, done: 0, dropped: 0 };
    expect(all.followUps).toEqual([
      { ...nothing, state: { name: 'Austria' }, organisation: null },
      { ...nothing, state: { name: 'Hungary' }, organisation: null },
      { ...nothing, state: null, organisation: { name: 'Zoo' }, overdue: 1 },
    ]);
    expect(all.eventKinds!.map(({ area, events }) => [area?.code ?? null, events])).toEqual([
      [null, 2],
      ['I', 2],
      ['VI', 1],
    ]);
    expect(all.organisationKinds).toEqual([{ kind: 'NGO', participations: 2, people: 1 }]);
    expect(all.languages).toEqual([
      { language: 'en', spoken: 2, interpreted: 0 },
      { language: 'ru', spoken: 0, interpreted: 2 },
    ]);
    const { activityReport: seen } = await world.as('observer').ask(details, { input });
    expect(seen).toEqual({
      subItems: all.subItems!.map(({ action, figures }) => ({ action, figures: { ...figures, people: null } })),
      programmes: all.programmes!.map(({ programme, figures }) => ({
        programme,
        figures: { ...figures, people: null },
      })),
      ...{ partners: null, followUps: null, organisationKinds: null },
      ...{ eventKinds: all.eventKinds, languages: all.languages },
    });
    // Kept with what is frozen, whatever is done later.
    const id = await frozen(world, input);
    await heldEvent(world, '2008-08-01T10:00', came, { ...shared, programme: first.id, actions: ['I.4.b'] });
    const { frozenReport } = await world.as('secretariat').ask(
      graphql(`query ($id: ID!) { frozenReport(id: $id) { report {
          partners { figures { events } } programmes { figures { events } } planSoFar { events } previous { events }
        } } }`),
      { id },
    );
    expect(frozenReport.report.partners!.map(({ figures }) => figures.events)).toEqual([2, 2]);
    expect(frozenReport.report.programmes!.map(({ figures }) => figures.events)).toEqual([1, 1]);
  });
});
