import { describe, expect, it } from '@jest/globals';
import { numberToRoman, romanToNumber } from './roman-numerals.js';

describe('Roman numerals', () => {
  it.each([
    [1, 'I'],
    [4, 'IV'],
    [9, 'IX'],
    [14, 'XIV'],
    [39, 'XXXIX'],
    [40, 'XL'],
    [1994, 'MCMXCIV'],
    [3999, 'MMMCMXCIX'],
  ])('writes and reads %d as %s', (value, roman) => {
    expect(numberToRoman(value)).toBe(roman);
    expect(romanToNumber(roman)).toBe(value);
  });

  it('reads back every number, each written once', () => {
    const written = Array.from({ length: 3999 }, (_, index) => numberToRoman(index + 1));
    expect(written.map(romanToNumber)).toEqual(written.map((_, index) => index + 1));
    expect(new Set(written).size).toBe(3999);
  });

  it.each(['', 'IIII', 'VV', 'IIV', 'IC', 'IXI', 'MMMM', 'vi', 'Х', 'VI ', 'I'.repeat(9)])('refuses %j', (roman) => {
    expect(romanToNumber(roman)).toBeNull();
  });

  it.each([0, -1, 1.5, 4000, Number.NaN])('has no numeral for %d', (value) => {
    expect(() => numberToRoman(value)).toThrow(RangeError);
  });
});
