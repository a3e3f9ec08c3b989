import type { StoredReport } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';

/** What a figure is about; nothing: the total. */
export interface FigurePlace {
  areaId?: string;
  actionId?: string;
  state?: string;
  organisationId?: string;
  networkId?: string;
  /** Of an action. */
  year?: number;
}

/** A figure that is another one than it was; null: none, or one that the reader is not told. */
export interface ChangedFigure extends FigurePlace {
  figure: string;
  frozen: number | null;
  now: number | null;
}

type Numbers = Record<string, number | null>;

interface ReportLine {
  place: FigurePlace;
  numbers: Numbers;
}

/** A line of the report by one text; the figures of a line go by it and their names. */
export const lineOf = ({ areaId, actionId, state, organisationId, networkId, year }: FigurePlace): string =>
  [areaId ?? actionId ?? state ?? organisationId ?? networkId ?? 'total', ...(year === undefined ? [] : [year])].join(
    ' ',
  );

export const figureOf = (line: string, figure: string): string => `${line}|${figure}`;

/** The figures in which two reports on the same things differ, in the order of the report. */
export function changedFigures(frozen: StoredReport, now: StoredReport): ChangedFigure[] {
  const [before, after] = [linesOf(frozen), linesOf(now)];
  return [...new Map([...before, ...after])].flatMap(([line, { place }]) =>
    differences(before.get(line)?.numbers, after.get(line)?.numbers).map((difference) => ({ ...place, ...difference })),
  );
}

/** Every number of a report; a new part of reports that is to be compared is added here. */
function linesOf({
  total,
  areas,
  rows,
  years,
  states,
  organisations,
  networks,
}: StoredReport): Map<string, ReportLine> {
  const lines: ReportLine[] = [
    { place: {}, numbers: numbersOf(total) },
    ...areas.map(({ areaId, figures }) => ({ place: { areaId }, numbers: numbersOf(figures) })),
    ...rows.map(({ actionId, figures }) => ({ place: { actionId }, numbers: numbersOf(figures) })),
    ...years.map(({ actionId, year, events, outcomes }) => ({
      place: { actionId, year },
      numbers: { events, outcomes },
    })),
    ...states.map(({ state, ...numbers }) => ({ place: { state }, numbers })),
    ...organisations.map(({ organisationId, ...numbers }) => ({ place: { organisationId }, numbers })),
    ...networks.map(({ networkId, figures, growth }) => ({
      place: { networkId },
      numbers: { ...numbersOf(figures), ...prefixed('growth', Object.entries(growth ?? {})) },
    })),
  ];
  return new Map(lines.map((line) => [lineOf(line.place), line]));
}

/** How many answered is no figure, but what one stands on. */
function numbersOf({ outcomesByKind, ...figures }: Figures): Numbers {
  const kinds = outcomesByKind.map(({ kind, count }) => [kind, count] as const);
  const numbers = Object.entries(figures).filter(([name]) => name !== 'answers');
  return { ...Object.fromEntries(numbers), ...prefixed('outcomesByKind', kinds) };
}

const prefixed = (name: string, entries: readonly (readonly [string, number])[]): Numbers =>
  Object.fromEntries(entries.map(([key, value]) => [`${name}.${key}`, value]));

function differences(
  before: Numbers | undefined,
  after: Numbers | undefined,
): Omit<ChangedFigure, keyof FigurePlace>[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  // A network that has no line in one of them has no growth there to compare with.
  const compared = before && after ? names : names.filter((name) => !name.startsWith('growth.'));
  return compared
    .map((figure) => ({ figure, frozen: numberOf(before, figure), now: numberOf(after, figure) }))
    .filter(({ frozen, now }) => frozen !== now);
}

/** What has no line or no number is 0, but for a mean. */
function numberOf(numbers: Numbers | undefined, figure: string): number | null {
  const number = numbers?.[figure];
  if (number !== undefined) return number;
  return figure === 'satisfaction' ? null : 0;
}
