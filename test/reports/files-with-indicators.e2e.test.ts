import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { download } from '../support/harness/downloads.js';
import { kept, newIndicator, recordIndicatorValue } from '../support/builders/indicators.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { newProgramme } from '../support/builders/programmes.js';
import { checkedIati } from '../support/schema/iati-schema.js';
import {
  addressOfFile,
  jsonFor,
  readCsv,
  readDocx,
  readIati,
  readXlsx,
  type ReportFile,
  rowsOf,
} from '../support/oracles/report-files.js';
import { startWorld, type World } from '../support/harness/world.js';

const years = { from: '2024-03-01', to: '2025-02-28' };
const odd = '=Доля «решений» "за 30 дней" & <больше>';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const { id: ratio } = await newIndicator(world, 'A-10', {
    title: [
      { locale: 'en', text: 'Decisions within 30 days' },
      { locale: 'ru', text: odd },
    ],
    level: 'IMPACT',
    unit: '% of decisions',
    aggregation: 'LATEST',
    actions: ['VI.6', 'I.4(b)'],
    baseline: 41.25,
    baselineYear: 2022,
    targets: [
      { year: 2024, value: 50 },
      { year: 2026, value: 70 },
    ],
  });
  await kept(world, recordIndicatorValue, { indicator: ratio, year: 2025, value: 0.000_000_1 });
  const { id: people } = await newIndicator(world, 'A-2', {
    title: [{ locale: 'en', text: 'Days until an answer' }],
    unit: 'days',
    ascending: false,
    baseline: 12,
  });
  await published(
    world,
    outcomeInput('A study', {
      date: '2024-05-20',
      actions: ['II.3'],
      contributions: [{ indicator: people, value: 7 }],
    }),
  );
}, 120_000);
afterAll(async () => {
  await world.stop();
});

const file = (parameters: Record<string, string> = {}): Promise<ReportFile> =>
  jsonFor(world, 'observer', { ...years, ...parameters });
const section = ({ sections }: ReportFile, wanted: string) => sections.find(({ key }) => key === wanted);

describe('the indicators of the plan in the files of a report', () => {
  it('are told for each calendar year of the report, by code, with all that was set', async () => {
    const daysUntil = {
      ...{ code: 'A-2', title: 'Days until an answer', actions: '', level: 'Output', unit: 'days' },
      ...{ ascending: 'no', aggregation: 'the sum of contributions', baseline: 12, baselineYear: null, target: null },
    };
    const decisions = {
      ...{ code: 'A-10', title: 'Decisions within 30 days', actions: 'VI.6; I.4.b', level: 'Impact' },
      ...{ unit: '% of decisions', ascending: 'yes', aggregation: 'the latest value' },
      ...{ baseline: 41.25, baselineYear: 2022 },
    };
    expect(rowsOf(await file(), 'indicators')).toEqual([
      { ...daysUntil, year: 2024, actual: 7 },
      { ...daysUntil, year: 2025, actual: null },
      { ...decisions, year: 2024, target: 50, actual: null },
      { ...decisions, year: 2025, target: null, actual: 0.000_000_1 },
    ]);
    const russian = await file({ locale: 'ru' });
    expect(rowsOf(russian, 'indicators').at(-1)).toMatchObject({ title: odd, level: 'Воздействие', ascending: 'да' });
    expect(section(russian, 'indicators')!.title).toBe('Показатели плана');
  });

  it('are those that measure the areas chosen, and none where nobody knows which part of them is meant', async () => {
    const codes = async (parameters: Record<string, string>) =>
      rowsOf(await file(parameters), 'indicators').map(({ code }) => code);
    expect(await codes({ areas: 'I' })).toEqual(['A-10', 'A-10']);
    expect(await codes({ areas: 'VI,II' })).toEqual(['A-10', 'A-10']);
    expect(await codes({ areas: 'III' })).toEqual([]);
    const { id: programme } = await newProgramme(world, 'series');
    for (const narrowed of [{ networks: world.networks.asylum }, { programmes: programme }, { states: 'GE' }] as Record<
      string,
      string
    >[])
      expect([narrowed, section(await file(narrowed), 'indicators')]).toEqual([narrowed, undefined]);
    // The core ones are counted for any selection.
    expect(section(await file({ states: 'GE' }), 'coreIndicators')).toBeDefined();
  });

  it('keep a value too small for two decimals from looking like nothing', async () => {
    const bytes = async (ending: string) =>
      (await download(world, 'observer', addressOfFile(ending, { ...years, locale: 'ru' }))).bytes;
    const cells = readDocx(await bytes('docx')).tables.flatMap(({ rows }) => rows);
    expect(cells.find(([code, , , , , year]) => code === 'A-10' && year === '2025')!.at(-1)).toBe('0,0000001');
    const sheet = (await readXlsx(await bytes('xlsx'))).find(({ sheet: name }) => name === 'Показатели плана')!;
    expect(sheet.data.at(-1)!.at(-1)).toBe(0.000_000_1);
    const line = readCsv(await bytes('csv')).findLast(({ section: name }) => name === 'indicators')!;
    expect([line['title'], line['actual'], line['target']]).toEqual([`'${odd}`, '1e-7', '']);
  });

  it('are results of IATI with baseline, target and actual, valid against its schema', async () => {
    const { bytes } = await download(world, 'observer', addressOfFile('xml', years));
    const own = readIati(bytes).result.slice(-2);
    expect(
      own.map(({ '@type': type, title, indicator: [indicator] }) => [
        type,
        ...title[0]!.narrative.map((text) => text['#text']),
        indicator!['@measure'],
        indicator!['@ascending'],
        indicator!.baseline?.map((baseline) => [baseline['@year'], baseline['@value']]) ?? null,
        indicator!.period!.map((period) => [
          period['period-start'][0]!['@iso-date'],
          period['period-end'][0]!['@iso-date'],
          period.target?.[0]!['@value'] ?? null,
          period.actual?.[0]!['@value'] ?? null,
        ]),
      ]),
    ).toEqual([
      [
        ...['1', 'A-2 Days until an answer', '1', 'false', null],
        [
          ['2024-01-01', '2024-12-31', null, '7'],
          ['2025-01-01', '2025-12-31', null, null],
        ],
      ],
      [
        ...['3', 'A-10 Decisions within 30 days', `A-10 ${odd}`, '2', 'true', [['2022', '41.25']]],
        [
          ['2024-01-01', '2024-12-31', '50', null],
          ['2025-01-01', '2025-12-31', null, '0.0000001'],
        ],
      ],
    ]);
    expect(own[1]!.indicator[0]!.description![0]!.narrative.map((text) => text['#text'])).toEqual([
      'Counted in: % of decisions.',
      'Единица: % of decisions.',
    ]);
    if (existsSync('../shared/data/iati'))
      expect(await checkedIati(bytes.toString())).toEqual({ valid: true, errors: [] });
  });

  it('are told by the API year by year, at most a thousand of them', async () => {
    const ask = graphql(
      'query ($from: Int!, $to: Int!) { indicators { code years(from: $from, to: $to) { year target actual } } }',
    );
    const refused = (from: number, to: number) => world.as('organiser').refusal(ask, { from, to });
    expect(await refused(2025, 2024)).toEqual({ code: 'BAD_INPUT', field: 'to' });
    expect(await refused(1, 1001)).toEqual({ code: 'BAD_INPUT', field: 'to' });
    expect((await refused(0, 1)).code).toBe('BAD_INPUT');
    const { indicators } = await world.as('organiser').ask(ask, { from: 2024, to: 3023 });
    expect(indicators[1]!.years).toHaveLength(1000);
    expect(indicators[1]!.years[0]).toEqual({ year: 2024, target: 50, actual: null });
  });
});

describe('the core indicators in the files of a report', () => {
  it('say each value with its words, and in the notes how each is counted', async () => {
    for (const [locale, first, definition] of [
      ['en', ['Sessions held, by kind and format', 'All', 'events'], 'Core indicator 15, From nomination'],
      [
        'ru',
        ['Состоявшиеся мероприятия по видам и форматам', 'Всего', 'мероприятия'],
        'Основной показатель 15, «От вы',
      ],
    ] as const) {
      const report = await jsonFor(world, 'secretariat', { ...years, locale });
      const [title, label, unit] = first;
      const rows = rowsOf(report, 'coreIndicators');
      expect(rows[0]).toEqual({ key: 'total', number: 1, title, label, value: 0, unit });
      expect([...new Set(rows.map(({ number }) => number))]).toEqual(
        Array.from({ length: 15 }, (_, index) => index + 1),
      );
      expect(report.notes.filter((note) => note.startsWith(definition))).toHaveLength(1);
    }
  });
});
