import type { StoredReport } from '../activity-report/report.js';
import type { FigurePlace } from './figure-places.js';
import { type Numbers, numbersOf } from './report-numbers.js';

/** A figure that is another one than it was; null: none, or one that the reader is not told. */
export interface ChangedFigure extends FigurePlace {
  figure: string;
  frozen: number | null;
  now: number | null;
}

/** The figures in which two reports on the same things differ, in the order of the report. */
export function changedFigures(frozen: StoredReport, now: StoredReport): ChangedFigure[] {
  const [before, after] = [numbersOf(frozen), numbersOf(now)];
  return [...new Map([...before, ...after])].flatMap(([line, { place }]) =>
    differences(before.get(line)?.numbers, after.get(line)?.numbers).map((difference) => ({ ...place, ...difference })),
  );
}

function differences(
  before: Numbers | undefined,
  after: Numbers | undefined,
): Omit<ChangedFigure, keyof FigurePlace>[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .map((figure) => ({ figure, frozen: numberOf(before, figure), now: numberOf(after, figure) }))
    .filter(({ frozen, now }) => frozen !== now);
}

/** What has no line or no number is 0, but for a mean and for the members of a network that has no line. */
function numberOf(numbers: Numbers | undefined, figure: string): number | null {
  const number = numbers?.[figure];
  if (number !== undefined) return number;
  return figure.endsWith('satisfaction') || figure.startsWith('growth.') ? null : 0;
}
