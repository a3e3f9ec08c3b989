import { describe, expect, it } from '@jest/globals';
import { withoutRepeats } from './repeated-files.js';
import type { Stay } from './stays.js';

const hours = { from: '2025-03-04T10:00:00', to: '2025-03-04T12:00:00' };
const silent = (minutes: number, file: string): Stay => ({ file, seconds: minutes * 60, span: null });
const timed = (from: number, minutes: number, file = 'timed'): Stay => {
  const at = (minute: number): string => new Date(Date.UTC(2025, 2, 4, 0, minute)).toISOString().slice(0, 19);
  return { file, seconds: minutes * 60, span: { from: at(from), to: at(from + minutes) } };
};

/** Of which files the stays of each person are that count. */
const counted = (...people: Stay[][]) => {
  const staysOf = new Map(people.map((stays, index) => [String(index), stays]));
  return [...withoutRepeats(staysOf, hours).values()].map((stays) => stays.map(({ file }) => file).join(' '));
};

describe('a file that says how long and not when', () => {
  it('counts no more, where all have the same time in one that says when', () => {
    expect(counted([timed(600, 58), silent(58, 'a')], [timed(600, 30), silent(31, 'a')])).toEqual(['timed', 'timed']);
  });

  it('counts where anybody has another time, or is in one of them only', () => {
    expect(counted([timed(600, 58), silent(58, 'a')], [timed(600, 30), silent(40, 'a')])).toEqual([
      'timed a',
      'timed a',
    ]);
    expect(counted([timed(600, 58), silent(58, 'a')], [timed(600, 30)])).toEqual(['timed a', 'timed']);
    expect(counted([silent(58, 'a'), silent(58, 'b')], [silent(30, 'a'), silent(30, 'b')])).toEqual(['a b', 'a b']);
  });
});

describe('a file of the same times in another zone', () => {
  /** Three people of whom each came and went at another time, in both files. */
  const shifted = (by: number, step = 0): Stay[][] =>
    [
      [600, 58],
      [602, 40],
      [610, 100],
    ].map(([from, minutes], index) => [timed(from!, minutes!, 'a'), timed(from! + by + step * index, minutes!, 'b')]);

  it('counts no more, and the one that fits the day is kept', () => {
    expect(counted(...shifted(60))).toEqual(['a', 'a', 'a']);
    expect(counted(...shifted(-540))).toEqual(['a', 'a', 'a']);
    expect(
      counted(
        ...shifted(60).map(([a, b]) => [
          { ...b!, file: 'a' },
          { ...a!, file: 'b' },
        ]),
      ),
    ).toEqual(['b', 'b', 'b']);
  });

  it('counts where anybody came by another clock, or so few that it may be chance', () => {
    expect(counted(...shifted(60, 1))).toEqual(['a b', 'a b', 'a b']);
    expect(counted(...shifted(59))).toEqual(['a b', 'a b', 'a b']);
    expect(counted(...shifted(60).slice(1))).toEqual(['a b', 'a b']);
  });

  it('counts where it is a second part within the hours of the day', () => {
    const parts = [20, 25, 30].map((minutes) => [timed(600, minutes, 'a'), timed(660, minutes, 'b')]);
    expect(counted(...parts)).toEqual(['a b', 'a b', 'a b']);
  });
});
