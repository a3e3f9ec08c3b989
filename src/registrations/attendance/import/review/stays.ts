import type { WallSpan } from '../reading/attendee.js';
import { secondsBetween } from '../reading/wall-times.js';

/**
 * A time that somebody was there, as a file says it: its own wall times, or none; shorter than these where it says so.
 */
export interface Stay {
  /** Which file says it, by its fingerprint. */
  file: string;
  seconds: number;
  span: WallSpan | null;
}

const minutesOfDay = 1_440;

/**
 * How many minutes somebody was there in all. What overlaps counts once, as of two devices or of one meeting in two
 * files; where somebody came and went within a stay, no more of it is added than others do not cover.
 */
export function minutesPresent(stays: readonly Pick<Stay, 'seconds' | 'span'>[]): number {
  return Math.min(minutesOfDay, Math.round(secondsPresent(stays) / 60));
}

/** The same in seconds. */
export function secondsPresent(stays: readonly Pick<Stay, 'seconds' | 'span'>[]): number {
  const timed = stays.flatMap(({ seconds, span }) => (span ? [{ seconds, ...inSeconds(span) }] : []));
  const whole = unionOf(timed.filter(({ from, to, seconds }) => to - from <= seconds));
  const added: { from: number; to: number; seconds: number }[] = [];
  let total =
    sumOf(whole.map(({ from, to }) => to - from)) + sumOf(stays.flatMap((stay) => (stay.span ? [] : stay.seconds)));
  for (const { from, to, seconds } of timed.filter((stay) => stay.to - stay.from > stay.seconds)) {
    const within = (other: Interval): number => Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
    const covered = sumOf([...whole.map(within), ...added.map((other) => Math.min(other.seconds, within(other)))]);
    const more = Math.max(0, seconds - covered);
    added.push({ from, to, seconds: more });
    total += more;
  }
  return total;
}

interface Interval {
  from: number;
  to: number;
}

const epoch = '1970-01-01T00:00:00';

const inSeconds = ({ from, to }: WallSpan): Interval => ({
  from: secondsBetween(epoch, from),
  to: secondsBetween(epoch, to),
});

function unionOf(intervals: readonly Interval[]): Interval[] {
  const union: Interval[] = [];
  for (const { from, to } of intervals.toSorted((one, other) => one.from - other.from)) {
    const last = union.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else union.push({ from, to });
  }
  return union;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
