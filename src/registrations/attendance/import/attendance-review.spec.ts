import { describe, expect, it } from '@jest/globals';
import type { Attendance } from '../../../schema-types.js';
import { byMinutes, keptRecord, wouldLower } from './attendance-review.js';

const day = (hours: number) => ({
  date: '2025-03-04',
  startsAt: new Date('2025-03-04T09:00:00Z'),
  endsAt: new Date(Date.parse('2025-03-04T09:00:00Z') + hours * 3_600_000),
});

describe('minutes of a day', () => {
  it.each<[number, number, Attendance]>([
    [120, 2, 'ATTENDED'],
    [90, 2, 'ATTENDED'],
    [89, 2, 'PARTIAL'],
    [0, 2, 'PARTIAL'],
    [150, 2, 'ATTENDED'],
  ])('%i of %i hours are %s', (minutes, hours, attendance) => {
    expect(byMinutes(minutes, day(hours), null)).toBe(attendance);
    expect(byMinutes(minutes, day(hours), 0)).toBe('ATTENDED');
  });
});

describe('a record', () => {
  it.each<[Attendance, number | null, Attendance, number, boolean]>([
    ['ATTENDED', null, 'PARTIAL', 40, true],
    ['ATTENDED', 110, 'ATTENDED', 95, true],
    ['ATTENDED', null, 'ATTENDED', 95, false],
    ['ATTENDED', 95, 'ATTENDED', 95, false],
    ['PARTIAL', 40, 'ATTENDED', 95, false],
    ['NO_SHOW', null, 'PARTIAL', 5, false],
    ['EXCUSED', null, 'PARTIAL', 5, false],
    ['EXPECTED', null, 'PARTIAL', 5, false],
  ])('%s %s before %s %i is lowered: %s', (before, minutes, after, later, lowered) => {
    expect(wouldLower({ attendance: before, minutes }, { attendance: after, minutes: later })).toBe(lowered);
  });

  it('that stays is told, with its minutes where it has any', () => {
    expect(keptRecord({ attendance: 'ATTENDED', minutes: 110 }).en).toContain('attended, 110 min.');
    expect(keptRecord({ attendance: 'PARTIAL', minutes: null }).ru).toContain('частичное участие.');
  });
});
