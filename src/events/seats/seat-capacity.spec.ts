import { describe, expect, it } from '@jest/globals';
import { Problem, Problems } from '../../platform/index.js';
import { type SeatCapacity, settleSeats } from './seat-capacity.js';

const one: SeatCapacity = { mode: 'ONLINE', capacity: 30 };
const two: SeatCapacity = { mode: 'IN_PERSON', capacity: null };

/** What comes out, with the fields that were found wrong. */
function tried<T>(work: (problems: Problems) => T): [T, (string | null)[]] {
  const problems = new Problems();
  const result = work(problems);
  try {
    problems.throwIfAny();
    return [result, []];
  } catch (error) {
    if (error instanceof Problem) return [result, error.details.map(({ field }) => field)];
    throw error;
  }
}

describe('the seats of an event', () => {
  it('are those of its format', () => {
    expect(tried((problems) => settleSeats('SELF_PACED', [], [{ mode: 'ONLINE' }], problems))).toEqual([
      [{ mode: 'ONLINE', capacity: null }],
      [],
    ]);
    expect(tried((problems) => settleSeats('HYBRID', [], [one], problems))[1]).toEqual(['input.seats']);
    expect(tried((problems) => settleSeats('IN_PERSON', [], [two, one], problems))[1]).toEqual(['input.seats.1.mode']);
    expect(tried((problems) => settleSeats('ONLINE', [], [one, one], problems))[1]).toEqual(['input.seats.1.mode']);
    expect(tried((problems) => settleSeats('ONLINE', [one], null, problems))[1]).toEqual(['input.seats']);
  });

  it('stay under a new format as far as it has them', () => {
    expect(tried((problems) => settleSeats('ONLINE', [two, one], undefined, problems))).toEqual([[one], []]);
    expect(tried((problems) => settleSeats('HYBRID', [one], undefined, problems))).toEqual([[one], ['input.seats']]);
  });
});
