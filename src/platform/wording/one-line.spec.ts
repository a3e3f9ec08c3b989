import { describe, expect, it } from '@jest/globals';
import { oneLine } from './one-line.js';

describe('oneLine', () => {
  it('takes out line ends of every kind, controls and marks that turn the writing direction', () => {
    expect(oneLine(' a\r\nb\u2028c\u0000d\u202ee\tf ')).toBe('a b c d e f');
    expect(oneLine('Олена «К» O’Neill')).toBe('Олена «К» O’Neill');
  });
});
