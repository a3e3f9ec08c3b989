import { type Language, localTime } from '../platform/index.js';
import { russianCities } from './russian-cities.js';

/** When something takes place: wall times "2025-09-23T10:30:00" in the zone, and the instants they stand for. */
export interface Period {
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  startsAtLocal: string;
  endsAtLocal: string;
}

/** The time as it was agreed, with city and offset: "Tuesday 23 September 2025, 10:30-12:00 (Vienna, UTC+2)". */
export function eventTime(period: Period, language: Language): string {
  return `${span(period, language)} (${zone(period, language)})`;
}

/** One moment in the zone of its event: "Monday 22 September 2025, 18:00 (Vienna, UTC+2)". */
export function momentIn(timeZone: string, instant: Date, language: Language): string {
  const local = localTime(instant, timeZone);
  const moment = { timeZone, startsAt: instant, endsAt: instant, startsAtLocal: local, endsAtLocal: local };
  return `${day(local, language)}, ${clock(local)} (${zone(moment, language)})`;
}

/** The time of an event in the reader's own zone; null when clocks there show the same. */
export function readersTime(period: Period, timeZone: string, language: Language): string | null {
  const startsAtLocal = localTime(period.startsAt, timeZone);
  const endsAtLocal = localTime(period.endsAt, timeZone);
  if (startsAtLocal === period.startsAtLocal && endsAtLocal === period.endsAtLocal) return null;
  return eventTime({ ...period, timeZone, startsAtLocal, endsAtLocal }, language);
}

/** The city that a zone is named after, as readers of the language know it. */
export function cityOf(timeZone: string, language: Language): string {
  const english = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  if (language === 'en') return english;
  const place = russianCities[timeZone] ?? placeInRussian(timeZone);
  return /^(GMT|UTC)/.test(place) ? english : place;
}

function span({ startsAtLocal, endsAtLocal }: Period, language: Language): string {
  const [firstDay, lastDay] = [day(startsAtLocal, language), day(endsAtLocal, language)];
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
  return [...(city === 'UTC' ? [] : [city]), before, ...change].join(', ');
}

/** Numeric dates are read as day first here and month first there, so months are always written out. */
export function day(local: string, language: Language): string {
  const parts = dayFormats[language].formatToParts(new Date(`${local.slice(0, 10)}T00:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((found) => found.type === type)?.value ?? '';
  const date = `${part('day')} ${part('month')} ${part('year')}`;
  return language === 'ru' ? `${date} г.` : `${part('weekday')} ${date}`;
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

const dayOptions: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
const dayFormats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', ...dayOptions }),
  ru: new Intl.DateTimeFormat('ru', dayOptions),
};

/** CLDR's own name of the zone's place: its country, or the city where a country has several zones. */
function placeInRussian(timeZone: string): string {
  const format = new Intl.DateTimeFormat('ru', { timeZone, timeZoneName: 'shortGeneric' });
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
