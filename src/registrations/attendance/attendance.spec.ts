import { describe, expect, it } from '@jest/globals';
import type { Attendance } from '../../schema-types.js';
import { attendedMode, overAllDays } from './attendance.js';

describe('attendance over all days', () => {
  it.each<[Attendance[], number, Attendance]>([
    [[], 1, 'EXPECTED'],
    [['EXPECTED'], 1, 'EXPECTED'],
    [['ATTENDED'], 1, 'ATTENDED'],
    [['PARTIAL'], 1, 'PARTIAL'],
    [['ATTENDED', 'ATTENDED'], 2, 'ATTENDED'],
    [['ATTENDED'], 2, 'PARTIAL'],
    [['ATTENDED', 'NO_SHOW'], 2, 'PARTIAL'],
    [['EXCUSED', 'PARTIAL'], 2, 'PARTIAL'],
    [['NO_SHOW', 'NO_SHOW'], 2, 'NO_SHOW'],
    [['EXCUSED', 'NO_SHOW'], 2, 'NO_SHOW'],
    [['EXCUSED', 'EXCUSED'], 2, 'EXCUSED'],
  ])('%j of %d days is %s', (days, dayCount, overall) => {
    expect(overAllDays(days, dayCount)).toBe(overall);
  });

  it('was in person if on any day attended', () => {
    expect(
      attendedMode([
        { attendance: 'ATTENDED', mode: 'ONLINE' },
        { attendance: 'PARTIAL', mode: 'IN_PERSON' },
      ]),
    ).toBe('IN_PERSON');
    expect(
      attendedMode([
        { attendance: 'ATTENDED', mode: 'ONLINE' },
        { attendance: 'NO_SHOW', mode: 'IN_PERSON' },
      ]),
    ).toBe('ONLINE');
  });
});
