import { expect } from '@jest/globals';
import { outcomeKinds } from '../../../src/outcomes/index.js';
import { english } from '../../../src/reports/files/document/report.texts.en.js';
import { russian } from '../../../src/reports/files/document/report.texts.ru.js';
import { paperTextsIn } from '../../../src/reports/files/paper/paper.texts.js';
import type { Cell, Row } from './report-files.js';

const texts = { en: english, ru: russian };

/** A table as it was read back from paper; of a PDF without its spaces. */
export interface ReadTable {
  caption: string;
  rows: string[][];
}

export type Tables = Record<string, Row[]>;

const figuresOfActions = ['events', 'participations', 'people', 'states', 'organisations', 'outcomes', 'answers'];
const mainFigures = ['events', 'participations', 'people', 'states', 'organisations', 'outcomes'];
const people = ['people', 'women', 'men', 'otherOrNotStated'];

/** What each table on paper must show: columns by their names in the API, and its rows. */
function shownTables(expected: Tables, locale: 'en' | 'ru'): { title: string; keys: string[]; rows: Row[] }[] {
  const say = paperTextsIn[locale];
  const { sections } = texts[locale];
  const areas = expected['areas']!.map(({ code }) => String(code));
  const isIn = (area: string) => (row: Row) => String(row['code']).split('.')[0] === area;
  const isActive = (row: Row) => ['events', 'cancelledEvents', 'outcomes'].some((key) => Number(row[key]) > 0);
  const below = (action: Row) =>
    (expected['subItems'] ?? []).filter((row) => String(row['code']).startsWith(`${action['code']}.`) && isActive(row));
  const same = (key: keyof typeof sections, keys: string[]) => ({
    title: sections[key].title,
    keys,
    rows: expected[key] ?? [],
  });
  return [
    {
      title: say.captions.figures,
      keys: ['figure', 'value', 'previous', 'planSoFar'],
      rows: expected['total']!.map((row) => ({ ...row, figure: texts[locale].figures[row['key'] as 'people'] })),
    },
    { title: say.captions.areas, keys: ['code', ...mainFigures, 'women', 'men', 'answers'], rows: expected['areas']! },
    ...areas.map((area) => ({
      title: say.captions.actions(area),
      keys: ['code', ...figuresOfActions],
      rows: expected['actions']!.filter(isIn(area))
        .filter(isActive)
        .flatMap((row) => [row, ...below(row)]),
    })),
    ...areas.flatMap((area) => yearTables(expected, area, say.captions.years(area), isActive)),
    { title: say.chapters.gaps, keys: ['code'], rows: expected['gaps']! },
    same('states', ['name', 'events', 'participations', ...people]),
    same('organisations', ['name', 'events', 'participations', 'people']),
    same('networks', ['name', ...mainFigures, 'membersBefore', 'membersJoined', 'membersLeft', 'membersAfter']),
    same('programmes', ['name', ...mainFigures]),
    same('partners', ['name', ...mainFigures]),
    same('organisationKinds', ['kind', 'participations', 'people']),
    same('months', ['month', 'events', 'outcomes']),
    same('languages', ['name', 'spoken', 'interpreted']),
    {
      ...same('outcomeKinds', ['kind', 'count']),
      rows: expected['outcomeKinds']!.map((row) => ({ ...row, kind: outcomeKinds[row['key'] as 'STUDY'][locale] })),
    },
    same('addressees', ['name', 'open', 'overdueCount', 'done', 'dropped']),
    same('events', ['participants']),
    same('coreIndicators', ['label', 'value']),
    same('indicators', ['code', 'unit', 'baseline', 'year', 'target', 'actual']),
  ];
}

/** The years of the actions with activity, as many beside each other as a page has room for. */
function yearTables(expected: Tables, area: string, title: string, isActive: (row: Row) => boolean) {
  const all = [...new Set(expected['years']!.map(({ year }) => Number(year)))].sort((one, other) => one - other);
  if (all.length < 2) return [];
  const active = expected['actions']!.filter((row) => String(row['code']).split('.')[0] === area && isActive(row));
  const now = new Date().getUTCFullYear();
  const parts = Array.from({ length: Math.ceil(all.length / 6) }, (_, part) => all.slice(part * 6, part * 6 + 6));
  return parts.map((years) => ({
    title,
    keys: ['code', ...years.map(String)],
    rows: active.map(({ code }) => ({
      code: code!,
      ...Object.fromEntries(
        years.map((year) => {
          const row = expected['years']!.find((one) => one['code'] === code && one['year'] === year)!;
          const { events, outcomes } = row as { events: number; outcomes: number };
          return [String(year), events + outcomes > 0 ? `${events} / ${outcomes}` : year > now ? '' : '–'];
        }),
      ),
    })),
  }));
}

/** How a value is printed on paper. */
function printed(key: string, value: Cell, locale: 'en' | 'ru'): string {
  if (value === null) return '…';
  if (value === 0) return '–';
  if (key === 'month')
    return new Date(`${value}-01T00:00Z`).toLocaleDateString(texts[locale].locale, {
      ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
    });
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return value.toLocaleString(texts[locale].locale, {
    useGrouping: false,
    ...(Math.abs(value) < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  });
}

const isShare = (key: Cell | undefined): boolean => ['share', 'responseRate', 'noShowRate'].includes(String(key));
const joined = (text: string): string => text.replaceAll(/\s/g, '');

/** Holds the tables of a paper against what was counted by hand: every one, in order, and no other rows. */
export function holdsOnPaper(tables: readonly ReadTable[], expected: Tables, locale: 'en' | 'ru'): void {
  const { columns, figures } = texts[locale];
  const labels: Record<string, string> = { ...columns, ...figures };
  const left = tables.map(({ caption, rows }) => ({ title: joined(caption).replace(/^\p{L}+\d+\./u, ''), rows }));
  for (const { title, keys, rows } of shownTables(expected, locale)) {
    const place = left.findIndex((table) => table.title === joined(title));
    expect([title, place >= 0]).toEqual([title, rows.length > 0]);
    if (place < 0) continue;
    const [table] = left.splice(place, 1);
    const [head, ...read] = table!.rows;
    const told = keys.filter((key) => rows.some((row) => row[key] !== null));
    const at = told.map((key) => head!.map(joined).indexOf(joined(labels[key] ?? key)));
    expect([title, told, at.includes(-1)]).toEqual([title, told, false]);
    // Behind the counts of a year stands how far the action came, or that nothing is expected of it.
    const counts = (text: string, key: string): string =>
      text.replace(/^\d{4}$/.test(key) ? /\p{L}.*$/u : /(?<=\/\d+|^–)\p{L}.*$/u, '');
    const values = read.map((row) => at.map((column, place) => counts(joined(row[column]!), told[place]!)));
    const wanted = rows.map((row) =>
      told.map((key) => {
        const value = row[key]!;
        if (key === 'value' && isShare(row['key']) && value !== null)
          return joined(`${Math.round(Number(value) * 100)}%`);
        return joined(printed(key, value, locale));
      }),
    );
    expect([title, values]).toEqual([title, wanted]);
  }
}
