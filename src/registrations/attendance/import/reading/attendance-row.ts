import type { Message } from '../../../../platform/index.js';
import { dated, type NamedJoin, type NotUnderstood, type WallSpan } from './attendee.js';
import { actIn, type Coming } from './comings.js';
import { mostSeconds, secondsIn, unitOf } from './durations.js';
import type { FileRow } from './file-rows.js';
import { cellOf, isNo, isNothing, isYes, type PeopleTable } from './file-tables.js';
import type { FileColumn } from './headings.js';
import { later, secondsBetween } from './wall-times.js';

type Time = string | null;

/** The times of a row, which all rows of a file are read for together. */
export interface RowTimes {
  joined: Time;
  left: Time;
  at: Time;
}

const longestName = 300;

/** A clock time with the date that stands in a column of its own. */
export const withDate = (time: string, date: string): string =>
  date && /^\d{1,2}[:h]\d{2}[^/-]{0,12}$/.test(time) ? `${date} ${time}` : time;

/** What a row says; null where it says that somebody was not there. */
export function readRow(
  { places, words, isSummary }: PeopleTable,
  row: FileRow,
  { joined, left, at }: RowTimes,
): NamedJoin | Coming | NotUnderstood | null {
  const cell = (column: FileColumn): string => cellOf(row, places, column);
  if (isYes(cell('waiting')) || isNo(cell('attended'))) return null;
  const times = [cell('joined'), cell('left'), cell('duration')];
  if (!isYes(cell('attended')) && times.some(isNothing) && times.every((text) => !text || isNothing(text))) return null;
  const { line } = row;
  const name = cell('name') || [cell('givenNames'), cell('familyName')].filter(Boolean).join(' ');
  const address = [cell('email'), cell('account')].find((text) => /^[^\s#]+@[^\s#]+$/.test(text));
  const who = { line, name: (name || (address ?? '')).slice(0, longestName), email: address ?? null };
  if (/\n/.test(name)) return { ...who, name: name.split('\n')[0]!, reason: overLines };
  if (places.action !== undefined) {
    const acts = actIn(cell('action'));
    if (!acts || !at) return { ...who, reason: unreadable([cell('action'), cell('at')]) };
    return { ...who, acts, at };
  }
  const said = cell('duration');
  const seconds = nearest(said, secondsIn(said, unitOf(words[places.duration ?? -1] ?? '')), joined, left);
  const span = spanOf(joined, left, seconds);
  const length = span && secondsBetween(span.from, span.to);
  const known = seconds ?? length;
  if (known === null || known > mostSeconds)
    return { ...who, reason: unreadable([said, cell('joined'), cell('left')]) };
  if (seconds !== null && joined && left && length !== null && seconds > length + clockChange)
    return { ...who, reason: contradicts(said, cell('joined'), cell('left')) };
  return {
    name: who.name,
    email: who.email,
    isSummary,
    join: { line, seconds: known, span: span && spanOfStay(span, known) },
  };
}

/** "42:10" is minutes and seconds where the times of the row say so, and else hours and minutes. */
function nearest(said: string, seconds: number | null, joined: Time, left: Time): number | null {
  if (seconds === null || !joined || !left || !/^\d{1,3}:\d\d$/.test(said)) return seconds;
  const length = secondsBetween(dated(joined), dated(left));
  return Math.abs(seconds / 60 - length) < Math.abs(seconds - length) ? seconds / 60 : seconds;
}

/** By so much a duration may be longer than the wall times, on a night in which clocks go back. */
const clockChange = 3_720;

/** A service rounds to a minute: by no more do a duration and its times differ where somebody never went in between. */
const rounding = 60;

function spanOf(joined: Time, left: Time, seconds: number | null): WallSpan | null {
  if (joined && left && joined.startsWith('T') === left.startsWith('T')) {
    if (joined <= left) return { from: dated(joined), to: dated(left) };
    // Past midnight, where only clocks are told; or a night in which they went back.
    if (joined.startsWith('T')) return { from: dated(joined), to: later(dated(left), 86_400) };
  }
  return joined && seconds !== null ? { from: dated(joined), to: later(dated(joined), seconds) } : null;
}

const spanOfStay = ({ from, to }: WallSpan, seconds: number): WallSpan =>
  seconds >= secondsBetween(from, to) - rounding ? { from, to: later(from, seconds) } : { from, to };

const overLines: Message = {
  en: 'A name runs over several lines: a quotation mark may be missing. Nothing is recorded for this row.',
  ru: 'Имя занимает несколько строк: возможно, не хватает кавычки. По этой строке ничего не отмечено.',
};

const shown = (texts: readonly string[]): string =>
  texts
    .filter(Boolean)
    .map((text) => `"${text.slice(0, 60)}"`)
    .join(', ');

const unreadable = (found: readonly string[]): Message => ({
  en: `How long this person was there cannot be read; found: ${shown(found) || 'nothing'}. Nothing is recorded for it.`,
  ru:
    `Не удаётся прочитать, сколько времени присутствовал этот человек; найдено: ${shown(found) || 'ничего'}. ` +
    'По этой строке ничего не отмечено.',
});

const contradicts = (said: string, joined: string, left: string): Message => ({
  en: `The row says ${shown([said])} between ${shown([joined])} and ${shown([left])}. Nothing is recorded for it.`,
  ru: `В строке сказано ${shown([said])} между ${shown([joined])} и ${shown([left])}. По ней ничего не отмечено.`,
});
