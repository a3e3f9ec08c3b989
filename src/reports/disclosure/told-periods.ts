/*
 * Which periods counts of people may be told of to readers outside the secretariat, so that subtracting one report from
 * another gives no small count either: told are only whole calendar years, as far as anybody attended in them, each
 * with nobody or enough people in it. Attendances add up over years, so whatever two told periods differ by is made of
 * such years too.
 */
import type { DayPeriod } from '../counting/report-scope.js';

/** Counts of people, and means of answers, below this are told to the secretariat only. */
export const fewest = 5;

/** How often somebody attended on the days on which anybody did, "2025-03-05", the earliest first. */
export type Attendances = readonly { day: string; count: number }[];

/** Days that are told together or not at all. */
interface Block {
  first: string;
  last: string;
  count: number;
}

/** Whether a count over these days may be told, as far as other periods could give away what is small in it. */
export const isTold = (attendances: Attendances, period: DayPeriod): boolean =>
  isMadeOf(blocksOf(attendances), period, isEnough);

/** Whether the period has each block as a whole or not at all, and none that may not be told. */
export const isMadeOf = (
  blocks: readonly Block[],
  { from, to }: DayPeriod,
  mayBeTold: (block: Block) => boolean,
): boolean =>
  blocks.every((block) => {
    const isLeftOut = (from !== null && block.last < from) || (to !== null && block.first > to);
    const isWhole = (from === null || from <= block.first) && (to === null || to >= block.last);
    return isLeftOut || (isWhole && mayBeTold(block));
  });

/**
 * Whether counts that are held back of a known sum could be worked out, where all others of it are told: one is what is
 * left, and several of at least 1 whose sum is their number are 1 each.
 */
export const giveThemselvesAway = (held: readonly number[]): boolean =>
  held.length === 1 || (held.length > 1 && held.every((count) => count === 1));

/** Years that are small and next to each other are one block: together they may be enough. */
function blocksOf(attendances: Attendances): Block[] {
  const blocks: Block[] = [];
  let smallBefore = false;
  for (const block of yearsOf(attendances)) {
    const isSmall = !isEnough(block);
    blocks.push(isSmall && smallBefore ? both(blocks.pop()!, block) : block);
    smallBefore = isSmall;
  }
  return blocks;
}

/** The years in which anybody attended, from the first to the last day of that. */
export const yearsOf = (attendances: Attendances): Block[] =>
  [...Map.groupBy(attendances, ({ day }) => day.slice(0, 4)).values()].map((days) => ({
    first: days[0]!.day,
    last: days.at(-1)!.day,
    count: days.reduce((sum, { count }) => sum + count, 0),
  }));

const isEnough = ({ count }: Block): boolean => count >= fewest;

const both = (one: Block, next: Block): Block => ({ first: one.first, last: next.last, count: one.count + next.count });
