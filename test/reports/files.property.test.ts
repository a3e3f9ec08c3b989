import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database, graphql } from '../../src/platform/index.js';
import type { Report } from '../../src/reports/index.js';
import { outcomeKinds } from '../../src/outcomes/index.js';
import { english, figureNames } from '../../src/reports/files/document/report.texts.en.js';
import { russian } from '../../src/reports/files/document/report.texts.ru.js';
import { withoutPeople } from '../../src/reports/disclosure/without-people.js';
import type { ReportInput } from '../support/builders/reports.js';
import { type CoreFacts, coreFacts, insertWithCore } from '../support/oracles/core-facts.js';
import { download } from '../support/harness/downloads.js';
import {
  type IndicatorsOfWorld,
  indicatorFacts,
  insertIndicators,
  naiveActualOf,
} from '../support/oracles/indicator-facts.js';
import { naiveCoreIndicators } from '../support/oracles/naive-core-indicators.js';
import { naiveReport } from '../support/oracles/naive-report.js';
import type { ReportWorld } from '../support/oracles/report-facts.js';
import { readPdf } from '../support/oracles/pdf.js';
import {
  addressOfFile,
  type Cell,
  readCsv,
  readDocx,
  readIati,
  readJson,
  readXlsx,
  type Row,
} from '../support/oracles/report-files.js';
import { reportInputs, reportWorlds, withNewIds } from '../support/oracles/report-world.js';
import { startWorld, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
const timeLimit = 300_000;
const texts = { en: english, ru: russian };
type Locale = keyof typeof texts;

let world: World;
let states: { code: string; name: Record<Locale, string> }[];
beforeAll(async () => {
  world = await startWorld();
  states = await world.database.rows('SELECT code, name FROM state');
});
afterAll(async () => {
  await world.stop();
});

/** The tables of a report by section, with the columns that can be counted by hand. */
type Tables = Record<string, Row[]>;

const figuresOf = (figures: object): Row =>
  Object.fromEntries(figureNames.map((name) => [name, (figures as Record<string, Cell>)[name]!]));

/** What every file has to say, counted one thing at a time. */
function expectedTables(
  facts: ReportWorld,
  input: ReportInput,
  toldAll: boolean,
  indicators: Tables,
  locale: Locale,
): Tables {
  const naive = naiveReport(facts, input);
  const shown = toldAll ? naive : (withoutPeople(naive as unknown as Report) as unknown as typeof naive);
  const code = (id: string): string => [...facts.areas, ...facts.actions].find((one) => one.id === id)!.code;
  const named = (id: string): string => (locale === 'en' ? id : `${id} (язык: английский)`);
  const stateNamed = (wanted: string): string =>
    `${states.find((state) => state.code === wanted)!.name[locale]}${wanted === 'XK' ? '*' : ''}`;
  const { total } = shown;
  /** As readers of the language look names up. */
  const byName = <Line>(lines: Line[], nameOf: (line: Line) => string): Line[] =>
    lines.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), locale));
  return {
    total: Object.entries(figuresOf(total)).map(([key, value]) => ({ key, value })),
    areas: shown.areas.map(({ areaId, figures }) => ({ code: code(areaId), ...figuresOf(figures) })),
    actions: shown.rows.map(({ actionId, figures }) => ({ code: code(actionId), ...figuresOf(figures) })),
    years: shown.years.map(({ actionId, year, events, outcomes }) => ({
      code: code(actionId),
      year,
      events,
      outcomes,
    })),
    months: shown.months,
    states: byName(shown.states, ({ state }) => stateNamed(state)).map(({ state, ...counts }) => ({
      name: stateNamed(state),
      ...counts,
    })),
    organisations: byName(shown.organisations, ({ organisationId }) => organisationId).map(
      ({ organisationId, ...counts }) => ({
        name: named(organisationId),
        ...counts,
      }),
    ),
    networks: byName(shown.networks, ({ networkId }) => networkId).map(({ networkId, figures, growth }) => ({
      name: named(networkId),
      ...figuresOf(figures),
      membersBefore: growth.before,
      membersJoined: growth.joined,
      membersLeft: growth.left,
      membersAfter: growth.after,
    })),
    outcomeKinds: total.outcomesByKind.map(({ kind, count }) => ({ key: kind, count })),
    outcomes: Array.from({ length: total.outcomes }, () => ({})),
    followUps: Array.from({ length: total.followUpsOpen }, () => ({})),
    ...indicators,
    gaps: shown.gaps.map((id) => ({ code: code(id) })),
  };
}

const askIndicators = graphql(`
    query ($input: ActivityReportInput!, $plan: String!, $from: Int!, $to: Int!, $locale: Locale) {
      activityReport(input: $input) { coreIndicators { number values { key label(locale: $locale) value } } }
      indicators(plan: $plan) { code unit baseline baselineYear years(from: $from, to: $to) { year target actual } }
    }
  `);

/** What every file has to say of indicators: what the API says, which is held against counting by hand here. */
async function indicatorTables(
  facts: ReportWorld,
  { core, own }: { core: CoreFacts; own: IndicatorsOfWorld },
  input: ReportInput,
  who: 'secretariat' | 'observer',
  locale: Locale,
): Promise<Tables> {
  const [from, to] = [Number(input.from.slice(0, 4)), Number(input.to.slice(0, 4))];
  const variables = { input, plan: facts.plan.slug, from, to, locale };
  const { activityReport, indicators } = await world.as(who).ask(askIndicators, variables);
  const naive = naiveCoreIndicators(facts, core, input);
  const near = (value: number | null): Cell =>
    value === null ? null : (expect.closeTo(value, 9) as unknown as number);
  activityReport.coreIndicators.forEach(({ values }, index) => {
    expect(values.map(({ key }) => key).sort()).toEqual(Object.keys(naive[index]!).sort());
    for (const { key, value } of values)
      if (who === 'secretariat' || value !== null) expect([key, value]).toEqual([key, near(naive[index]![key]!)]);
  });
  const codeOf = (id: string): string => facts.actions.find((action) => action.id === id)!.code;
  const wanted = own.indicators.filter(
    ({ actionIds }) => !input.areas || actionIds.some((id) => input.areas!.includes(codeOf(id).split('.')[0]!)),
  );
  const seen = indicators.filter(({ code }) => wanted.some((one) => one.code === code));
  const rows = seen.flatMap(({ code, unit, baseline, baselineYear, years }) =>
    years.map((year) => ({ code, unit, baseline, baselineYear, ...year })),
  );
  expect(rows).toEqual(
    wanted.flatMap((indicator) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index).map((year) => ({
        ...{ code: indicator.code, unit: 'people', year },
        ...{ baseline: indicator.baseline, baselineYear: indicator.baseline === null ? null : 2021 },
        target: indicator.targets.find((target) => target.year === year)?.value ?? null,
        actual: near(naiveActualOf(facts, own, indicator, year)),
      })),
    ),
  );
  return {
    coreIndicators: activityReport.coreIndicators.flatMap(({ number, values }) =>
      values.map((value) => ({ number, ...value })),
    ),
    ...(!input.networks && !input.programmes && !input.states && { indicators: rows }),
  };
}

/** The same columns of what a file holds, each value as `told` reads it. */
const sameColumns = (
  expected: Tables,
  told: (section: string, key: string, place: number) => Cell | undefined,
  sizes: (section: string) => number,
): Tables =>
  Object.fromEntries(
    Object.entries(expected).map(([section, rows]) => [
      section,
      Array.from({ length: sizes(section) }, (_, place) =>
        Object.fromEntries(
          Object.keys(rows[place] ?? rows[0] ?? {}).map((key) => [key, told(section, key, place) ?? null]),
        ),
      ),
    ]),
  );

const mapped = (tables: Tables, change: (value: Cell) => Cell): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([section, rows]) => [
      section,
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, change(value)]))),
    ]),
  );

function holdsInJson(bytes: Buffer, expected: Tables): void {
  const { sections } = readJson(bytes);
  expect(sections.map(({ key }) => key)).toEqual(Object.keys(expected));
  const rowsIn = (wanted: string): Row[] => sections.find(({ key }) => key === wanted)!.rows;
  expect(
    sameColumns(
      expected,
      (section, key, place) => rowsIn(section)[place]![key],
      (section) => rowsIn(section).length,
    ),
  ).toEqual(expected);
}

function holdsInCsv(bytes: Buffer, expected: Tables): void {
  const sections = Map.groupBy(readCsv(bytes), ({ section }) => section!);
  const rowsIn = (section: string) => sections.get(section) ?? [];
  expect(
    sameColumns(
      expected,
      (section, key, place) => rowsIn(section)[place]![key],
      (section) => rowsIn(section).length,
    ),
  ).toEqual(mapped(expected, (value) => (value === null ? '' : String(value))));
}

async function holdsInXlsx(bytes: Buffer, expected: Tables, locale: Locale): Promise<void> {
  const say = texts[locale];
  const sheets = await readXlsx(bytes);
  const dataIn = (section: string): Cell[][] =>
    sheets.find(({ sheet }) => sheet === say.sections[section as keyof typeof say.sections].title)!.data;
  const labels: Record<string, string> = { ...say.columns, ...say.figures };
  const told = (section: string, key: string, place: number): Cell | undefined => {
    const [header, ...rows] = dataIn(section);
    // What is named in the API is there in words.
    if (key === 'key') return expected[section]![place]?.['key'];
    return rows[place]![header!.indexOf(labels[key]!)];
  };
  expect(sameColumns(expected, told, (section) => dataIn(section).length - 1)).toEqual(
    mapped(expected, (value) => value ?? '…'),
  );
  const inWords = (section: string): Cell[] =>
    dataIn(section)
      .slice(1)
      .map(([words]) => words!);
  expect(inWords('total')).toEqual(figureNames.map((name) => say.figures[name]));
  expect(inWords('outcomeKinds')).toEqual(
    expected['outcomeKinds']!.map(({ key }) => outcomeKinds[key as 'STUDY'][locale]),
  );
}

/** How numbers are printed on paper. */
const printed = (value: Cell, locale: Locale): string =>
  value === null
    ? '…'
    : typeof value === 'number' && !Number.isInteger(value)
      ? shortNumber(value, locale)
      : String(value);
const shortNumber = (value: number, locale: Locale): string =>
  value.toLocaleString(texts[locale].locale, {
    useGrouping: false,
    ...(Math.abs(value) < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  });

function holdsInDocx(bytes: Buffer, expected: Tables, locale: Locale): void {
  const say = texts[locale];
  const { headings, tables, languages, repeatedHeads } = readDocx(bytes);
  const sections = Object.keys(expected) as (keyof typeof say.sections)[];
  expect(headings.slice(1, sections.length + 1)).toEqual(sections.map((key) => say.sections[key].title));
  expect(languages).toContain(say.locale);
  // The first table says what the report is about; many years have several.
  const yearTables = yearsOf(expected).length;
  expect(tables).toHaveLength(sections.length + yearTables);
  expect(repeatedHeads).toBe(sections.length + yearTables - 1);
  const [about, ...others] = tables;
  const place = sections.indexOf('years');
  const [firstYears, ...laterYears] = others.splice(place, yearTables);
  others.splice(
    place,
    0,
    firstYears!.map((row, index) => [...row, ...laterYears.flatMap((table) => table[index]!.slice(2))]),
  );
  expect(about!.length).toBeGreaterThanOrEqual(3);
  const labels: Record<string, string> = { ...say.columns, ...say.figures };
  sections.forEach((section, index) => {
    const [head, ...rows] = others[index]!;
    if (section === 'years') return expect(rows).toEqual(heatRows(expected, rows));
    const shown = Object.keys(expected[section]![0] ?? {}).filter((key) => head!.includes(labels[key]!));
    expect(rows.map((row) => shown.map((key) => row[head!.indexOf(labels[key]!)]))).toEqual(
      expected[section]!.map((row) => shown.map((key) => printed(row[key]!, locale))),
    );
  });
}

/** The years of a report as many together as a table on paper has. */
function yearsOf({ years }: Tables): number[][] {
  const all = [...new Set(years!.map(({ year }) => Number(year)))].sort((one, other) => one - other);
  return Array.from({ length: Math.ceil(all.length / 8) }, (_, part) => all.slice(part * 8, part * 8 + 8));
}

/** The years of each action beside each other, with the titles as they were read. */
function heatRows({ years }: Tables, read: string[][]): string[][] {
  return [...Map.groupBy(years!, ({ code }) => code)].map(([code, ofAction], place) => [
    String(code),
    read[place]![1]!,
    ...ofAction
      .toSorted((one, other) => Number(one['year']) - Number(other['year']))
      .map(
        ({ events, outcomes }, column) =>
          `${events} / ${outcomes}${read[place]![column + 2]!.replace(/^\d+ \/ \d+/, '')}`,
      ),
  ]);
}

async function holdsInPdf(bytes: Buffer, expected: Tables, locale: Locale): Promise<void> {
  const { pageTexts, language } = await readPdf(bytes);
  expect(language).toBe(texts[locale].locale);
  const text = pageTexts.join(' ');
  const figures = [
    'events',
    'participations',
    'people',
    'women',
    'men',
    'otherOrNotStated',
    'states',
    'organisations',
    'outcomes',
  ];
  const countsOfPeople = ['people', 'women', 'men', 'otherOrNotStated'];
  const rows = [
    ...expected['total']!.map(({ key, value }) => [texts[locale].figures[key as 'people'], value!]),
    ...[...expected['areas']!, ...expected['actions']!].map((row) => figures.map((key) => row[key]!)),
    ...yearsOf(expected).flatMap((years) =>
      [...Map.groupBy(expected['years']!, ({ code }) => code).values()].map((ofAction) =>
        years.map((year) => {
          const { events, outcomes } = ofAction.find((row) => row['year'] === year)!;
          return `${events} / ${outcomes}`;
        }),
      ),
    ),
    ...expected['months']!.map(({ month, events, outcomes }) => [month!, events!, outcomes!]),
    ...expected['states']!.map((row) => ['events', 'participations', ...countsOfPeople].map((key) => row[key]!)),
    ...expected['organisations']!.map((row) => ['events', 'participations', 'people'].map((key) => row[key]!)),
    ...expected['networks']!.map((row) =>
      [...figures, 'membersBefore', 'membersJoined', 'membersLeft', 'membersAfter'].map((key) => row[key]!),
    ),
    ...expected['outcomeKinds']!.map(({ key, count }) => [outcomeKinds[key as 'STUDY'][locale], count!]),
    ...expected['coreIndicators']!.map(({ label, value }) => [label!, value!]),
    ...(expected['indicators'] ?? []).map(({ unit, baseline, year, target, actual }) => [
      unit!,
      baseline!,
      year!,
      target!,
      actual!,
    ]),
  ];
  let read = 0;
  for (const row of rows) {
    const wanted = row.map((value) => printed(value, locale));
    const found = text
      .slice(read)
      .search(
        new RegExp(
          wanted.map((value) => value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('( \\p{L}[\\p{L} ,]*)? '),
          'u',
        ),
      );
    expect({ wanted, isThere: found >= 0 }).toEqual({ wanted, isThere: true });
    read += found;
  }
}

function holdsInXml(bytes: Buffer, { total, actions, indicators = [] }: Tables): void {
  const together = Object.fromEntries(total!.map(({ key, value }) => [key, value!])) as Row;
  const measured = ['events', 'participations', 'people', 'states', 'outcomes'] as const;
  const results = readIati(bytes).result;
  expect(
    results
      .slice(0, actions!.length + 1)
      .map(({ indicator }) => indicator.map(({ period }) => period![0]!.actual![0]!['@value'] ?? null)),
  ).toEqual(
    [together, ...actions!].map((row) => measured.map((name) => (row[name] === null ? null : String(row[name])))),
  );
  const number = (value: string | undefined): number | null => (value === undefined ? null : Number(value));
  expect(
    results.slice(actions!.length + 1).flatMap(({ title, indicator: [indicator] }) =>
      (indicator!.period ?? []).map((period) => ({
        code: title[0]!.narrative[0]!['#text'].split(/ (?=[0-9a-f-]{36})/)[0],
        baseline: number(indicator!.baseline?.[0]!['@value']),
        year: Number(period['period-start'][0]!['@iso-date'].slice(0, 4)),
        target: number(period.target?.[0]!['@value']),
        actual: number(period.actual?.[0]!['@value']),
      })),
    ),
  ).toEqual(
    indicators
      .filter(({ target, actual }) => target !== null || actual !== null)
      .map(({ code, baseline, year, target, actual }) => ({ code, baseline, year, target, actual })),
  );
}

/** In an address nothing stands for everything, so that a list of none cannot be asked for. */
const withoutEmptyLists = (input: ReportInput): ReportInput =>
  Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  ) as unknown as ReportInput;

const worldsWithReports = reportWorlds.chain((facts) =>
  fc.tuple(
    fc.constant(facts),
    // Indicators of the plan are told of reports that are narrowed at most to areas.
    fc.oneof(
      reportInputs(facts),
      reportInputs(facts).map((input) => ({ ...input, networks: null, programmes: null, states: null })),
    ),
    fc.array(fc.nat(999), { minLength: 97, maxLength: 97 }),
  ),
);

describe('the files of a report', () => {
  it(
    `hold what counting by hand gives, for each reader and in each language (seed ${seed})`,
    async () => {
      let people = 0;
      let indicators = 0;
      await fc.assert(
        fc.asyncProperty(worldsWithReports, async (generated) => {
          const [facts, given, tape] = withNewIds(generated);
          const input = withoutEmptyLists(given);
          const core = coreFacts(facts, tape);
          const own = indicatorFacts(facts, tape);
          await world.apps[0]!.get(Database).transaction(async (transaction) => {
            await insertWithCore(transaction, facts, core);
            await insertIndicators(transaction, facts, own);
          });
          for (const who of ['secretariat', 'observer'] as const)
            for (const locale of ['en', 'ru'] as const) {
              const parameters = { ...(input as unknown as Record<string, string>), locale };
              const bytesOf = async (ending: string): Promise<Buffer> =>
                (await download(world, who, addressOfFile(ending, parameters))).bytes;
              const ofIndicators = await indicatorTables(facts, { core, own }, input, who, locale);
              const expected = expectedTables(facts, input, who === 'secretariat', ofIndicators, locale);
              holdsInJson(await bytesOf('json'), expected);
              holdsInCsv(await bytesOf('csv'), expected);
              await holdsInXlsx(await bytesOf('xlsx'), expected, locale);
              holdsInXml(await bytesOf('xml'), expected);
              holdsInDocx(await bytesOf('docx'), expected, locale);
              await holdsInPdf(await bytesOf('pdf'), expected, locale);
              indicators += (expected['indicators'] ?? []).filter(({ actual }) => actual !== null).length;
              people += Number(expected['total']!.find(({ key }) => key === 'people')!['value']);
            }
        }),
        { seed, numRuns: 8, endOnFailure: true },
      );
      // Worlds in which nothing is counted would prove nothing.
      expect(people).toBeGreaterThan(0);
      expect(indicators).toBeGreaterThan(0);
    },
    timeLimit,
  );
});
