import type { ActivityReportInput } from '../../../src/schema-types.js';
import { naiveReport } from './naive-report.js';
import type { ReportWorld } from './report-facts.js';

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const isFirst = (day: string): boolean => day.endsWith('-01');
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** What the total of a report is held against, counted as a report of its own. */
export function naiveComparisons(world: ReportWorld, input: ActivityReportInput) {
  const total = (from: string, to: string) => naiveReport(world, { ...input, from, to }).total;
  const first = firstBefore(input);
  return {
    previous: first < world.plan.startsOn ? null : total(first, dayAfter(input.from, -1)),
    planSoFar: total(world.plan.startsOn, input.to),
  };
}

function firstBefore({ from, to }: ActivityReportInput): string {
  const next = dayAfter(to, 1);
  if (!isFirst(from) || !isFirst(next)) return dayAfter(from, (Date.parse(from) - Date.parse(next)) / 86_400_000);
  // Counted from 1 to 12 within its year.
  const month = 2 * monthOf(from) - monthOf(next) - 1;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
