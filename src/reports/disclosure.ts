/*
 * Which periods counts of people may be told of to readers outside the secretariat, so that subtracting one report from another gives no small count
 * either: told are only periods made of whole blocks of months, each of which has nobody or enough people in it. Attendances add up over months, so
 * whatever two told periods differ by is made of such blocks too.
 */

/** Counts of people, and means of answers, below this are told to the secretariat only. */
export const fewest = 5;

/** How often somebody attended in the months in which anybody did, "2025-03", the earliest first. */
export type Months = readonly { month: string; count: number }[];

/** Days, both included; null: open at that end. */
interface Days {
  from: string | null;
  to: string | null;
}

interface Block {
  first: string;
  last: string;
  count: number;
}

/** Whether a count over these days may be told, as far as other periods could give away what is small in it. */
export function isTold(months: Months, { from, to }: Days): boolean {
  return blocksOf(months).every(({ first, last, count }) => {
    const isOutside = (from !== null && lastDayOf(last) < from) || (to !== null && `${first}-01` > to);
    if (isOutside) return true;
    const isInside = (from === null || from <= `${first}-01`) && (to === null || to >= lastDayOf(last));
    return isInside && count >= fewest;
  });
}

/**
 * A year that is enough by itself is divided into months as far as they are enough; small years next to each other are one block. What was told of the past
 * so stays told when more is added.
 */
function blocksOf(months: Months): Block[] {
  const years = [...Map.groupBy(months, ({ month }) => month.slice(0, 4)).values()];
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

/** Months together until they are enough; the rest goes to the last that are, as the whole year is told more often than its first months. */
function withinYear(months: Months): Block[] {
  const blocks: Block[] = [];
  for (const month of months) {
    const last = blocks.at(-1);
    if (last && last.count < fewest) blocks.push(both(blocks.pop()!, sumOf([month])));
    else blocks.push(sumOf([month]));
  }
  const rest = blocks.at(-1)!;
  return rest.count >= fewest ? blocks : [...blocks.slice(0, -2), both(blocks.at(-2)!, rest)];
}

const both = (one: Block, next: Block): Block => ({ first: one.first, last: next.last, count: one.count + next.count });

const sumOf = (months: Months): Block => ({
  first: months[0]!.month,
  last: months.at(-1)!.month,
  count: months.reduce((sum, { count }) => sum + count, 0),
});

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
