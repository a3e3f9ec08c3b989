import { describe, expect, it } from '@jest/globals';
import type { Report } from '../activity-report/report.js';
import { figuresOf } from '../counting/figures.js';
import { coreIndicators } from './core-indicators.js';
import type { CoreCounts } from './core-counts.sql.js';

const counts: CoreCounts = {
  eventKinds: { WORKSHOP: 2, TRAINING: 1 },
  statesAtEvents: 9,
  other: 5,
  notStated: 6,
  partners: 2,
  members: 20,
  memberStates: 7,
  activeMembers: 8,
  outcomeLanguages: { ru: 1, en: 2 },
  followedUp: 1,
  answers: 10,
  laterAnswers: 6,
  learningSum: 9,
  learningAnswers: 6,
  appliedSum: 20,
  appliedAnswers: 5,
  actions: 52,
  nominated: 5,
  medianDays: 3.5,
  noShows: 5,
  recorded: 25,
};

type Total = Partial<Report['total']>;

/** The values of one indicator. */
function valuesOf(number: number, changes: Partial<CoreCounts> = {}, total: Total = {}) {
  const figures = { ...figuresOf(undefined), events: 3, participations: 20, otherOrNotStated: 11, ...total };
  const report = { total: figures, gaps: ['one', 'two'] } as unknown as Report;
  const { values } = coreIndicators(report, { ...counts, ...changes })[number - 1]!;
  return Object.fromEntries(values.map(({ key, value }) => [key, value]));
}

describe('core indicators', () => {
  it('are what is counted, and shares of it', () => {
    expect(valuesOf(1)).toMatchObject({ TRAINING: 1, WORKSHOP: 2 });
    expect(valuesOf(4)).toEqual({ total: 0, perEvent: 3 });
    expect(valuesOf(5)).toMatchObject({ other: 5, notStated: 6 });
    expect(valuesOf(8)).toEqual({ active: 8, share: 0.4 });
    expect(valuesOf(11)).toMatchObject({ responseRate: 0.5 });
    expect(valuesOf(12)).toEqual({ mean: 1.5 });
    expect(valuesOf(13)).toEqual({ mean: 4, responseRate: 0.3 });
    expect(valuesOf(14)).toEqual({ withActivity: 50, total: 52, share: 50 / 52 });
    expect(valuesOf(15)).toEqual({ medianDays: 3.5, noShowRate: 0.2 });
  });

  it('are null where there is nothing to make them of', () => {
    expect(valuesOf(8, { members: 0, activeMembers: 0 })).toEqual({ active: 0, share: null });
    expect(valuesOf(12, { learningAnswers: 0 })).toEqual({ mean: null });
    expect(valuesOf(10, { followedUp: 0 })).toEqual({ total: 0, followedUp: 0, share: null });
    expect(valuesOf(15, { medianDays: null, recorded: 0, noShows: 0 })).toEqual({ medianDays: null, noShowRate: null });
  });
});
