import { CsvError, parse } from 'csv-parse/sync';
import { badInput, type Problem } from '../../../platform/index.js';
import {
  type ColumnPlaces,
  type FileLayout,
  headingIn,
  isComplete,
  layouts,
  type MeetingService,
} from './attendance-layouts.js';
import { type Join, secondsIn, wallTimes } from './attendance-times.js';

/** Somebody whom a file names; `line` is where it does first. */
export interface Attendee {
  line: number;
  name: string;
  email: string | null;
  joins: Join[];
}

/** What the attendance file of a meeting service says. */
export interface AttendanceFile {
  service: MeetingService;
  attendees: Attendee[];
}

interface FileRow {
  line: number;
  cells: string[];
}

interface FileTable {
  layout: FileLayout;
  places: ColumnPlaces;
  rows: FileRow[];
}

/** Larger files are none that a meeting service writes. */
export const mostBytes = 5_000_000;

/**
 * Reads the file that Zoom, Microsoft Teams or Webex wrote about a meeting; `days` help where 3/4 could be in March or
 * April.
 * @throws Problem BAD_INPUT on `upload`, saying in which line what was expected and what was found
 */
export function readAttendanceFile(bytes: Buffer, days: readonly string[]): AttendanceFile {
  const text = decoded(bytes);
  if (!text.trim()) throw badInput('upload', { en: 'The file is empty.', ru: 'Файл пуст.' });
  const beginnings = separators.map((separator) => ({ separator, ...rowsOf(beginningOf(text), separator) }));
  const fitting = beginnings.filter(({ rows }) => tableIn(rows) !== null);
  const readings = fitting.map(({ separator }) => rowsOf(text, separator));
  const whole = readings.find(({ broken }) => !broken);
  const table = whole && tableIn(whole.rows);
  if (table) return { service: table.layout.service, attendees: attendeesIn(table, days) };
  throw readings[0]?.broken ?? unknownFile(beginnings.map(({ rows }) => rows));
}

/** Where the heading of a table is, if there is one. */
const beginningOf = (text: string): string => text.slice(0, 100_000).split('\n', 200).join('\n');

/** Microsoft Teams writes UTF-16; some mail programs take the mark off its beginning. */
function decoded(bytes: Buffer): string {
  if (bytes.length > mostBytes) {
    throw badInput('upload', {
      en: 'The file is larger than any attendance file. Please export it again.',
      ru: 'Файл больше любого отчёта о посещаемости. Выгрузите его ещё раз.',
    });
  }
  const encoding =
    bytes[0] === 0xfe && bytes[1] === 0xff
      ? 'utf-16be'
      : (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes.length > 1 && bytes[0] !== 0 && bytes[1] === 0)
        ? 'utf-16le'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badInput('upload', {
      en:
        'The file is written neither in UTF-8 nor in UTF-16. ' +
        'Please give it as the meeting service wrote it, or save it as CSV UTF-8.',
      ru:
        'Файл записан не в UTF-8 и не в UTF-16. ' +
        'Загрузите его в том виде, в каком его создал сервис, или сохраните как CSV UTF-8.',
    });
  }
}

/** With tabs, quotation marks are as often part of a name as they are around a cell. */
const separators = [
  { delimiter: ',', quote: '"' },
  { delimiter: ';', quote: '"' },
  { delimiter: '\t', quote: '"' },
  { delimiter: '\t', quote: null },
] as const;

function rowsOf(text: string, separator: (typeof separators)[number]): { rows: FileRow[]; broken: Problem | null } {
  const rows: FileRow[] = [];
  const onRecord = (cells: string[], { lines }: { lines: number }): null => {
    rows.push({ line: lines, cells: cells.map(plainCell) });
    return null;
  };
  try {
    parse(text, { ...separator, onRecord, relaxColumnCount: true, relaxQuotes: true });
    return { rows, broken: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    return {
      rows,
      broken: badInput('upload', {
        en: `Line ${line}: a quotation mark is opened and not closed.`,
        ru: `Строка ${line}: кавычка открыта, но не закрыта.`,
      }),
    };
  }
}

/** Webex writes ="2025-03-04 10:00:12" so that spreadsheets leave it as it is. */
const plainCell = (cell: string): string => (/^="([^"]*)"$/.exec(cell)?.[1] ?? cell).trim();

/** The last table with rows: of what Microsoft Teams writes it is the one that lists every time somebody joined. */
function tableIn(rows: readonly FileRow[]): FileTable | null {
  const tables: FileTable[] = [];
  let open: FileTable | null = null;
  for (const row of rows) {
    const { layout, places } = headingIn(row.cells);
    if (layout && isComplete(places)) tables.push((open = { layout, places, rows: [] }));
    else if (row.cells.every((cell) => !cell) || isSection(row.cells)) open = null;
    else open?.rows.push(row);
  }
  return tables.findLast((table) => table.rows.length > 0) ?? tables.at(-1) ?? null;
}

/** "3. In-Meeting Activities" */
const isSection = ([first, ...others]: readonly string[]): boolean =>
  /^\d\. /.test(first!) && others.every((cell) => !cell);

function attendeesIn({ layout, places, rows }: FileTable, days: readonly string[]): Attendee[] {
  const cell = ({ cells }: FileRow, column: keyof ColumnPlaces): string => cells[places[column] ?? -1] ?? '';
  const present = rows.filter((row) => !/^(yes|да)$/i.test(cell(row, 'waiting')));
  const times = wallTimes(
    present.flatMap((row) => [cell(row, 'joined'), cell(row, 'left')]),
    days,
  );
  const attendees = new Map<string, Attendee>();
  present.forEach((row, index) => {
    const [from, to] = [times[2 * index], times[2 * index + 1]];
    const span = from && to && from <= to ? { from, to } : null;
    const length = span && (Date.parse(`${span.to}Z`) - Date.parse(`${span.from}Z`)) / 1_000;
    const seconds = secondsIn(cell(row, 'duration')) ?? length;
    if (seconds === null) throw noDuration(row, layout, cell(row, 'duration'));
    const email = [cell(row, 'email'), cell(row, 'account')].find((address) => address.includes('@')) ?? null;
    const name = cell(row, 'name');
    const key = email?.toLowerCase() ?? name.normalize('NFC').toLowerCase();
    const known = attendees.get(key);
    if (known) known.joins.push({ seconds, span });
    else attendees.set(key, { line: row.line, name, email, joins: [{ seconds, span }] });
  });
  if (attendees.size === 0) {
    throw badInput('upload', {
      en: `The file of ${layout.title} names nobody.`,
      ru: `В файле ${layout.title} нет ни одного участника.`,
    });
  }
  return [...attendees.values()];
}

function noDuration({ line }: FileRow, { title }: FileLayout, found: string): Problem {
  return badInput('upload', {
    en: `Line ${line}: how long this person was there cannot be read (${title}); found: "${found}".`,
    ru:
      `Строка ${line}: не удаётся прочитать, сколько времени присутствовал этот человек (${title}); ` +
      `найдено: «${found}».`,
  });
}

/** Says of the row that looks most like a heading what it lacks. */
function unknownFile(readings: readonly (readonly FileRow[])[]): Problem {
  const rows = readings.flat().filter(({ cells }) => cells.some((cell) => cell));
  const known = ({ cells }: FileRow): number => Object.keys(headingIn(cells).places).length + cells.length / 1_000;
  const best = rows.reduce((one, other) => (known(other) > known(one) ? other : one));
  const { layout } = headingIn(best.cells);
  const expected = (language: 'en' | 'ru', or: string): string =>
    (layout ? [layout] : layouts).map(({ title, expected }) => `${title}: ${quoted(expected[language])}`).join(or);
  const found = quoted(
    best.cells
      .filter((cell) => cell)
      .slice(0, 12)
      .map((cell) => cell.slice(0, 60)),
  );
  return badInput('upload', {
    en:
      `Line ${best.line}: this is no list of participants. ` +
      `Expected are columns such as ${expected('en', '; or ')}. Found: ${found}.`,
    ru:
      `Строка ${best.line}: это не список участников. ` +
      `Ожидаются столбцы, например, ${expected('ru', '; или ')}. Найдено: ${found}.`,
  });
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
