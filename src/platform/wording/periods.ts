import { localTime } from '../time.js';
import { cityOf } from './cities.js';
import { printedDay } from './dates.js';
import type { Language } from './language.js';

/** From when to when: wall times "2025-09-23T10:30:00" in a zone, and the instants that they stand for. */
export interface Period {
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  startsAtLocal: string;
  endsAtLocal: string;
}

/** The time as it was agreed, with city and offset: "Tuesday 23 September 2025, 10:30-12:00 (Vienna, UTC+2)". */
export function printedPeriod(period: Period, language: Language): string {
  return `${span(period, language)} (${zone(period, language)})`;
}

/** One moment on the clocks of a zone: "Monday 22 September 2025, 18:00 (Vienna, UTC+2)". */
export function printedMoment(timeZone: string, instant: Date, language: Language): string {
  const local = localTime(instant, timeZone);
  const moment = { timeZone, startsAt: instant, endsAt: instant, startsAtLocal: local, endsAtLocal: local };
  return `${printedDay(local, language)}, ${clock(local)} (${zone(moment, language)})`;
}

/** The same time on the clocks of the reader's own zone; null when they show nothing else. */
export function readersPeriod(period: Period, timeZone: string, language: Language): string | null {
  const startsAtLocal = localTime(period.startsAt, timeZone);
  const endsAtLocal = localTime(period.endsAt, timeZone);
  if (startsAtLocal === period.startsAtLocal && endsAtLocal === period.endsAtLocal) return null;
  return printedPeriod({ ...period, timeZone, startsAtLocal, endsAtLocal }, language);
}

function span({ startsAtLocal, endsAtLocal }: Period, language: Language): string {
  const [firstDay, lastDay] = [printedDay(startsAtLocal, language), printedDay(endsAtLocal, language)];
  const [from, to] = [clock(startsAtLocal), clock(endsAtLocal)];
  if (firstDay === lastDay) return `${firstDay}, ${from}-${to}`;
  return language === 'ru'
    ? `с ${firstDay}, ${from} до ${lastDay}, ${to}`
    : `${firstDay}, ${from}, to ${lastDay}, ${to}`;
}

function zone({ timeZone, startsAt, endsAt, startsAtLocal, endsAtLocal }: Period, language: Language): string {
  const [before, after] = [offset(startsAtLocal, startsAt), offset(endsAtLocal, endsAt)];
  const change = before === after ? [] : [language === 'ru' ? `затем ${after}` : `then ${after}`];
  const city = cityOf(timeZone, language);
  return [...(city === null ? [] : [city]), before, ...change].join(', ');
}

const clock = (local: string): string => local.slice(11, 16);

/** How far a wall time is ahead of UTC at its instant: "UTC+2", "UTC+5:30", "UTC". */
function offset(local: string, instant: Date): string {
  // Some zones were off by seconds long ago; nobody prints those.
  const minutes = Math.round(
    (Date.parse(`${local.slice(0, 19)}Z`) - Math.trunc(instant.getTime() / 1000) * 1000) / 60_000,
  );
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  if (minutes === 0) return 'UTC';
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
