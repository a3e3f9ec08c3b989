import { secondsIn } from './durations.js';
import type { FileRow } from './file-rows.js';
import {
  type ColumnPlaces,
  type FileColumn,
  type Heading,
  headingIn,
  isAboutMeeting,
  plainHeading,
} from './headings.js';
import { isWallTime } from './wall-times.js';

/** A table of people; `words` are its headings. */
export interface PeopleTable extends Heading {
  words: readonly string[];
  rows: FileRow[];
}

/** What a file consists of, apart from what it says about the meeting itself. */
export interface FileTables {
  people: PeopleTable[];
  /** Headings of tables that are none we know, with the number of rows under each. */
  unknown: { heading: FileRow; rows: number }[];
  /** Rows that are of no table. */
  strays: FileRow[];
}

type Standing = 'NOWHERE' | 'PEOPLE' | 'MEETING' | 'UNKNOWN';

/**
 * The tables of a file, which stand one under the other: what it says about the meeting, people of one kind and
 * another, the same people in more detail, a second meeting that somebody has pasted in. What is none of these is told
 * as such.
 */
export function tablesIn(rows: readonly FileRow[]): FileTables {
  const found: FileTables = { people: [], unknown: [], strays: [] };
  let standing: Standing = 'NOWHERE';
  rows.forEach((row, index) => {
    const filled = row.cells.filter(Boolean).length;
    const open = found.people.at(-1);
    const below = (): FileRow | undefined => rows.slice(index + 1, index + 20).find(({ cells }) => cells.some(Boolean));
    if (filled === 0) return void (standing = 'NOWHERE');
    const heading = filled > 1 ? headingIn(row.cells, rows[index + 1]?.cells) : null;
    if (heading) {
      found.people.push({ ...heading, words: row.cells, rows: [] });
      return void (standing = 'PEOPLE');
    }
    if (filled === 1 && isTitle(row, standing, below())) return void (standing = 'NOWHERE');
    const isWords = filled > 2 && isLikeHeading(row.cells);
    if (isWords && isAboutMeeting(row.cells)) return void (standing = 'MEETING');
    if (open && (standing === 'PEOPLE' || isOfPeople(row, open))) {
      open.rows.push(row);
      return void (standing = 'PEOPLE');
    }
    if (standing === 'MEETING' && !isWords) return;
    if (standing === 'UNKNOWN') return void (found.unknown.at(-1)!.rows += 1);
    if (filled <= 2 && (!open || isFact(row.cells))) return;
    if (isWords) {
      found.unknown.push({ heading: row, rows: 0 });
      return void (standing = 'UNKNOWN');
    }
    found.strays.push(row);
  });
  return found;
}

/** What a row says in a column; empty where it has none. */
export const cellOf = (row: FileRow, places: ColumnPlaces, column: FileColumn): string =>
  row.cells[places[column] ?? -1] ?? '';

/** What stands where nobody came or nothing is known. */
export const isNothing = (text: string): boolean => /^([-–—]+|n\/?a|н\/д)$/i.test(text);

export const isYes = (text: string): boolean => /^(yes|true|ja|oui|да)$/i.test(text);
export const isNo = (text: string): boolean => /^(no|false|nein|non|нет)$/i.test(text);

/** "3. In-Meeting Activities", "Panelist Details": what stands alone above a table. */
function isTitle({ cells }: FileRow, standing: Standing, below: FileRow | undefined): boolean {
  const text = cells.find(Boolean)!;
  if (/^\d+\.\s/.test(text) || standing === 'NOWHERE') return !isWallTime(text);
  return below !== undefined && (headingIn(below.cells) !== null || isLikeHeading(below.cells));
}

/** Whether a row below a table and a gap still is one of its people. */
function isOfPeople(row: FileRow, { places }: PeopleTable): boolean {
  const cell = (column: FileColumn): string => cellOf(row, places, column);
  if (!(cell('name') || cell('givenNames') || cell('familyName'))) return false;
  if (isNo(cell('attended')) || isYes(cell('attended'))) return true;
  if (cell('action')) return isWallTime(cell('at'));
  const hasDuration = cell('duration') !== '' && secondsIn(cell('duration')) !== null;
  const hasTimes = isWallTime(cell('joined')) && isWallTime(cell('left'));
  return places.duration === undefined ? hasTimes : hasDuration;
}

/** Words side by side, and nothing that is counted or an address. */
const isLikeHeading = (cells: readonly string[]): boolean =>
  cells.filter(Boolean).length > 1 && cells.every((cell) => !/@|^['=]?\d|\d:\d\d|^#+$|^#[A-Z]/.test(cell));

const facts = new RegExp(
  'meeting|webinar|report|topic|start|\\bend|participants|attend|duration|average|total|generated|sep=' +
    '|besprech|teilnehm|endzeit|dauer|bericht|thema|reunion|heure|duree|titre|sujet|rapport|temps' +
    '|собрани|встреч|участник|начал|окончан|длительн|отч[её]т|итог',
);

/** "Meeting duration", "2h 13m": one thing about the meeting. */
const isFact = (cells: readonly string[]): boolean => facts.test(plainHeading(cells.find(Boolean)!));
