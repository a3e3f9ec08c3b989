import { type ReportSection, valuesOf } from '../document/report-document.js';
import { columnsOnPaper } from './columns.js';
import { type Composer, none, placeOf } from './composer.js';
import { HeatScale } from './heat.js';
import type { Part } from './paper.js';

/** How much was done in each area and part of the period. */
interface AreaTimes {
  /** In order: "2024", or "2024-03". */
  times: string[];
  /** By area and time. */
  count: (area: string, time: string) => number;
}

const mostTimes = 12;
/** All of them differ in these, in both languages. */
const lettersOfMonth = 3;

/** The heat map of areas by year, or by month where the report touches one year alone. */
export function areaHeat(composer: Composer): Part[] {
  const { document, say } = composer;
  const areas = composer.section('areas');
  if (!areas) return [];
  const events = composer.section('events');
  const outcomes = composer.section('outcomes');
  const isTold = document.sections.some(({ key }) => key === 'outcomes');
  const { times, count } = isTold ? listedBy(composer, [events, outcomes]) : activeActionsBy(composer);
  const codes = valuesOf(areas, 'code').map(String);
  const titles = valuesOf(areas, 'title').map(String);
  const scale = new HeatScale(Math.max(...codes.flatMap((code) => times.map((time) => count(code, time)))));
  if (!codes.some((code) => times.some((time) => count(code, time) > 0))) return [];
  const now = document.about.dataAt.slice(0, times[0]!.length);
  return [
    { kind: 'text', text: isTold ? say.areasOverTime : say.activeActions },
    { kind: 'scale', steps: scale.legend },
    {
      kind: 'table',
      caption: composer.caption(isTold ? say.captions.areasOverTime : say.captions.activeActions),
      columns: columnsOnPaper([
        { key: 'code', label: composer.tableSay.columns.code, holds: 'text' },
        { key: 'title', label: composer.tableSay.columns.title, holds: 'text' },
        ...times.map((time) => ({ key: 'ofTime', label: headOf(composer, time), holds: 'number' }) as const),
      ]),
      rows: codes.map((code, place) => [
        { text: code },
        { text: titles[place]! },
        ...times.map((time) => {
          const done = count(code, time);
          return { text: done > 0 ? String(done) : time > now ? '' : none, heat: scale.of(done) };
        }),
      ]),
    },
  ];
}

function headOf({ tableSay }: Composer, time: string): string {
  if (time.length === 4) return time;
  return new Intl.DateTimeFormat(tableSay.locale, { month: 'short', timeZone: 'UTC' })
    .format(new Date(`${time}-01T00:00Z`))
    .slice(0, lettersOfMonth);
}

/** Of what the report lists; what was cancelled did not take place. */
function listedBy({ document, tableSay }: Composer, lists: readonly (ReportSection | null)[]): AreaTimes {
  const { from, to } = document.about;
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const digits = isOneYear ? 7 : 4;
  const counts = new Map<string, number>();
  for (const list of lists) {
    if (!list) continue;
    const [date, areas, remark] = [placeOf(list, 'date'), placeOf(list, 'areas'), placeOf(list, 'remark')] as const;
    for (const row of list.rows) {
      if (remark >= 0 && row[remark] === tableSay.cancelled) continue;
      for (const area of String(row[areas]).split('; ')) {
        const key = `${area} ${String(row[date]).slice(0, digits)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const times = isOneYear ? monthsOf(from, to) : yearsOf(from, to).slice(-mostTimes);
  return { times, count: (area, time) => counts.get(`${area} ${time}`) ?? 0 };
}

/** Where nothing is listed, as in a frozen report: on how many actions something was done. */
function activeActionsBy(composer: Composer): AreaTimes {
  const { document } = composer;
  const actions = composer.section('actions');
  const years = composer.section('years');
  const counts = new Map<string, number>();
  if (actions && years) {
    const codes = valuesOf(actions, 'code');
    const areaOf = new Map(valuesOf(actions, 'area').map((area, place) => [codes[place], area]));
    const [code, year, events, outcomes] = ['code', 'year', 'events', 'outcomes'].map((key) => placeOf(years, key)) as [
      number,
      number,
      number,
      number,
    ];
    for (const row of years.rows) {
      if (Number(row[events]) + Number(row[outcomes]) === 0) continue;
      const key = `${areaOf.get(row[code])} ${row[year]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const { from, to } = document.about;
  return { times: yearsOf(from, to).slice(-mostTimes), count: (area, time) => counts.get(`${area} ${time}`) ?? 0 };
}

const yearsOf = (from: string, to: string): string[] =>
  Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, place) =>
    String(Number(from.slice(0, 4)) + place).padStart(4, '0'),
  );

const monthsOf = (from: string, to: string): string[] =>
  Array.from({ length: Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1 }, (_, place) => {
    const month = String(Number(from.slice(5, 7)) + place).padStart(2, '0');
    return `${from.slice(0, 4)}-${month}`;
  });
