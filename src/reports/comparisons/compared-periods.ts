import { Temporal } from '@js-temporal/polyfill';

/** Days of a report, both included. */
export interface ReportDays {
  from: string;
  to: string;
}

/** The same length of time just before: of whole months as many months, which whole years are too, else of days. */
export function periodBefore({ from, to }: ReportDays): ReportDays {
  const [first, next] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to).add({ days: 1 })];
  const largestUnit = first.day === 1 && next.day === 1 ? 'month' : 'day';
  const before = first.subtract(first.until(next, { largestUnit }));
  return { from: before.toString(), to: first.subtract({ days: 1 }).toString() };
}
