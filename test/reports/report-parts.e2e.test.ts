import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { cancelEvent, publishedEvent } from '../support/builders/events.js';
import { frozen } from '../support/builders/frozen-reports.js';
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
