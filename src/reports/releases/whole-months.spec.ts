import { describe, expect, it } from '@jest/globals';
import { isOfWholeMonths } from './whole-months.js';

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
