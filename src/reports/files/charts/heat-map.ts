import type { ReportSection } from '../document/report-document.js';

export interface HeatCell {
  events: number;
  outcomes: number;
  /** How far the action came, in words; empty: nobody has judged. */
  status: string;
  /** From 0, nothing was done, to 4, as much as anywhere. */
  heat: number;
}

/** What stands in a cell: events / outcomes, and the status where there is one. */
export const textOfHeat = ({ events, outcomes, status }: HeatCell): string =>
  `${events} / ${outcomes}${status === '' ? '' : ` ${status}`}`;

export interface HeatMap {
  years: number[];
  /** A row an action, a cell a year. */
  rows: { code: string; title: string; cells: HeatCell[] }[];
}

const steps = 4;
const mostYears = 8;

/** Colours by heat, from white to dark; what is written on them has a contrast of at least 4.5 to 1. */
export const heatColours: readonly { fill: string; ink: string }[] = [
  { fill: 'FFFFFF', ink: '1B2430' },
  { fill: 'E3ECF5', ink: '1B2430' },
  { fill: 'B5CDE4', ink: '1B2430' },
  { fill: '5F8FBF', ink: '000000' },
  { fill: '1F4E79', ink: 'FFFFFF' },
];

/** The section of actions by year as tables of actions and years, each of as many years as a page has room for. */
export function heatMapsOf({ columns, rows }: ReportSection): HeatMap[] {
  const place = (key: string): number => columns.findIndex((column) => column.key === key);
  const [code, title, year, events, outcomes, status] = ['code', 'title', 'year', 'events', 'outcomes', 'status'].map(
    place,
  ) as [number, number, number, number, number, number];
  const done = rows.map((row) => Number(row[events]) + Number(row[outcomes]));
  const most = Math.max(1, ...done);
  const all = [...new Set(rows.map((row) => Number(row[year])))].sort((one, other) => one - other);
  const byAction = Map.groupBy(
    rows.map((row, index) => ({ row, heat: Math.ceil((done[index]! / most) * steps) })),
    ({ row }) => String(row[code]),
  );
  const parts = Array.from({ length: Math.ceil(all.length / mostYears) }, (_, part) =>
    all.slice(part * mostYears, (part + 1) * mostYears),
  );
  return parts.map((years) => ({
    years,
    rows: [...byAction].map(([action, ofYears]) => ({
      code: action,
      title: String(ofYears[0]!.row[title]),
      cells: years.map((wanted) => {
        const { row, heat } = ofYears.find((one) => one.row[year] === wanted)!;
        return { events: Number(row[events]), outcomes: Number(row[outcomes]), status: String(row[status]), heat };
      }),
    })),
  }));
}
