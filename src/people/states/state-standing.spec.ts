import { describe, expect, it } from '@jest/globals';
import { standingOn, type StandingPeriod } from './state-standing.js';

const periods: StandingPeriod[] = [
  { standing: 'OBSERVER', from: null, to: '2009-04-27', source: null },
  { standing: 'ACTIVE', from: '2009-04-28', to: '2022-10-23', source: null },
  { standing: 'NOT_INVITED', from: '2023-01-01', to: null, source: null },
];

describe('standingOn', () => {
  it.each([
    ['1999-12-31', 'OBSERVER'],
    ['2009-04-27', 'OBSERVER'],
    ['2009-04-28', 'ACTIVE'],
    ['2022-10-23', 'ACTIVE'],
    ['2022-10-24', 'NOT_PARTICIPATING'],
    ['2023-01-01', 'NOT_INVITED'],
    ['2090-01-01', 'NOT_INVITED'],
  ])('on %s is %s', (day, standing) => {
    expect(standingOn(periods, day)).toBe(standing);
  });

  it('is NOT_PARTICIPATING without any period', () => expect(standingOn([], '2024-01-01')).toBe('NOT_PARTICIPATING'));
});
