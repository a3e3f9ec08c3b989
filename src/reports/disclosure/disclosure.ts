/*
 * Which periods counts of people may be told of to readers outside the secretariat, so that subtracting one report from another gives no small count
 * either: told are only whole calendar years, as far as anybody attended in them, each with nobody or enough people in it. Attendances add up over years, so
 * whatever two told periods differ by is made of such years too.
 */
import type { Period } from '../report.queries.js';

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

/** Whether a count over these days, both included, may be told, as far as other periods could give away what is small in it. Null: open at that end. */
export function isTold(attendances: Attendances, period: Period): boolean {
  return blocksOf(attendances).every(
    (block) => isLeftOut(block, period) || (isWhole(block, period) && isEnough(block)),
  );
}

/** Years that are small and next to each other are one block: together they may be enough. */
function blocksOf(attendances: Attendances): Block[] {
  const blocks: Block[] = [];
  let smallBefore = false;
  for (const { block } of yearsOf(attendances)) {
    const isSmall = !isEnough(block);
    blocks.push(isSmall && smallBefore ? both(blocks.pop()!, block) : block);
    smallBefore = isSmall;
  }
  return blocks;
}

/** The years in which anybody attended, from the first to the last day of that. */
export function yearsOf(attendances: Attendances): { year: string; block: Block }[] {
  return [...Map.groupBy(attendances, ({ day }) => day.slice(0, 4))].map(([year, days]) => ({
    year,
    block: {
      first: days[0]!.day,
      last: days.at(-1)!.day,
      count: days.reduce((sum, { count }) => sum + count, 0),
    },
  }));
}

export const isLeftOut = ({ first, last }: Block, { from, to }: Period): boolean =>
  (from !== null && last < from) || (to !== null && first > to);

export const isWhole = ({ first, last }: Block, { from, to }: Period): boolean =>
  (from === null || from <= first) && (to === null || to >= last);

const isEnough = ({ count }: Block): boolean => count >= fewest;

const both = (one: Block, next: Block): Block => ({ first: one.first, last: next.last, count: one.count + next.count });
