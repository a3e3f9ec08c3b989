import { describe, expect, it } from '@jest/globals';
import { dateOfSheet, datesOf } from './sign-in-sheet.js';

const hours = (startsAtLocal: string, endsAtLocal: string) => ({ startsAtLocal, endsAtLocal });
const twoDays = [
  hours('2026-03-28T09:00:00', '2026-03-28T17:00:00'),
  hours('2026-03-30T09:00:00', '2026-03-30T12:00:00'),
];

describe('the days of an event', () => {
  it('are those that it is held on, and all between where it has one from start to end', () => {
    expect(datesOf(twoDays)).toEqual(['2026-03-28', '2026-03-30']);
    expect(datesOf([hours('2026-02-27T14:00:00', '2026-03-01T12:00:00')])).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
  });

  it('do not go on to a day that begins when it ends, nor come twice', () => {
    expect(datesOf([hours('2026-05-04T09:00:00', '2026-05-05T00:00:00')])).toEqual(['2026-05-04']);
    const overlapping = [
      hours('2026-05-04T20:00:00', '2026-05-05T01:00:00'),
      hours('2026-05-05T09:00:00', '2026-05-05T12:00:00'),
    ];
    expect(datesOf(overlapping)).toEqual(['2026-05-04', '2026-05-05']);
  });
});

describe('the day of a sheet', () => {
  const event = { timeZone: 'Europe/Vienna', days: twoDays };
  const now = (text: string): Date => new Date(text);

  it('is the one asked for, whatever day it is', () => {
    expect(dateOfSheet(event, '2026-03-30', now('2026-03-28T10:00:00Z'))).toBe('2026-03-30');
  });

  it.each(['2026-03-29', '2026-03-31', '', 'tomorrow', '2026-3-30', '2026-03-30T09:00', ['2026-03-30']])(
    'is none for %j',
    (asked) => {
      expect(dateOfSheet(event, asked, now('2026-03-28T10:00:00Z'))).toBeNull();
    },
  );

  it('is today in the zone of the event, else the first', () => {
    expect(dateOfSheet(event, undefined, now('2026-03-29T21:59:00Z'))).toBe('2026-03-28');
    expect(dateOfSheet(event, undefined, now('2026-03-29T22:01:00Z'))).toBe('2026-03-30');
    expect(dateOfSheet(event, undefined, now('2026-03-30T22:01:00Z'))).toBe('2026-03-28');
    expect(dateOfSheet(event, undefined, now('2020-01-01T00:00:00Z'))).toBe('2026-03-28');
  });
});
