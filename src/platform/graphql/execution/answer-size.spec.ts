import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLargerThan } from './answer-size.js';

describe('the size of an answer', () => {
  it('is about that of its JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const size = Buffer.byteLength(JSON.stringify(answer));
        // What JSON writes with a backslash, and commas and marks at ends, are of no account.
        expect(isLargerThan(answer, size * 2 + 10)).toBe(false);
        expect(isLargerThan(answer, Math.floor(size / 7) - 10)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is not looked at further than it may be', () => {
    const watched = new Proxy(['x'.repeat(100), 'next', 'never'], {
      get: (target, name, receiver) => {
        if (name === '2') throw new Error('looked at');
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    expect(isLargerThan([watched], 50)).toBe(true);
  });
});
