/*
 * States and organisations make the total together: whoever knows all of them but one knows that one too, also by
 * subtracting a year from a longer period. So a year of one of them that gives something small away is told in no
 * period at all. Of each year then none is held back or at least two are, and nothing that is told adds up to one of
 * these alone.
 */
import type { DayPeriod } from '../counting/report-scope.js';
import { type Attendances, fewest, giveThemselvesAway, isMadeOf, yearsOf } from './told-periods.js';

/** The years, "2025", that are never told, by state or organisation. */
export type UntoldYears = ReadonlyMap<string, ReadonlySet<string>>;

interface InYear {
  line: string;
  count: number;
}

/**
 * The small ones of each year, and the next smallest where these could be worked out.
 * @param lines All states and organisations that people represented
 */
export function untoldYears(lines: ReadonlyMap<string, Attendances>): UntoldYears {
  const counted = [...lines].flatMap(([line, attendances]) =>
    yearsOf(attendances).map(({ first, count }) => ({ year: yearOf(first), line, count })),
  );
  const untold = new Map([...lines.keys()].map((line) => [line, new Set<string>()]));
  for (const [year, ofYear] of Map.groupBy(counted, ({ year }) => year))
    for (const { line } of heldBack(ofYear)) untold.get(line)!.add(year);
  return untold;
}

/** Whether attendances for one of them may be told over these days, both included; null: open at that end. */
export const isToldOfYears = (attendances: Attendances, untold: ReadonlySet<string>, period: DayPeriod): boolean =>
  isMadeOf(yearsOf(attendances), period, ({ first }) => !untold.has(yearOf(first)));

function heldBack(ofYear: readonly InYear[]): InYear[] {
  const ascending = ofYear.toSorted((one, other) => one.count - other.count || (one.line < other.line ? -1 : 1));
  let held = ascending.filter(({ count }) => count < fewest);
  while (held.length < ascending.length && giveThemselvesAway(held.map(({ count }) => count)))
    held = ascending.slice(0, held.length + 1);
  return held;
}

const yearOf = (day: string): string => day.slice(0, 4);
