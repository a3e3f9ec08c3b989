/** What makes the figures of an indicator, as plain facts. */
export interface IndicatorFacts {
  aggregation: string;
  /** Of the published versions of outcomes, in the order in which they were published. */
  contributions: { date: string; value: number; states: string[] }[];
  byHand: { year: number; value: number }[];
}

/** What the rules in the SDL say was reached in a year, or so far, one thing at a time. */
export function naiveActual(
  { aggregation, contributions, byHand }: IndicatorFacts,
  asked: number | null,
): number | null {
  const counted = contributions.map((one) => ({ ...one, year: Number(one.date.slice(0, 4)) }));
  const entered = (year: number) => byHand.find((one) => one.year === year)?.value;
  const ofYear = (year: number): number | null => {
    if (entered(year) !== undefined) return entered(year)!;
    const those = counted.filter((one) => one.year === year);
    if (those.length === 0) return null;
    if (aggregation === 'SUM') return those.reduce((total, one) => total + one.value, 0);
    if (aggregation === 'DISTINCT') return statesOf(those);
    const latest = those
      .map(({ date }) => date)
      .toSorted()
      .at(-1);
    return those.findLast(({ date }) => date === latest)!.value;
  };
  if (asked !== null) return ofYear(asked);
  const years = [2022, 2023, 2024, 2025, 2040].filter((year) => ofYear(year) !== null);
  if (years.length === 0) return null;
  if (aggregation === 'SUM') return years.reduce((total, year) => total + ofYear(year)!, 0);
  if (aggregation === 'LATEST') return ofYear(years.at(-1)!);
  const free = counted.filter(({ year }) => entered(year) === undefined);
  const candidates = byHand.map((one) => one.value);
  if (free.length > 0) candidates.push(statesOf(free));
  return candidates.toSorted((one, other) => one - other).at(-1)!;
}

const statesOf = (those: { value: number; states: string[] }[]): number =>
  new Set(those.filter((one) => one.value > 0).flatMap(({ states }) => states)).size;
