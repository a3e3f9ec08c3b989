/** Whether 3/4 is the fourth of March or the third of April. */
type DateOrder = 'MONTH_FIRST' | 'DAY_FIRST';

/** By how a month begins in English, German, French and Russian. */
const monthBeginnings: readonly (readonly string[])[] = [
  ['jan', 'jän', 'янв'],
  ['feb', 'fév', 'fev', 'фев'],
  ['mar', 'mär', 'mrz', 'мар'],
  ['apr', 'avr', 'апр'],
  ['may', 'mai', 'мая', 'май'],
  ['jun', 'juin', 'июн'],
  ['jul', 'juil', 'июл'],
  ['aug', 'aoû', 'aou', 'авг'],
  ['sep', 'сен'],
  ['oct', 'okt', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'dez', 'déc', 'дек'],
];

const monthOf = (word: string): number =>
  monthBeginnings.findIndex((beginnings) => beginnings.some((beginning) => word.startsWith(beginning))) + 1;

const clock = /(?<![\d:.])(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d)\s*(?:([ap])\.?\s?m(?:\.|(?!\p{L})))?/u;
const numbers = /(?<!\d)(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d{2}))(?!\d)/;
const dayAndMonth = /(?<!\d)(\d{1,2})(?:\.|er|st|nd|rd|th)?[\s-]+(?:of |de )?(\p{L}{3,})\.?,?[\s-]+(\d{4})(?!\d)/u;
const monthAndDay = /(?<!\p{L})(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const zone = /\(?(?:utc|gmt)(?:\s*[+−-]\s*\d{1,2}(?::?\d{2})?)?\)?|(?<=\d\s?)(?:z|[+−-]\d{2}:?\d{2})$/;

/** What may stand around a date and a time and says nothing more. */
const filler = new RegExp(
  '^(t|a|à|at|um|uhr|on|le|am|den|г|в|года?|cest?|[ecmp][sd]t|bst|msk|мск' +
    '|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?|mo|di|mi|do|fr|sa|so' +
    '|(mon|diens|donners|frei|sams|sonn)tag|mittwoch|(lun|mar|mercre|jeu|vendre|same)di|dimanche' +
    '|lun|mar|mer|jeu|ven|sam|dim' +
    '|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)$',
);

/**
 * The wall times that texts of one file stand for, "2026-10-14T09:59:30", or "T09:59:30" where no date is said; null
 * for what is none. Where 3/4 could be either, all are read alike: in the only order that fits them, else the one that
 * puts one of them on a day of `days`, else beside one, else with the month first.
 */
export function wallTimes(texts: readonly string[], days: readonly string[]): (string | null)[] {
  const said = texts.map(timeSaid);
  const readings = orders.map((order) => said.map((time) => time && wallTime(time, order)));
  const unread = readings.map((times) => times.filter((time) => time === null).length);
  const fitting = readings.filter((_, index) => unread[index] === Math.min(...unread));
  const lies = (distance: number) => (times: readonly (string | null)[]) =>
    times.some((time) => time && days.some((day) => daysBetween(time.slice(0, 10), day) <= distance));
  return fitting.find(lies(0)) ?? fitting.find(lies(1)) ?? fitting[0]!;
}

const orders: readonly DateOrder[] = ['MONTH_FIRST', 'DAY_FIRST'];

/** Whether a text is a wall time in some order. */
export function isWallTime(text: string): boolean {
  const said = timeSaid(text);
  return said !== null && orders.some((order) => wallTime(said, order) !== null);
}

/** How many days lie between two dates; NaN where one is none. */
export const daysBetween = (one: string, other: string): number =>
  Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;

/** The wall time so many seconds later. */
export const later = (wall: string, seconds: number): string =>
  new Date(Date.parse(`${wall}Z`) + Math.round(seconds) * 1_000).toISOString().slice(0, 19);

/** How many seconds lie between two wall times. */
export const secondsBetween = (from: string, to: string): number =>
  (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1_000;

/** A date as it is written: what its month is can hang on the order. */
interface DateSaid {
  text: string;
  year: string;
  /** In the order in which they stand, where that is not told; else month and day. */
  parts: [number, number];
  isOrdered: boolean;
}

interface TimeSaid {
  clock: string;
  date: DateSaid | null;
}

/** What a text says of a time; null where it says anything else, too. */
function timeSaid(text: string): TimeSaid | null {
  if (!text || text.length > 60) return null;
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200e\u200f'’]/g, '');
  const date = dateSaid(plain);
  const rest = (date ? plain.replace(date.text, ' ') : plain).replace(zone, ' ');
  const time = clock.exec(rest);
  if (!time) return null;
  const [found, hours, minutes, seconds = '00', half] = time;
  const around = rest.replace(found, ' ').split(/[\s,.;()]+/);
  if (around.some((word) => word && !filler.test(word))) return null;
  const hour = hourOf(Number(hours), half);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return { clock: `T${String(hour).padStart(2, '0')}:${minutes}:${seconds}`, date };
}

function dateSaid(text: string): DateSaid | null {
  const numeric = numbers.exec(text);
  if (numeric) {
    const [found, isoYear, , isoMonth, isoDay, one, separator, two, year] = numeric;
    if (isoYear) return { text: found, year: isoYear, parts: [Number(isoMonth), Number(isoDay)], isOrdered: true };
    const [first, second] = [Number(one), Number(two)];
    if (separator === '.') return { text: found, year: year!, parts: [second, first], isOrdered: true };
    return { text: found, year: year!, parts: [first, second], isOrdered: false };
  }
  const byDay = dayAndMonth.exec(text);
  if (byDay) return { text: byDay[0], year: byDay[3]!, parts: [monthOf(byDay[2]!), Number(byDay[1])], isOrdered: true };
  const byMonth = monthAndDay.exec(text);
  if (!byMonth) return null;
  return { text: byMonth[0], year: byMonth[3]!, parts: [monthOf(byMonth[1]!), Number(byMonth[2])], isOrdered: true };
}

function wallTime({ clock: time, date }: TimeSaid, order: DateOrder): string | null {
  if (!date) return time;
  const [one, two] = date.parts;
  const day = order === 'DAY_FIRST' && !date.isOrdered ? dayOf(date.year, two, one) : dayOf(date.year, one, two);
  return day && day + time;
}

function dayOf(year: string, month: number, day: number): string | null {
  const whole = Number(year.padStart(4, '2000'));
  const at = new Date(Date.UTC(whole, month - 1, day));
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists && whole > 1990 && whole < 2200 ? at.toISOString().slice(0, 10) : null;
}

/** Some exports put AM and PM behind hours of 24 as well. */
function hourOf(hour: number, half: string | undefined): number {
  if (hour > 12 || !half) return hour;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
