/** From when to when somebody was in a meeting, as wall times "2025-03-04T09:58:12" of the file that says so. */
export interface WallSpan {
  from: string;
  to: string;
}

/** One time that somebody was in a meeting; `span` is null where the file does not say when. */
export interface Join {
  seconds: number;
  span: WallSpan | null;
}

/** Whether 3/4 is the fourth of March or the third of April. */
type DateOrder = 'MONTH_FIRST' | 'DAY_FIRST';

const unitSeconds: readonly (readonly [RegExp, number])[] = [
  [/^(d|days?|д|дн|день|дня|дней)$/, 86_400],
  [/^(h|hrs?|hours?|ч|час|часа|часов)$/, 3_600],
  [/^(m|mins?|minutes?|м|мин|минута|минуты|минут)?$/, 60],
  [/^(s|secs?|seconds?|с|сек|секунда|секунды|секунд)$/, 1],
];

/**
 * How long "62", "62 mins", "1h 2m 3s", "1 ч 2 мин 3 с" or "1:02:03" is; a bare number is minutes. Null when it is no
 * duration.
 */
export function secondsIn(text: string): number | null {
  const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(text.trim());
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const parts = [...text.toLowerCase().matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)\.?[\s,]*/gu)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.toLowerCase().trim()) return null;
  const seconds = parts.map(([, amount, unit]) => {
    const known = unitSeconds.find(([words]) => words.test(unit!));
    return known ? Number(amount!.replace(',', '.')) * known[1] : NaN;
  });
  const sum = seconds.reduce((one, other) => one + other, 0);
  return Number.isFinite(sum) ? sum : null;
}

const [datePart, timePart] = [/(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})/, /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?/];
const [halfOfDay, zone] = [/(?:([AP])\.?M\.?)?/, /(?:\s*\(?(?:UTC|GMT)\S*)?/];
const wallTime = new RegExp(`^${datePart.source}[,T\\s]+${timePart.source}\\s*${halfOfDay.source}${zone.source}$`, 'i');

/**
 * The wall times that texts of one file stand for; null for what is none. Where 3/4 could be either, all are read
 * alike: as the only order that fits them, else the one that puts one of them on a day of `days`, else with the month
 * first.
 */
export function wallTimes(texts: readonly string[], days: readonly string[]): (string | null)[] {
  const readings = (['MONTH_FIRST', 'DAY_FIRST'] as const).map((order) =>
    texts.map((text) => readWallTime(text, order)),
  );
  const unread = readings.map((times) => times.filter((time) => time === null).length);
  const fitting = readings.filter((_, index) => unread[index] === Math.min(...unread));
  return fitting.find((times) => times.some((time) => time && days.includes(time.slice(0, 10)))) ?? fitting[0]!;
}

function readWallTime(text: string, order: DateOrder): string | null {
  const parts = wallTime.exec(text.replace(/[\u200E\u200F]/g, '').trim());
  if (!parts) return null;
  const [, first, separator, second, third, hour, minute, seconds, half] = parts;
  const [year, month, day] =
    first!.length === 4
      ? [first!, second!, third!]
      : separator === '.' || order === 'DAY_FIRST'
        ? [third!, second!, first!]
        : [third!, first!, second!];
  const at = new Date(
    Date.UTC(
      Number(year.padStart(4, '2000')),
      Number(month) - 1,
      Number(day),
      hourOf(Number(hour), half),
      Number(minute),
      Number(seconds ?? 0),
    ),
  );
  const read = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day) && Number(minute) < 60;
  return read ? at.toISOString().slice(0, 19) : null;
}

/** Some exports put AM and PM behind hours of 24 as well. */
function hourOf(hour: number, half: string | undefined): number {
  if (hour > 12 || !half) return hour;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

/** How many minutes somebody was there in all: what overlaps, as of two devices at once, counts once. */
export function minutesPresent(joins: readonly Join[]): number {
  const total = joins.reduce((sum, { seconds }) => sum + seconds, 0);
  const spans = joins
    .flatMap(({ span }) => (span ? [{ from: Date.parse(`${span.from}Z`), to: Date.parse(`${span.to}Z`) }] : []))
    .sort((one, other) => one.from - other.from);
  let until = -Infinity;
  let twice = 0;
  for (const { from, to } of spans) {
    twice += Math.max(0, Math.min(until, to) - from);
    until = Math.max(until, to);
  }
  return Math.min(minutesOfDay, Math.round(Math.max(0, total - twice / 1_000) / 60));
}

const minutesOfDay = 1_440;
