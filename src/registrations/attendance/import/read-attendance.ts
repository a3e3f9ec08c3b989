/*
 * What runs in the thread that reads attendance files (attendance-reader.service.ts). It imports neither a room nor
 * what belongs to the application, or each thread would load them.
 */
import type { Message, TextEncoding } from '../../../platform/index.js';
import { type AttendeeMatch, type ConfirmedPerson, matching } from './matching/attendance-matching.js';
import { readAttendanceFile } from './reading/attendance-file.js';
import type { Attendee, WallSpan } from './reading/attendee.js';
import { Unreadable } from './reading/unreadable.js';
import { dayOfFile, type LocalDay, onDay } from './review/day-of-file.js';
import { notCertain, type ReviewRow } from './review/review-row.js';
import { minutesPresent } from './review/stays.js';

/** A line of the file that somebody has given to a registration by hand. */
export interface AssignedLine {
  line: number;
  registrationId: string;
}

export interface ReadingTask {
  bytes: Uint8Array;
  encoding: TextEncoding;
  days: readonly LocalDay[];
  /** The day that is said to be the file's. */
  date: string | null;
  people: readonly ConfirmedPerson[];
  assigned: readonly AssignedLine[];
}

/** One person with a confirmed seat whom a file names. */
export interface PersonInFile {
  registrationId: string;
  /** How many rows are this person's. */
  rows: number;
  stays: { seconds: number; span: WallSpan | null }[];
}

/** What a file says of one day of an event. */
export interface ReadFile {
  fingerprint: string;
  date: string;
  people: PersonInFile[];
  rowCount: number;
  /**
   * The rows in the order of their lines, by the thousand and as JSON: only those that are asked for are made of it.
   */
  pages: { lastLine: number; json: string }[];
}

export type ReadingAnswer = { read: ReadFile } | { refused: { field: string; reason: Message } };

/** A refusal is an answer, as an error would lose what it says on its way between threads. */
export default function read(task: ReadingTask): ReadingAnswer {
  try {
    return { read: readFile(task) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { refused: { field: error.field, reason: error.reason } };
  }
}

function readFile({ bytes, encoding, days, date, people, assigned }: ReadingTask): ReadFile {
  const known = date === null ? days.map((day) => day.date) : [date];
  const file = readAttendanceFile(bytes, encoding, known);
  const day = dayOfFile(
    days,
    file.attendees.flatMap(({ joins }) => joins),
    date,
  );
  const match = matching(people);
  const given = givenByHand(onDay(file.attendees, days, day), assigned);
  const rows = given.map(({ attendee, registrationId }) => {
    const found = registrationId === null ? match(attendee) : { registrationId, candidates: [] };
    return { attendee, found };
  });
  const shown = [
    ...rows.map(({ attendee, found }) => rowOf(attendee, found)),
    ...file.notUnderstood.map(({ line, name, email, reason }): ReviewRow => {
      const { registrationId, candidates } = match({ name, email, sharesAddress: true });
      const whose = registrationId ? [registrationId] : candidates.map((candidate) => candidate.registrationId);
      return { line, name, minutes: null, registrationId: null, candidateIds: whose, problem: reason };
    }),
  ].sort((one, other) => one.line - other.line);
  return {
    fingerprint: file.fingerprint,
    date: day.date,
    people: peopleIn(rows),
    rowCount: shown.length,
    pages: pagesOf(shown),
  };
}

interface MatchedRow {
  attendee: Attendee;
  found: AttendeeMatch;
}

/** A line that begins a row gives all of the row; another line of it gives that line alone, as a row of its own. */
function givenByHand(
  attendees: readonly Attendee[],
  assigned: readonly AssignedLine[],
): { attendee: Attendee; registrationId: string | null }[] {
  const handed = new Map(assigned.map(({ line, registrationId }) => [line, registrationId]));
  const found = new Set<number>();
  const rows = attendees.flatMap((attendee) => {
    const { line, joins } = attendee;
    if (handed.has(line)) found.add(line);
    const apart = joins.filter((join) => join.line !== line && handed.has(join.line));
    for (const join of apart) found.add(join.line);
    const rest = joins.filter((join) => !apart.includes(join));
    return [
      { attendee: { ...attendee, joins: rest }, registrationId: handed.get(line) ?? null },
      ...apart.map((join) => ({
        attendee: { ...attendee, line: join.line, joins: [join] },
        registrationId: handed.get(join.line)!,
      })),
    ];
  });
  const missing = assigned.findIndex(({ line }) => !found.has(line));
  if (missing >= 0) throw new Unreadable(`assign.${missing}.line`, noSuchLine);
  return rows;
}

function rowOf(attendee: Attendee, { registrationId, candidates }: AttendeeMatch): ReviewRow {
  const { line, name, joins, sharesAddress } = attendee;
  return {
    line,
    name,
    minutes: minutesPresent(joins),
    registrationId,
    candidateIds: candidates.map((candidate) => candidate.registrationId),
    problem: registrationId === null ? notCertain(candidates, sharesAddress) : null,
  };
}

function peopleIn(rows: readonly MatchedRow[]): PersonInFile[] {
  const people = new Map<string, PersonInFile>();
  for (const { attendee, found } of rows) {
    const { registrationId } = found;
    if (registrationId === null) continue;
    const person = people.get(registrationId) ?? { registrationId, rows: 0, stays: [] };
    person.rows += 1;
    person.stays.push(...attendee.joins.map(({ seconds, span }) => ({ seconds, span })));
    people.set(registrationId, person);
  }
  return [...people.values()];
}

const rowsOfPage = 1_000;

function pagesOf(rows: readonly ReviewRow[]): ReadFile['pages'] {
  const starts = Array.from({ length: Math.ceil(rows.length / rowsOfPage) }, (_, page) => page * rowsOfPage);
  return starts.map((start) => {
    const page = rows.slice(start, start + rowsOfPage);
    return { lastLine: page.at(-1)!.line, json: JSON.stringify(page) };
  });
}

const noSuchLine: Message = {
  en: 'No row of somebody who was there begins or stands on this line.',
  ru: 'На этой строке нет записи о присутствовавшем человеке.',
};
