import { createHash } from 'node:crypto';
import type { TextEncoding } from '../../../../platform/index.js';
import { readRow, type RowTimes, withDate } from './attendance-row.js';
import { type Attendee, type NamedJoin, nameKey, type NotUnderstood, type WallSpan } from './attendee.js';
import { type Coming, pairsOf } from './comings.js';
import { mostBytes, separators, textOf } from './file-rows.js';
import { cellOf, type FileTables, tablesIn } from './file-tables.js';
import { togetherUnder } from './people-behind-addresses.js';
import { namesNobody, strayRow, tooLarge, unknownFile, unknownTable } from './reading-refusals.js';
import { wallTimes } from './wall-times.js';

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
    const [joined, left, at] = [0, 1, 2].map((place) => times[3 * index + place] ?? null);
    const found = readRow(table, row, { joined, left, at } as RowTimes);
    if (found === null) return;
    if ('reason' in found) notUnderstood.push(found);
    else if ('acts' in found) comings.push(found);
    else joins.push(found);
  });
  const paired = pairsOf(comings);
  const kept = withoutRepeats([...joins, ...paired.joins]);
  const attendees = togetherUnder(kept);
  // Not as arguments: a file may have more such lines than a call takes.
  for (const line of paired.notUnderstood) notUnderstood.push(line);
  if (attendees.length + notUnderstood.length === 0 && rows.length === 0) throw namesNobody();
  return { attendees, notUnderstood, fingerprint: fingerprintOf(kept) };
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

/** In seconds: services round to a minute. */
const rounding = 60;

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
