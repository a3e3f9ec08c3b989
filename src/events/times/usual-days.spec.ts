import { describe, expect, it } from '@jest/globals';
import { usualDays } from './usual-days.js';

const daysOf = (starts: string, ends: string, isSelfPaced = false): string[] | null => {
  const days = usualDays({ starts: `${starts}:00`, ends: `${ends}:00` }, isSelfPaced);
  return Array.isArray(days) ? days.map((day) => `${day.starts.slice(0, 16)} ${day.ends.slice(0, 16)}`) : null;
};

describe('the days of an event that does not tell them', () => {
  it('have the same hours of the clock, from the first to the last', () => {
    expect(daysOf('2026-05-11T09:00', '2026-05-13T17:00')).toEqual([
      '2026-05-11T09:00 2026-05-11T17:00',
      '2026-05-12T09:00 2026-05-12T17:00',
      '2026-05-13T09:00 2026-05-13T17:00',
    ]);
    expect(daysOf('2027-12-31T09:00', '2028-01-01T10:00')).toHaveLength(2);
    expect(daysOf('2028-02-28T09:00', '2028-03-01T10:00')).toHaveLength(3);
  });

  it.each([
    ['of one date', '2026-05-11T09:00', '2026-05-11T17:00'],
    ['over a night', '2026-05-11T22:00', '2026-05-12T04:00'],
    ['of twenty-four hours', '2026-05-11T09:00', '2026-05-12T09:00'],
    ['until midnight', '2026-05-11T09:00', '2026-05-12T00:00'],
  ])('are one %s', (_, starts, ends) => {
    expect(daysOf(starts, ends)).toEqual([`${starts} ${ends}`]);
  });

  it('are to be told where the hours of each do not follow', () => {
    expect(daysOf('2026-05-11T14:00', '2026-05-13T12:00')).toBeNull();
    expect(daysOf('2026-05-11T00:00', '2026-05-13T00:00')).toBeNull();
  });

  it('are to be told where they are more than 31', () => {
    expect(daysOf('2026-05-01T09:00', '2026-05-31T17:00')).toHaveLength(31);
    expect(daysOf('2026-05-01T09:00', '2026-06-01T17:00')).toBeNull();
  });

  it('are one of a course that everybody takes in their own time', () => {
    expect(daysOf('2026-01-01T00:00', '2026-10-01T00:00', true)).toEqual(['2026-01-01T00:00 2026-10-01T00:00']);
  });
});
