import { describe, expect, it } from '@jest/globals';
import { instantOf, Problem } from '../../../platform/index.js';
import type { EventDay } from '../event-days.js';
import { dayOfFile, onDay } from './day-of-file.js';

const zone = 'Europe/Vienna';
const day = (starts: string, ends: string): EventDay => ({
  date: starts.slice(0, 10),
  startsAt: instantOf(starts, zone)!,
  endsAt: instantOf(ends, zone)!,
});
const first = day('2025-03-29T10:00', '2025-03-29T17:00');
const second = day('2025-03-30T09:00', '2025-03-30T12:00');
const attendee = (...froms: string[]) => ({
  line: 1,
  name: 'Giorgi Lomidze',
  email: null,
  joins: froms.map((from) => ({ seconds: 60, span: from ? { from, to: from } : null })),
});

describe('the day of a file', () => {
  const refusal = (work: () => unknown): string | null => {
    try {
      work();
    } catch (error) {
      if (error instanceof Problem) return error.details[0]!.field;
    }
    return null;
  };

  it('is the one asked for, the one of its times, or the only one', () => {
    expect(dayOfFile([first, second], [attendee('')], '2025-03-30')).toBe(second);
    expect(dayOfFile([first, second], [attendee('2025-03-30T09:00:00')], null)).toBe(second);
    expect(dayOfFile([first], [attendee('')], null)).toBe(first);
    // Written in another zone, in which it was still the evening before.
    expect(dayOfFile([first], [attendee('2025-03-28T23:30:00')], null)).toBe(first);
  });

  it('has to be said where the file does not tell', () => {
    expect(refusal(() => dayOfFile([first, second], [attendee('')], null))).toBe('date');
    expect(
      refusal(() => dayOfFile([first, second], [attendee('2025-03-29T10:00:00', '2025-03-30T10:00:00')], null)),
    ).toBe('date');
    expect(refusal(() => dayOfFile([first, second], [attendee('')], '2025-03-31'))).toBe('date');
  });

  it('is not another one', () => {
    expect(refusal(() => dayOfFile([first], [attendee('2025-04-29T10:00:00')], null))).toBe('upload');
    expect(refusal(() => dayOfFile([first, second], [attendee('2025-03-29T10:00:00')], '2025-03-30'))).toBe('upload');
  });

  it('counts of a file of several days only what began on it', () => {
    const both = [
      attendee('2025-03-29T10:00:00', '2025-03-30T10:00:00'),
      attendee('2025-03-29T10:00:00'),
      attendee(''),
    ];
    expect(onDay(both, [first, second], second).map(({ joins }) => joins.map(({ span }) => span?.from))).toEqual([
      ['2025-03-30T10:00:00'],
      [undefined],
    ]);
  });
});
