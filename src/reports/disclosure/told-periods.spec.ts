import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fewest, isTold, type Attendances } from './told-periods.js';

const attendances = (counts: Record<string, number>): Attendances =>
  Object.entries(counts).map(([day, count]) => ({ day, count }));
const told = (counts: Record<string, number>, from: string | null, to: string | null) =>
  isTold(attendances(counts), { from, to });

describe('a count over a period', () => {
  it('is told where nobody attended, and where enough did', () => {
    expect(told({}, '2025-01-01', '2025-12-31')).toBe(true);
    expect(told({ '2025-03-15': 9 }, '2025-01-01', '2025-12-31')).toBe(true);
    expect(told({ '2025-03-15': 9 }, '2024-01-01', '2024-12-31')).toBe(true);
  });

  it('is not told where the days left out are few enough to be a small count', () => {
    const counts = { '2025-03-15': 9, '2025-04-15': 2 };
    expect(told(counts, '2025-01-01', '2025-03-31')).toBe(false);
    expect(told(counts, '2025-01-01', '2025-04-30')).toBe(true);
  });

  it('is told of a day with enough people, and not told where it divides days that are enough only together', () => {
    expect(told({ '2025-03-05': 5 }, '2025-03-05', '2025-03-05')).toBe(true);
    const counts = { '2025-03-05': 3, '2025-03-06': 3 };
    expect(told(counts, '2025-03-05', '2025-03-05')).toBe(false);
    expect(told(counts, '2025-03-06', '2025-12-31')).toBe(false);
    expect(told(counts, '2025-03-05', '2025-03-06')).toBe(true);
  });

  it('keeps a year that is enough by itself, and no longer period with a small year in it', () => {
    const counts = { '2024-06-15': 3, '2025-06-15': 20 };
    expect(told(counts, '2025-01-01', '2025-12-31')).toBe(true);
    expect(told(counts, '2024-01-01', '2025-12-31')).toBe(false);
    expect(told(counts, null, null)).toBe(false);
  });

  it('is told over small years next to each other that are enough together', () => {
    const counts = { '2023-06-15': 3, '2024-06-15': 3, '2025-06-15': 20 };
    expect(told(counts, '2023-01-01', '2024-12-31')).toBe(true);
    expect(told(counts, '2024-01-01', '2025-12-31')).toBe(false);
    expect(told(counts, null, null)).toBe(true);
  });

  it('gives no small count away, whichever told periods are subtracted from each other', () => {
    const dates = ['01-01', '02-14', '02-15', '03-31', '04-15', '06-15', '06-16', '12-31'];
    const days = fc.constantFrom(...['2023', '2024', '2025'].flatMap((year) => dates.map((date) => `${year}-${date}`)));
    const series = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 2023, max: 2025 }), fc.integer({ min: 1, max: 12 })), {
        selector: String,
        maxLength: 8,
      })
      .chain((places) =>
        fc.tuple(
          ...places
            .sort(([a, b], [c, d]) => a - c || b - d)
            .map((place) => fc.tuple(fc.constant(place), fc.integer({ min: 1, max: 9 }))),
        ),
      )
      .map((counted) =>
        counted.map(([[year, month], count]) => ({ day: `${year}-${String(month).padStart(2, '0')}-15`, count })),
      );
    const periods = fc.array(fc.tuple(fc.option(days), fc.option(days)), { minLength: 2, maxLength: 12 });
    let compared = 0;
    fc.assert(
      fc.property(series, periods, (attended, asked) => {
        const shown = asked
          .map(([from, to]) => ({ from, to }))
          .filter((period) => isTold(attended, period))
          // What a told period counts.
          .map(({ from, to }) =>
            attended.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to)),
          );
        for (const one of shown)
          for (const other of [[], ...shown]) {
            const left = one.filter((day) => !other.includes(day));
            const sum = left.reduce((all, { count }) => all + count, 0);
            expect(sum === 0 || sum >= fewest).toBe(true);
            if (sum > 0 && other.length > 0) compared++;
          }
      }),
      { numRuns: 2_000 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
