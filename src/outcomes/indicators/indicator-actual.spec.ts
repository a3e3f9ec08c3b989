import { describe, expect, it } from '@jest/globals';
import type { IndicatorAggregation } from '../../schema-types.js';
import { actualOf, type CountedContribution, type YearValue } from './indicator-actual.js';

const contributions: CountedContribution[] = [
  { year: 2023, value: 0.1, states: ['GE', 'AM'] },
  { year: 2023, value: 0.2, states: ['GE'] },
  { year: 2024, value: 5, states: ['GE', 'UA'] },
  { year: 2024, value: 0, states: ['PL'] },
];
const figures = (aggregation: IndicatorAggregation, values: YearValue[] = []) => {
  const measured = { aggregation, contributions, values };
  return [2022, 2023, 2024, null].map((year) => actualOf(measured, year));
};

describe('what was reached', () => {
  it('adds up contributions, each year and all years', () => {
    expect(figures('SUM')).toEqual([null, 0.3, 5, 5.3]);
  });

  it('counts each state once, over the years too, where something was contributed', () => {
    expect(figures('DISTINCT')).toEqual([null, 2, 2, 3]);
  });

  it('takes the latest contribution', () => {
    expect(figures('LATEST')).toEqual([null, 0.2, 0, 0]);
  });

  it('takes what was entered by hand in place of all contributions of its year', () => {
    const values = [{ year: 2024, value: 1 }];
    expect(figures('SUM', values)).toEqual([null, 0.3, 1, 1.3]);
    expect(figures('DISTINCT', values)).toEqual([null, 2, 1, 2]);
    expect(figures('LATEST', values)).toEqual([null, 0.2, 1, 1]);
    expect(figures('DISTINCT', [{ year: 2024, value: 7 }])).toEqual([null, 2, 7, 7]);
    expect(figures('LATEST', [{ year: 2022, value: 9 }])).toEqual([9, 0.2, 0, 0]);
  });

  it('is not known where nothing was said, and 0 where that was said', () => {
    for (const aggregation of ['SUM', 'DISTINCT', 'LATEST'] as const) {
      expect(actualOf({ aggregation, contributions: [], values: [] }, null)).toBeNull();
      expect(actualOf({ aggregation, contributions: [], values: [{ year: 2024, value: 0 }] }, null)).toBe(0);
    }
  });
});
