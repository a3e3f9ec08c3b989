import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
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
