/*
 * Which periods counts of people may be told of to readers outside the secretariat, so that subtracting one report from another gives no small count
 * either: told are only periods made of whole blocks of days, each of which has nobody or enough people in it. Attendances add up over days, so
 * whatever two told periods differ by is made of such blocks too.
 */

/** Counts of people, and means of answers, below this are told to the secretariat only. */
export const fewest = 5;

/** How often somebody attended on the days on which anybody did, "2025-03-05", the earliest first. */
export type Attendances = readonly { day: string; count: number }[];

interface Block {
  first: string;
  last: string;
  count: number;
}

/** Whether a count over these days, both included, may be told, as far as other periods could give away what is small in it. Null: open at that end. */
export function isTold(attendances: Attendances, { from, to }: { from: string | null; to: string | null }): boolean {
  return blocksOf(attendances).every(({ first, last, count }) => {
    const isOutside = (from !== null && last < from) || (to !== null && first > to);
    const isInside = (from === null || from <= first) && (to === null || to >= last);
    return isOutside || (isInside && count >= fewest);
  });
}

/**
 * A year that is enough by itself is divided into days as far as they are enough; small years next to each other are one block. What was told of the past
 * so stays told when more is added.
 */
function blocksOf(attendances: Attendances): Block[] {
  const years = [...Map.groupBy(attendances, ({ day }) => day.slice(0, 4)).values()];
  const blocks: Block[] = [];
  let smallBefore = false;
  for (const year of years) {
    const block = sumOf(year);
    const isSmall = block.count < fewest;
    if (!isSmall) blocks.push(...withinYear(year));
    else if (smallBefore) blocks.push(both(blocks.pop()!, block));
    else blocks.push(block);
    smallBefore = isSmall;
  }
  return blocks;
}

/** Days together until they are enough; the rest goes to the last that are, as the whole year is told more often than its beginning. */
function withinYear(attendances: Attendances): Block[] {
  const blocks: Block[] = [];
  for (const day of attendances) {
    const last = blocks.at(-1);
    if (last && last.count < fewest) blocks.push(both(blocks.pop()!, sumOf([day])));
    else blocks.push(sumOf([day]));
  }
  const rest = blocks.at(-1)!;
  return rest.count >= fewest ? blocks : [...blocks.slice(0, -2), both(blocks.at(-2)!, rest)];
}

const both = (one: Block, next: Block): Block => ({ first: one.first, last: next.last, count: one.count + next.count });

const sumOf = (attendances: Attendances): Block => ({
  first: attendances[0]!.day,
  last: attendances.at(-1)!.day,
  count: attendances.reduce((sum, { count }) => sum + count, 0),
});
