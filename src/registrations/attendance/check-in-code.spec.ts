import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkInCode, checkInNumber } from './check-in-code.js';

const numbers = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('the code for checking in', () => {
  it('is short, has no look-alikes, and leads back to its number', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(checkInCode(number)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(checkInNumber(checkInCode(number))).toBe(number);
      }),
    );
    expect(checkInCode(0)).toBe('00000-00000');
    expect(checkInCode(2 ** 48 - 1)).toBe('7ZZZZ-ZZZZZ');
  });

  it.each(['7k3m0-q2x9h', ' 7K3MO Q2X9H ', '7K3M0Q2X9H', '7-K3M0-Q2X9H'])('is read as typed: "%s"', (typed) => {
    expect(checkInNumber(typed)).toBe(checkInNumber('7K3M0-Q2X9H'));
  });

  it.each(['', '7K3M0', '7K3M0-Q2X9HH', '7K3M0-Q2X9U', 'ЖК3М0-Q2X9H', '80000-00000', "'; DROP TABLE--"])(
    'is not "%s"',
    (typed) => {
      expect(checkInNumber(typed)).toBeNull();
    },
  );
});
