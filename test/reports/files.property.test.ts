import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database, graphql, instantOf } from '../../src/platform/index.js';
import type { Report } from '../../src/reports/index.js';
import { eventKinds } from '../../src/events/index.js';
import { outcomeKinds } from '../../src/outcomes/index.js';
import { organisationKinds } from '../../src/people/index.js';
import { english } from '../../src/reports/files/document/report.texts.en.js';
import { figureNames } from '../../src/reports/files/document/table.texts.en.js';
import { russian } from '../../src/reports/files/document/report.texts.ru.js';
import { anonymous } from '../../src/access/index.js';
import type { Figures } from '../../src/reports/counting/figures.js';
import { figuresFor, withoutPeople } from '../../src/reports/disclosure/without-people.js';
import type { ReportInput } from '../support/builders/reports.js';
import { type CoreFacts, coreFacts } from '../support/oracles/core-facts.js';
import { download } from '../support/harness/downloads.js';
import {
  type IndicatorsOfWorld,
  indicatorFacts,
  insertIndicators,
  naiveActualOf,
} from '../support/oracles/indicator-facts.js';
import { naiveCoreIndicators } from '../support/oracles/naive-core-indicators.js';
import { naiveReport } from '../support/oracles/naive-report.js';
import type { CountedEvent, ReportWorld } from '../support/oracles/report-facts.js';
import { readPdf } from '../support/oracles/pdf.js';
import { readPdfTables } from '../support/oracles/pdf-tables.js';
import { holdsOnPaper, type Tables } from '../support/oracles/report-paper.js';
import { detailFacts, type DetailFacts, insertWithDetails } from '../support/oracles/detail-facts.js';
import { naiveComparisons } from '../support/oracles/naive-comparisons.js';
import { naiveDetails } from '../support/oracles/naive-details.js';
import { naiveListedEvents } from '../support/oracles/naive-listed-events.js';
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

const figuresOf = (figures: object): Row =>
  Object.fromEntries(figureNames.map((name) => [name, (figures as Record<string, Cell>)[name]!]));

const observer = anonymous('en');
const languageNames = { en: { en: 'English', ru: 'Russian' }, ru: { en: 'Английский', ru: 'Русский' } };
const startOf = ({ days, timeZone }: CountedEvent): number => instantOf(days[0]!.start, timeZone)!.getTime();

const byKind = <Line extends { kind: string }>(lines: Line[]): Line[] =>
  lines.toSorted((one, other) => (one.kind < other.kind ? -1 : 1));

/** What every file has to say, counted one thing at a time. */
function expectedTables(
  facts: ReportWorld,
  { core, details }: { core: CoreFacts; details: DetailFacts },
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
  const told = <Line extends { figures: object }>(lines: Line[]): Line[] =>
    toldAll ? lines : lines.map((line) => ({ ...line, figures: figuresFor(line.figures as Figures, observer) }));
  const [{ figures: previous }, { figures: planSoFar }] = told(
    Object.values(naiveComparisons(facts, input)).map((figures) => ({ figures: figures ?? {} })),
  ) as [{ figures: Row }, { figures: Row }];
  const beside = naiveDetails(facts, core, details, input);
  const inLocale = (one: string, other: string): number => one.localeCompare(other, locale);
  /** As readers of the language look names up. */
  const byName = <Line>(lines: Line[], nameOf: (line: Line) => string): Line[] =>
    lines.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), locale));
  return {
    total: Object.entries(figuresOf(total)).map(([key, value]) => ({
      ...{ key, value, previous: previous[key] ?? null, planSoFar: planSoFar[key]! },
    })),
    areas: shown.areas.map(({ areaId, figures }) => ({ code: code(areaId), ...figuresOf(figures) })),
    actions: shown.rows.map(({ actionId, figures }) => ({ code: code(actionId), ...figuresOf(figures) })),
    subItems: told(beside.subItems).map(({ actionId, figures }) => ({ code: code(actionId), ...figuresOf(figures) })),
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
    ...(toldAll && {
      organisationKinds: byKind(beside.organisationKinds).map(({ kind, ...counts }) => ({
        ...{ key: kind, kind: organisationKinds[kind as 'NGO'][locale] },
        ...counts,
      })),
    }),
    networks: byName(shown.networks, ({ networkId }) => networkId).map(({ networkId, figures, growth }) => ({
      name: named(networkId),
      ...figuresOf(figures),
      membersBefore: growth.before,
      membersJoined: growth.joined,
      membersLeft: growth.left,
      membersAfter: growth.after,
    })),
    programmes: byName(told(beside.programmes), ({ programmeId }) => programmeId).map(({ programmeId, figures }) => ({
      name: named(programmeId),
      ...figuresOf(figures),
    })),
    ...(toldAll && {
      partners: byName(beside.partners, ({ organisationId }) => organisationId).map(({ organisationId, figures }) => ({
        name: named(organisationId),
        ...figuresOf(figures),
      })),
    }),
    eventKinds: [null, ...facts.areas].flatMap((area) =>
      byKind(beside.eventKinds.filter(({ areaId }) => areaId === (area?.id ?? null))).map(({ kind, events }) => ({
        ...{ key: kind, area: area?.code ?? '', kind: eventKinds[kind as 'PANEL'][locale], events },
      })),
    ),
    languages: byKind(beside.languages.map(({ language, ...counts }) => ({ kind: language, ...counts }))).map(
      ({ kind, ...counts }) => ({ code: kind, name: languageNames[locale][kind as 'en'], ...counts }),
    ),
    outcomeKinds: total.outcomesByKind.map(({ kind, count }) => ({ key: kind, count })),
    ...(toldAll && {
      addressees: [
        ...byName(
          beside.followUps.filter(({ state }) => state !== null),
          ({ state }) => stateNamed(state!),
        ),
        ...byName(
          beside.followUps.filter(({ state }) => state === null),
          ({ organisationId }) => organisationId!,
        ),
      ].map(({ state, organisationId, overdue, ...counts }) => ({
        ...{ name: state === null ? named(organisationId!) : stateNamed(state), overdueCount: overdue },
        ...counts,
      })),
    }),
    outcomes: Array.from({ length: total.outcomes }, () => ({})),
    followUps: Array.from({ length: total.followUpsOpen }, () => ({})),
    events: naiveListedEvents(facts, input)
      .map((listed) => ({ ...listed, ...facts.events.find(({ id }) => id === listed.id)! }))
      .toSorted((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1))
      .map(({ status, days, attendance }) => ({
        date: days[0]!.start.slice(0, 10),
        representedStates: toldAll ? attendance.states.map(stateNamed).toSorted(inLocale).join('; ') : null,
        participants: toldAll ? attendance.participants : null,
        remark: status === 'CANCELLED' ? texts[locale].cancelled : '',
      })),
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
    mapped(expected, (value) => (value === '' ? null : (value ?? '…'))),
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

function holdsInDocx(bytes: Buffer, expected: Tables, locale: Locale): void {
  const { tables, languages, repeatedHeads } = readDocx(bytes);
  expect(languages).toContain(texts[locale].locale);
  expect(repeatedHeads).toBe(tables.length);
  holdsOnPaper(tables, expected, locale);
}

async function holdsInPdf(bytes: Buffer, expected: Tables, locale: Locale): Promise<void> {
  const { language } = await readPdf(bytes);
  expect(language).toBe(texts[locale].locale);
  holdsOnPaper(await readPdfTables(bytes), expected, locale);
}

function holdsInXml(bytes: Buffer, { total, actions, indicators = [] }: Tables): void {
  const together = Object.fromEntries(total!.map(({ key, value }) => [key, value!])) as Row;
  const measured = ['events', 'participations', 'people', 'states', 'outcomes'] as const;
  const results = readIati(bytes).result;
  expect(
    results
      .slice(0, actions!.length + 1)
      .map(({ indicator }) => indicator.map(({ period }) => period![0]!.actual?.[0]!['@value'] ?? null)),
  ).toEqual(
    // Of people only editions tell in this form.
    [together, ...actions!].map((row) =>
      measured.map((name) =>
        row[name] === null || name === 'participations' || name === 'people' ? null : String(row[name]),
      ),
    ),
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
  ).toEqual(indicators.map(({ code, baseline, year, target, actual }) => ({ code, baseline, year, target, actual })));
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
          const details = detailFacts(facts, tape.toReversed());
          await world.apps[0]!.get(Database).transaction(async (transaction) => {
            await insertWithDetails(transaction, facts, core, details);
            await insertIndicators(transaction, facts, own);
          });
          for (const who of ['secretariat', 'observer'] as const)
            for (const locale of ['en', 'ru'] as const) {
              const parameters = { ...(input as unknown as Record<string, string>), locale };
              const bytesOf = async (ending: string): Promise<Buffer> =>
                (await download(world, who, addressOfFile(ending, parameters))).bytes;
              const ofIndicators = await indicatorTables(facts, { core, own }, input, who, locale);
              const expected = expectedTables(
                facts,
                { core, details },
                input,
                who === 'secretariat',
                ofIndicators,
                locale,
              );
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
