import { describe, expect, it } from '@jest/globals';
import type { Attendance } from '../../schema-types.js';
import { attendedShare, earnsCertificate } from './attended-share.js';

const held = ['2025-03-04', '2025-03-05', '2025-03-06'].map((date) => ({ date, minutes: 400 }));
const day = (number: number, attendance: Attendance, minutes: number | null = null) => ({
  date: `2025-03-0${number}`,
  attendance,
  minutes,
});

describe('the share attended', () => {
  it.each([
    ['nothing recorded', [], 0],
    ['every day', [day(4, 'ATTENDED'), day(5, 'ATTENDED'), day(6, 'ATTENDED')], 1],
    ['two days of three', [day(4, 'ATTENDED'), day(5, 'ATTENDED'), day(6, 'NO_SHOW')], 2 / 3],
    ['a day, by the minutes that are known', [day(4, 'ATTENDED', 100)], 0.25 / 3],
    ['a part of a day, by minutes', [day(4, 'PARTIAL', 100)], 0.25 / 3],
    ['a part of a day, minutes unknown', [day(4, 'PARTIAL')], 0.5 / 3],
    ['a part that is longer than the day', [day(4, 'PARTIAL', 900)], 1 / 3],
    ['a part of no minutes', [day(4, 'PARTIAL', 0)], 0],
    ['all but the last minutes of a day', [day(4, 'PARTIAL', 380)], 1 / 3],
    ['a little less than that', [day(4, 'PARTIAL', 379)], 379 / 1200],
    [
      'expected, excused and no-show, whatever minutes',
      [day(4, 'EXPECTED'), day(5, 'EXCUSED'), day(6, 'NO_SHOW', 90)],
      0,
    ],
    ['a day that is not of the event any more', [day(4, 'ATTENDED'), day(7, 'ATTENDED')], 1 / 3],
  ])('of %s', (_, days, share) => {
    expect(attendedShare(held, days, false)).toBeCloseTo(share, 10);
  });

  it('is that of hours, however they lie on days', () => {
    const long = { date: '2025-03-04', minutes: 360 };
    const short = { date: '2025-03-05', minutes: 120 };
    expect(attendedShare([long, short], [day(4, 'ATTENDED')], false)).toBeCloseTo(0.75, 10);
    expect(attendedShare([long, short], [day(5, 'ATTENDED')], false)).toBeCloseTo(0.25, 10);
    const twice = [{ ...short, date: '2025-03-04' }, short];
    expect(attendedShare(twice, [day(4, 'ATTENDED', 60)], false)).toBeCloseTo(0.25, 10);
  });

  it('is all of a course in one’s own time for whoever attended it', () => {
    const open = [{ date: '2025-03-04', minutes: 400_000 }];
    expect(attendedShare(open, [day(4, 'ATTENDED', 90)], true)).toBe(1);
    expect(attendedShare(open, [day(4, 'PARTIAL')], true)).toBe(0.5);
    expect(attendedShare(open, [day(4, 'NO_SHOW')], true)).toBe(0);
  });
});

describe('a certificate', () => {
  it.each([
    [0.8, 0.8, true],
    [0.79, 0.8, false],
    [2 / 3, 0.67, true],
    [0.1 + 0.2, 0.3, true],
    [0, 0, false],
    [0.001, 0, true],
    [1, 1, true],
  ])('is earned by %d from %d: %s', (share, fromShare, earned) => {
    expect(earnsCertificate('PARTICIPANT', share, fromShare)).toBe(earned);
  });

  it('is for every role but interpreters', () => {
    for (const role of ['SPEAKER', 'MODERATOR', 'TRAINER', 'OBSERVER'] as const)
      expect(earnsCertificate(role, 1, 0.8)).toBe(true);
    expect(earnsCertificate('INTERPRETER', 1, 0.8)).toBe(false);
  });
});
