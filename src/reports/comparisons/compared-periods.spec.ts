import { describe, expect, it } from '@jest/globals';
import { isOfWholeMonths, periodBefore } from './compared-periods.js';

describe('the period before', () => {
  it.each([
    ['a year', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
    ['two years', '2025-01-01', '2026-12-31', '2023-01-01', '2024-12-31'],
    ['a month', '2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['a quarter', '2025-01-01', '2025-03-31', '2024-10-01', '2024-12-31'],
    ['a year from July', '2024-07-01', '2025-06-30', '2023-07-01', '2024-06-30'],
    ['a day', '2024-03-01', '2024-03-01', '2024-02-29', '2024-02-29'],
    ['days from the first on', '2024-03-01', '2024-03-10', '2024-02-20', '2024-02-29'],
    ['days until the last', '2024-03-02', '2024-03-31', '2024-02-01', '2024-03-01'],
  ])('%s is as long', (_, from, to, first, last) => {
    expect(periodBefore({ from, to })).toEqual({ from: first, to: last });
  });
});

describe('whole months', () => {
  it.each([
    ['2024-01-01', '2024-01-31', true],
    ['2024-01-01', '2024-02-29', true],
    ['2023-01-01', '2023-02-28', true],
    ['2024-01-01', '2024-02-28', false],
    ['2023-11-01', '2024-12-31', true],
    ['2024-01-02', '2024-01-31', false],
    ['2024-01-01', '2024-01-30', false],
  ])('from %s to %s: %s', (from, to, are) => {
    expect(isOfWholeMonths({ from, to })).toBe(are);
  });
});
