import type { WallSpan } from '../reading/attendee.js';
import { secondsBetween } from '../reading/wall-times.js';
import { secondsPresent, type Stay } from './stays.js';

/** Stays of a day by registration. */
export type StaysOf = ReadonlyMap<string, readonly Stay[]>;

/** In seconds: by so much two ways of counting one meeting may differ. */
const rounding = 60;
/** In seconds: time zones differ by quarters of an hour. */
const stepOfZones = 900;
/** Fewer people may have come and gone alike in two meetings. */
const fewestAlike = 3;

/** What one file says of a day. */
interface FileOfDay {
  file: string;
  staysOf: Map<string, readonly Stay[]>;
}

/**
 * The stays of each person on a day without those of files that tell of a meeting what another one tells in another
 * form: how long, and not when, or the same times in another zone. `hours` are those of the day in its own.
 */
export function withoutRepeats(staysOf: StaysOf, hours: WallSpan): Map<string, readonly Stay[]> {
  const files = new Map<string, FileOfDay>();
  for (const [person, stays] of staysOf) {
    for (const [file, own] of Map.groupBy(stays, (stay) => stay.file)) {
      const known = files.get(file) ?? { file, staysOf: new Map<string, readonly Stay[]>() };
      known.staysOf.set(person, own);
      files.set(file, known);
    }
  }
  // The one that fits the day best is kept, whichever came first.
  const fit = new Map([...files].map(([name, file]) => [name, isTimed(file) ? secondsWithin(file, hours) : -1]));
  const best = [...files.values()].sort(
    (one, other) => fit.get(other.file)! - fit.get(one.file)! || (one.file < other.file ? -1 : 1),
  );
  const kept: FileOfDay[] = [];
  for (const file of best) {
    const isTold = isTimed(file)
      ? kept.some((other) => isTimed(other) && isShifted(file, other, hours))
      : kept.some((other) => isTimed(other) && takesAsLong(file, other));
    if (!isTold) kept.push(file);
  }
  const names = new Set(kept.map(({ file }) => file));
  return new Map([...staysOf].map(([person, stays]) => [person, stays.filter(({ file }) => names.has(file))]));
}

const isTimed = ({ staysOf }: FileOfDay): boolean => staysOf.values().some((stays) => stays.some(({ span }) => span));

const spansOf = ({ staysOf }: FileOfDay): WallSpan[] =>
  [...staysOf.values()].flatMap((stays) => stays.flatMap(({ span }) => span ?? []));

function secondsWithin(file: FileOfDay, { from, to }: WallSpan): number {
  return spansOf(file).reduce((sum, span) => {
    const [begins, ends] = [span.from > from ? span.from : from, span.to < to ? span.to : to];
    return sum + (begins < ends ? secondsBetween(begins, ends) : 0);
  }, 0);
}

const hasSamePeople = (one: FileOfDay, other: FileOfDay): boolean =>
  one.staysOf.size === other.staysOf.size && one.staysOf.keys().every((person) => other.staysOf.has(person));

/** The same people for the same time in all. */
const takesAsLong = (one: FileOfDay, other: FileOfDay): boolean =>
  hasSamePeople(one, other) &&
  [...one.staysOf].every(
    ([person, stays]) => Math.abs(secondsPresent(other.staysOf.get(person)!) - secondsPresent(stays)) <= rounding,
  );

/**
 * The same people came and went alike, only by other clocks. Two parts of a meeting do not overlap, and both are in the
 * hours of the day.
 */
function isShifted(one: FileOfDay, other: FileOfDay, hours: WallSpan): boolean {
  if (!hasSamePeople(one, other) || one.staysOf.size < fewestAlike) return false;
  const shift = secondsBetween(spansOf(one)[0]!.from, firstOf(other, one).from);
  if (shift === 0 || shift % stepOfZones !== 0) return false;
  const alike = [...one.staysOf].every(([person, stays]) => {
    const others = other.staysOf.get(person)!;
    return stays.length === others.length && stays.every((stay, index) => isLater(stay, others[index]!, shift));
  });
  const ways = new Set(spansOf(one).map(({ from, to }) => `${from} ${to}`));
  return alike && ways.size > 1 && (overlap(one, other) || secondsWithin(one, hours) === 0);
}

const firstOf = (file: FileOfDay, { staysOf }: FileOfDay): WallSpan => {
  const person = [...staysOf].find(([, stays]) => stays[0]?.span)![0];
  return file.staysOf.get(person)![0]!.span ?? { from: '', to: '' };
};

const isLater = (one: Stay, other: Stay, shift: number): boolean =>
  one.seconds === other.seconds &&
  one.span !== null &&
  other.span !== null &&
  secondsBetween(one.span.from, other.span.from) === shift &&
  secondsBetween(one.span.to, other.span.to) === shift;

function overlap(one: FileOfDay, other: FileOfDay): boolean {
  const whole = (file: FileOfDay): WallSpan =>
    spansOf(file).reduce((all, { from, to }) => ({
      from: from < all.from ? from : all.from,
      to: to > all.to ? to : all.to,
    }));
  const [first, second] = [whole(one), whole(other)];
  return first.from < second.to && second.from < first.to;
}
