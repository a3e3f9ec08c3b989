import { Temporal } from '@js-temporal/polyfill';

/** Days of a report, both included. */
export interface ReportDays {
  from: string;
  to: string;
}

/** Whether they begin with the first of a month and end with the last of one. */
export function isOfWholeMonths(days: ReportDays): boolean {
  const { first, next } = bounds(days);
  return first.day === 1 && next.day === 1;
}

/** The same length of time just before: of whole months as many months, which whole years are too, else of days. */
export function periodBefore(days: ReportDays): ReportDays {
  const { first, next } = bounds(days);
  const largestUnit = isOfWholeMonths(days) ? 'month' : 'day';
  const before = first.subtract(first.until(next, { largestUnit }));
  return { from: before.toString(), to: first.subtract({ days: 1 }).toString() };
}

/** The first day, and the one after the last. */
const bounds = ({ from, to }: ReportDays) => ({
  first: Temporal.PlainDate.from(from),
  next: Temporal.PlainDate.from(to).add({ days: 1 }),
});
