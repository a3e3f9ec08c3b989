import { describe, expect, it } from '@jest/globals';
import { undated } from '../reading/attendee.js';
import { Unreadable } from '../reading/unreadable.js';
import { dayOfFile, type LocalDay, onDay } from './day-of-file.js';

const day = (date: string, from: string, to: string): LocalDay => ({
  date,
  from: `${date}T${from}:00`,
  to: `${to.length > 5 ? to : `${date}T${to}`}:00`,
});
const first = day('2025-03-29', '10:00', '17:00');
const second = day('2025-03-30', '09:00', '12:00');
const days = [first, second];
const join = (from: string | null, minutes = 60) => {
  if (from === null) return { line: 1, seconds: 60, span: null };
  const to = new Date(Date.parse(`${from}:00Z`) + minutes * 60_000).toISOString().slice(0, 19);
  return { line: 1, seconds: minutes * 60, span: { from: `${from}:00`, to } };
};
const attendee = (...joins: ReturnType<typeof join>[]) => ({
  ...{ line: 1, name: 'Giorgi Lomidze', email: null, sharesAddress: false },
  joins,
});

describe('the day of a file', () => {
  const refusal = (work: () => unknown): string | null => {
    try {
      work();
    } catch (error) {
      if (error instanceof Unreadable) return error.field;
    }
    return null;
  };
  const asked = (among: LocalDay[], from: string | null, date: string | null = null) =>
    refusal(() => dayOfFile(among, [join(from)], date));

  it('is the one asked for, the one of its times, or the only one', () => {
    expect(dayOfFile(days, [join(null)], '2025-03-30')).toBe(second);
    expect(dayOfFile(days, [join('2025-03-30T09:00')], null)).toBe(second);
    expect(dayOfFile([first], [join(null)], null)).toBe(first);
    expect(dayOfFile([first], [join('2025-03-29T01:00')], null)).toBe(first);
    expect(dayOfFile([first], [join(`${undated}T10:00`)], null)).toBe(first);
  });

  it('is the one asked for where the file lies beside it, in another zone', () => {
    expect(dayOfFile([first], [join('2025-03-28T23:30')], '2025-03-29')).toBe(first);
    expect(dayOfFile(days, [join('2025-03-29T22:00')], '2025-03-30')).toBe(second);
    // An evening here is the morning after there, of which a few minutes lie in the hours of the next day.
    expect(dayOfFile(days, [join('2025-03-30T01:00', 490)], '2025-03-29')).toBe(first);
  });

  it('has to be said where the file does not tell', () => {
    expect(asked(days, null)).toBe('date');
    expect(asked([first], '2025-03-28T23:30')).toBe('date');
    expect(asked(days, '2025-03-29T22:00')).toBe('date');
    expect(asked(days, '2025-03-29T02:00')).toBe('date');
    expect(refusal(() => dayOfFile(days, [join('2025-03-29T10:00'), join('2025-03-30T10:00')], null))).toBe('date');
  });

  it('is not another one', () => {
    expect(asked([first], '2025-04-29T10:00')).toBe('upload');
    expect(asked([first], '2025-04-29T10:00', '2025-03-29')).toBe('upload');
    expect(asked(days, '2025-03-29T10:00', '2025-03-30')).toBe('upload');
    expect(asked(days, '2025-03-28T20:00', '2025-03-30')).toBe('upload');
  });

  it('counts of a file of several days only what was on it', () => {
    const both = [
      attendee(join('2025-03-29T10:00'), join('2025-03-30T10:00')),
      attendee(join('2025-03-29T10:00')),
      attendee(join('2025-03-29T09:30', 20)),
      attendee(join(null)),
    ];
    const kept = onDay(both, days, second).map(({ joins }) => joins.map(({ span }) => span?.from));
    expect(kept).toEqual([['2025-03-30T10:00:00'], [undefined]]);
  });

  it('counts of a file of several days in another zone the meeting that comes as the day does', () => {
    const evenings = [attendee(join('2025-03-28T22:00', 180), join('2025-03-29T21:00', 120))];
    const hours = [day('2025-03-29', '09:00', '12:00'), day('2025-03-30', '09:00', '12:00')];
    for (const [index, from] of ['2025-03-28T22:00:00', '2025-03-29T21:00:00'].entries())
      expect(onDay(evenings, hours, hours[index]!).map(({ joins }) => joins[0]!.span!.from)).toEqual([from]);
    const third = day('2025-03-31', '09:00', '12:00');
    expect(refusal(() => onDay(evenings, [...hours, third], third))).toBe('upload');
  });

  it('gives clock times their date, after midnight where it goes on until then', () => {
    const night = day('2025-03-29', '21:00', '2025-03-30T01:00');
    const clocks = [attendee(join(`${undated}T21:05`)), attendee(join(`${undated}T00:10`, 20))];
    expect(onDay(clocks, [night], night).map(({ joins }) => joins[0]!.span!.from)).toEqual([
      '2025-03-29T21:05:00',
      '2025-03-30T00:10:00',
    ]);
  });
});
