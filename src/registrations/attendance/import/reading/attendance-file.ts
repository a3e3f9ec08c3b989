import { createHash } from 'node:crypto';
import type { Message, TextEncoding } from '../../../../platform/index.js';
import { type Attendee, type NamedJoin, nameKey, type NotUnderstood, undated, type WallSpan } from './attendee.js';
import { mostSeconds, secondsIn, unitOf } from './durations.js';
import { type FileReading, type FileRow, mostBytes, separators, textOf } from './file-rows.js';
import { type FileTables, cellOf, isNo, isNothing, isYes, type PeopleTable, tablesIn } from './file-tables.js';
import { columnsIn, expectedHeadings, type FileColumn } from './headings.js';
import { togetherUnder } from './people-behind-addresses.js';
import { later, secondsBetween, wallTimes } from './wall-times.js';
import { Unreadable } from './unreadable.js';

/** What the attendance file of a meeting service says. */
export interface AttendanceFile {
  attendees: Attendee[];
  notUnderstood: NotUnderstood[];
  /** The same for the same rows, however the file was saved. */
  fingerprint: string;
}

/**
 * Reads the file that a meeting service wrote about a meeting, by its structure and words; `days` help where 3/4 could
 * be in March or April.
 * @throws Unreadable on `upload` where nothing of it is about anybody's attendance, saying what was expected
 */
export function readAttendanceFile(bytes: Uint8Array, encoding: TextEncoding, days: readonly string[]): AttendanceFile {
  if (bytes.length > mostBytes) throw tooLarge();
  const tables = tablesOf(textOf(bytes, encoding));
  const rows = tables.people.flatMap((table) => table.rows.map((row) => ({ table, row })));
  const texts = rows.flatMap(({ table: { places }, row }) =>
    (['joined', 'left', 'at'] as const).map((column) =>
      withDate(cellOf(row, places, column), cellOf(row, places, 'date')),
    ),
  );
  const times = wallTimes(texts, days);
  const joins: NamedJoin[] = [];
  const notUnderstood = [...tables.unknown.map(unknownTable), ...tables.strays.map(strayRow)];
  const comings: Coming[] = [];
  rows.forEach(({ table, row }, index) => {
    const [joined, left, at] = times.slice(3 * index, 3 * index + 3) as [Time, Time, Time];
    const found = readRow(table, row, { joined, left, at });
    if (found === null) return;
    if ('reason' in found) notUnderstood.push(found);
    else if ('acts' in found) comings.push(found);
    else joins.push(found);
  });
  const paired = pairsOf(comings);
  const kept = withoutRepeats([...joins, ...paired.joins]);
  const attendees = togetherUnder(kept);
  notUnderstood.push(...paired.notUnderstood);
  if (attendees.length + notUnderstood.length === 0 && rows.length === 0) throw namesNobody();
  return { attendees, notUnderstood, fingerprint: fingerprintOf(kept) };
}

type Time = string | null;

const longestName = 300;

/** Somebody came or went, as the lists of 2020 say it. */
interface Coming {
  line: number;
  name: string;
  email: string | null;
  acts: 'JOINED' | 'LEFT';
  at: string;
}

/** The separator under which people are found; the beginning tells which. */
function tablesOf(text: string): FileTables {
  const beginning = text.slice(0, 100_000).split('\n', 300).join('\n');
  const beginnings = separators.map((separate) => separate(beginning));
  const fitting = separators.filter((_, index) => tablesIn(beginnings[index]!.rows).people.length > 0);
  const readings = fitting.map((separate) => separate(text));
  const whole = readings.find(({ broken }) => !broken);
  if (whole) return tablesIn(whole.rows);
  throw readings[0]?.broken ?? unknownFile(beginnings);
}

/** A clock time with the date that stands in a column of its own. */
const withDate = (time: string, date: string): string =>
  date && /^\d{1,2}[:h]\d{2}[^/-]{0,12}$/.test(time) ? `${date} ${time}` : time;

/** What a row says; null where it says that somebody was not there. */
function readRow(
  { places, words, isSummary }: PeopleTable,
  row: FileRow,
  { joined, left, at }: { joined: Time; left: Time; at: Time },
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

const dated = (wall: string): string => (wall.startsWith('T') ? `${undated}${wall}` : wall);

const spanOfStay = ({ from, to }: WallSpan, seconds: number): WallSpan =>
  seconds >= secondsBetween(from, to) - rounding ? { from, to: later(from, seconds) } : { from, to };

const goes = /left|leav|verlass|quitt|deconnect|déconnect|parti|вышел|вышла|выход|покин|отключ/i;
const comes = /join|beigetreten|beitritt|beitreten|rejoin|rejoint|connect|enter|присоедин|подключ|вош|вход/i;

const actIn = (text: string): Coming['acts'] | null => (goes.test(text) ? 'LEFT' : comes.test(text) ? 'JOINED' : null);

/** Each going ends the coming before it; what has no other half is told, as nobody knows how long it was. */
function pairsOf(comings: readonly Coming[]): { joins: NamedJoin[]; notUnderstood: NotUnderstood[] } {
  const [joins, notUnderstood]: [NamedJoin[], NotUnderstood[]] = [[], []];
  for (const own of Map.groupBy(comings, ({ name, email }) => `${nameKey(name)}\n${email?.toLowerCase()}`).values()) {
    const open: Coming[] = [];
    for (const coming of own.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))) {
      const { line, name, email, acts, at } = coming;
      if (acts === 'JOINED') open.push(coming);
      else {
        const began = open.pop();
        const seconds = began && secondsBetween(dated(began.at), dated(at));
        if (!began || seconds! > mostSeconds) notUnderstood.push({ line, name, email, reason: onlyLeft });
        else {
          const span = { from: dated(began.at), to: dated(at) };
          joins.push({ name, email, isSummary: false, join: { line: began.line, seconds: seconds!, span } });
        }
      }
    }
    notUnderstood.push(...open.map(({ line, name, email }) => ({ line, name, email, reason: onlyJoined })));
  }
  return { joins, notUnderstood };
}

/** Whoever is listed each time that somebody joined is not counted once more as listed from first to last. */
function withoutRepeats(joins: readonly NamedJoin[]): NamedJoin[] {
  const details = Map.groupBy(
    joins.filter(({ isSummary }) => !isSummary),
    ({ name }) => nameKey(name),
  );
  return joins.filter(({ name, email, join, isSummary }) => {
    if (!isSummary) return true;
    const own = (details.get(nameKey(name)) ?? []).filter(
      (detail) => !detail.email || !email || detail.email.toLowerCase() === email.toLowerCase(),
    );
    if (join.span) return !own.some((detail) => detail.join.span && overlap(detail.join.span, join.span!));
    if (own.length === 0) return true;
    const inAll = own.reduce((sum, detail) => sum + detail.join.seconds, 0);
    return Math.abs(inAll - join.seconds) > rounding;
  });
}

const overlap = (one: WallSpan, other: WallSpan): boolean => one.from <= other.to && other.from <= one.to;

function fingerprintOf(joins: readonly NamedJoin[]): string {
  const rows = joins.map(({ name, email, join: { seconds, span } }) =>
    JSON.stringify([nameKey(name), email?.toLowerCase() ?? null, span?.from, span?.to, seconds]),
  );
  return createHash('sha256').update(rows.sort().join('\n')).digest('hex');
}

const onlyJoined: Message = {
  en: 'Joined, and the file does not say when this person left. Nothing is recorded for this row.',
  ru: 'Человек вошёл, а когда вышел, в файле не сказано. По этой строке ничего не отмечено.',
};

const onlyLeft: Message = {
  en: 'Left, and the file does not say when this person joined. Nothing is recorded for this row.',
  ru: 'Человек вышел, а когда вошёл, в файле не сказано. По этой строке ничего не отмечено.',
};

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

function unknownTable({ heading, rows }: FileTables['unknown'][number]): NotUnderstood {
  const name = heading.cells.filter(Boolean).join(', ').slice(0, 200);
  return {
    line: heading.line,
    name,
    email: null,
    reason: {
      en: `This table is not understood, nor are the ${rows} rows under it. Nothing of it is recorded.`,
      ru: `Эта таблица непонятна, как и ${rows} строк под ней. Ничего из неё не отмечено.`,
    },
  };
}

const strayRow = ({ line, cells }: FileRow): NotUnderstood => ({
  line,
  name: cells.filter(Boolean).join(', ').slice(0, 200),
  email: null,
  reason: {
    en: 'This row belongs to no table that is understood. Nothing is recorded for it.',
    ru: 'Эта строка не относится ни к одной понятной таблице. По ней ничего не отмечено.',
  },
});

const tooLarge = () =>
  new Unreadable('upload', {
    en: 'The file is larger than any attendance file. Please export it again.',
    ru: 'Файл больше любого отчёта о посещаемости. Выгрузите его ещё раз.',
  });

const namesNobody = () =>
  new Unreadable('upload', { en: 'The file names nobody.', ru: 'В файле нет ни одного участника.' });

/** Says of the row that looks most like a heading what it lacks. */
function unknownFile(readings: readonly FileReading[]): Unreadable {
  const rows = readings.flatMap((reading) => reading.rows).filter(({ cells }) => cells.some(Boolean));
  const known = ({ cells }: FileRow): number => Object.keys(columnsIn(cells)).length + cells.length / 1_000;
  const best = rows.reduce((one, other) => (known(other) > known(one) ? other : one));
  const expected = (language: 'en' | 'ru', or: string): string =>
    expectedHeadings.map((service) => `${service.title}: ${quoted(service[language])}`).join(or);
  const found = quoted(
    best.cells
      .filter(Boolean)
      .slice(0, 12)
      .map((cell) => cell.slice(0, 60)),
  );
  return new Unreadable('upload', {
    en:
      `Line ${best.line}: this is no list of participants. ` +
      `Expected are columns such as ${expected('en', '; or ')}. Found: ${found}.`,
    ru:
      `Строка ${best.line}: это не список участников. ` +
      `Ожидаются столбцы, например, ${expected('ru', '; или ')}. Найдено: ${found}.`,
  });
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
