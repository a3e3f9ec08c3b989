import { describe, expect, it } from '@jest/globals';
import { movedDays } from './moved-days.js';

const [monday, tuesday, wednesday, thursday] = ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06'] as const;

describe('a day that was recorded', () => {
  it('is the one in the same place among as many', () => {
    expect(movedDays([tuesday, wednesday], [monday, tuesday])).toEqual([
      { from: tuesday, to: monday },
      { from: wednesday, to: tuesday },
    ]);
    expect(movedDays([monday, thursday], [monday, wednesday])).toEqual([
      { from: monday, to: monday },
      { from: thursday, to: wednesday },
    ]);
  });

  it('is that of its date among more or fewer, or none', () => {
    expect(movedDays([tuesday, wednesday], [monday, tuesday, wednesday])).toEqual([
      { from: tuesday, to: tuesday },
      { from: wednesday, to: wednesday },
    ]);
    expect(movedDays([monday, tuesday], [tuesday])).toEqual([
      { from: monday, to: null },
      { from: tuesday, to: tuesday },
    ]);
  });
});
