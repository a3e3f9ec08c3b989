import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Attendances, fewest, isTold } from './told-periods.js';
import { isToldOfYears, untoldYears } from './untold-years.js';

const attendances = (counts: Record<string, number>): Attendances =>
  Object.entries(counts).map(([day, count]) => ({ day, count }));
const untoldOf = (lines: Record<string, Record<string, number>>): Record<string, string[]> =>
  Object.fromEntries(
    [...untoldYears(new Map(Object.entries(lines).map(([line, counts]) => [line, attendances(counts)])))].map(
      ([line, years]) => [line, [...years]],
    ),
  );

describe('attendances for a state or organisation', () => {
  it('are not told of a year that is small, nor of the next smallest where that is the only one', () => {
    expect(
      untoldOf({
        AT: { '2024-03-05': 3, '2025-03-05': 9 },
        AM: { '2024-03-05': 6, '2024-09-05': 4, '2025-03-05': 20 },
        MD: { '2024-03-05': 8, '2025-03-05': 5 },
      }),
    ).toEqual({ AT: ['2024'], AM: [], MD: ['2024'] });
  });

  it('need no other where two are small, but a third where these can only be 1 each', () => {
    expect(untoldOf({ A: { '2024-03-05': 3 }, B: { '2024-03-05': 2 }, C: { '2024-03-05': 9 } })).toEqual({
      ...{ A: ['2024'], B: ['2024'], C: [] },
    });
    expect(untoldOf({ A: { '2024-03-05': 1 }, B: { '2024-03-05': 1 }, C: { '2024-03-05': 9 } })).toEqual({
      ...{ A: ['2024'], B: ['2024'], C: ['2024'] },
    });
    expect(untoldOf({ A: { '2024-03-05': 3 } })).toEqual({ A: ['2024'] });
  });

  it('are told of whole years, counted from the first to the last day on which anybody came for it', () => {
    const came = attendances({ '2024-03-05': 9, '2024-09-05': 9, '2025-03-05': 9 });
    const told = (from: string | null, to: string | null, untold: string[] = []) =>
      isToldOfYears(came, new Set(untold), { from, to });
    expect(told('2024-01-01', '2024-12-31')).toBe(true);
    expect(told('2024-03-05', '2024-09-05')).toBe(true);
    expect(told('2024-01-01', '2024-06-30')).toBe(false);
    expect(told(null, null)).toBe(true);
    expect(told('2024-01-01', '2025-12-31', ['2024'])).toBe(false);
    expect(told('2025-01-01', null, ['2024'])).toBe(true);
  });

  const days = ['2023-03-05', '2023-09-05', '2024-03-05', '2024-06-05', '2024-09-05', '2025-03-05', '2025-09-05'];
  const periods = days.flatMap((from, first) => days.slice(first).map((to) => ({ from, to })));
  const lines = ['A', 'B', 'C', 'D'];
  /** How often people came for each of them on each day. */
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }));
  const worlds = fc.array(fc.tuple(count, count, count, count), { minLength: days.length, maxLength: days.length });

  it('give no small one away, whatever is added and subtracted of all that is told over all periods', () => {
    let [small, told] = [0, 0];
    fc.assert(
      fc.property(worlds, (world) => {
        const of = (line: number): Attendances =>
          days.map((day, place) => ({ day, count: world[place]![line]! })).filter((ofDay) => ofDay.count > 0);
        const all = days
          .map((day, place) => ({ day, count: world[place]!.reduce((sum, ofLine) => sum + ofLine, 0) }))
          .filter(({ count: ofDay }) => ofDay > 0);
        const untold = untoldYears(new Map(lines.map((line, place) => [line, of(place)])));
        // What is unknown: how often people came for one of them on one day; where nobody did is known.
        const unknown = world.flatMap((counts, day) =>
          counts.flatMap((ofLine, line) => (ofLine > 0 ? [{ day: days[day]!, line, count: ofLine }] : [])),
        );
        const sumOver = ({ from, to }: { from: string; to: string }, line?: number): number[] =>
          unknown.map((one) => Number(one.day >= from && one.day <= to && (line === undefined || one.line === line)));
        const known = new Known();
        for (const period of periods) {
          if (isTold(all, period)) known.add(sumOver(period));
          lines.forEach((line, place) => {
            const sum = sumOver(period, place);
            if (!sum.includes(1) || !isToldOfYears(of(place), untold.get(line)!, period)) return;
            known.add(sum);
            told++;
          });
        }
        for (const period of periods)
          for (const place of lines.keys()) {
            const sum = sumOver(period, place);
            const people = unknown.reduce((total, one, index) => total + one.count * sum[index]!, 0);
            if (people === 0 || people >= fewest) continue;
            small++;
            expect({ period, line: lines[place], isKnown: known.determines(sum) }).toEqual({
              ...{ period, line: lines[place], isKnown: false },
            });
          }
      }),
      { numRuns: 1_000 },
    );
    expect(small).toBeGreaterThan(1000);
    expect(told).toBeGreaterThan(100);
  });
});

/** Sums that somebody knows, reduced to steps as in Gauss's elimination. */
class Known {
  private readonly rows: { sum: number[]; lead: number }[] = [];

  add(sum: readonly number[]): void {
    const rest = this.rest(sum);
    const lead = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (lead >= 0) this.rows.push({ sum: rest.map((value) => value / rest[lead]!), lead });
  }

  determines(sum: readonly number[]): boolean {
    return this.rest(sum).every((value) => Math.abs(value) < 1e-9);
  }

  private rest(sum: readonly number[]): number[] {
    return this.rows.reduce(
      (left, { sum: row, lead }) => left.map((value, index) => value - left[lead]! * row[index]!),
      [...sum],
    );
  }
}
