import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../platform/index.js';
import { dayRunning, type EventDay } from './event-days.js';

const zone = 'Europe/Vienna';
const day = (starts: string, ends: string): EventDay => ({
  date: starts.slice(0, 10),
  startsAt: instantOf(starts, zone)!,
  endsAt: instantOf(ends, zone)!,
});
const first = day('2025-03-29T10:00', '2025-03-29T17:00');
const second = day('2025-03-30T09:00', '2025-03-30T12:00');
const night = day('2025-03-29T22:00', '2025-03-30T04:00');

describe('the day that runs', () => {
  it.each([
    ['in the middle of it', '2025-03-29T11:00', first],
    ['before it begins', '2025-03-29T00:00', first],
    ['just before midnight', '2025-03-29T23:59', first],
    ['after midnight, before clocks change', '2025-03-30T00:00', second],
    ['on the last minute of the short day', '2025-03-30T23:59', second],
    ['the day after', '2025-03-31T00:00', null],
    ['the day before', '2025-03-28T23:59', null],
  ])('%s', (_when, wall, expected) => {
    expect(dayRunning([first, second], zone, instantOf(wall, zone)!)).toBe(expected);
  });

  it('goes on past midnight where it has not ended', () => {
    expect(dayRunning([night], zone, instantOf('2025-03-30T03:30', zone)!)).toBe(night);
    expect(dayRunning([night], zone, instantOf('2025-03-30T04:00', zone)!)).toBeNull();
  });
});
