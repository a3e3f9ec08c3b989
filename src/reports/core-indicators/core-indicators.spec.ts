import { describe, expect, it } from '@jest/globals';
import type { Report } from '../activity-report/report.js';
import { figuresOf } from '../counting/figures.js';
import { coreIndicators } from './core-indicators.js';
import type { CoreCounts } from './core-indicators.queries.js';

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

/** The values of one indicator as a reader outside the secretariat gets them, unless they are told all. */
function told(number: number, changes: Partial<CoreCounts> = {}, total: Total = {}, tellsAll = false) {
  const figures = { ...figuresOf(undefined), events: 3, participations: 20, otherOrNotStated: 11, ...total };
  const report = { total: figures, gaps: ['one', 'two'] } as unknown as Report;
  const { values } = coreIndicators(report, { ...counts, ...changes }, tellsAll)[number - 1]!;
  return Object.fromEntries(values.map(({ key, value }) => [key, value]));
}

describe('core indicators for readers outside the secretariat', () => {
  it('tell what stands on 5 people or more', () => {
    expect(told(1)).toMatchObject({ TRAINING: 1, WORKSHOP: 2 });
    expect(told(4)).toEqual({ total: 0, perEvent: 3 });
    expect(told(5)).toMatchObject({ other: 5, notStated: 6 });
    expect(told(8)).toEqual({ active: 8, share: 0.4 });
    expect(told(11)).toMatchObject({ responseRate: 0.5 });
    expect(told(12)).toEqual({ mean: 1.5 });
    expect(told(13)).toEqual({ mean: 4, responseRate: 0.3 });
    expect(told(14)).toEqual({ withActivity: 50, total: 52, share: 50 / 52 });
    expect(told(15)).toEqual({ medianDays: 3.5, noShowRate: 0.2 });
  });

  it('hold both genders back where one is few, and where their sum is', () => {
    const none = { other: null, notStated: null };
    expect(told(5, { other: 4, notStated: 7 })).toMatchObject(none);
    expect(told(5, {}, { otherOrNotStated: null })).toMatchObject(none);
    expect(told(5, { other: 0, notStated: 11 })).toMatchObject({ other: 0, notStated: 11 });
  });

  it('hold a part back where the rest would be few', () => {
    expect(told(7, { members: 4 })).toMatchObject({ members: null });
    expect(told(8, { activeMembers: 4 })).toEqual({ active: null, share: null });
    expect(told(8, { activeMembers: 16 })).toEqual({ active: null, share: null });
    expect(told(8, { activeMembers: 20 })).toEqual({ active: 20, share: 1 });
    expect(told(11, { answers: 16 })).toMatchObject({ responseRate: null });
    expect(told(11, {}, { participations: null })).toMatchObject({ responseRate: null });
    expect(told(15, { noShows: 4, nominated: 4 })).toEqual({ medianDays: null, noShowRate: null });
    expect(told(15, { recorded: 9 })).toMatchObject({ noShowRate: null });
  });

  it('hold back means of fewer than 5 answers', () => {
    expect(told(12, { learningAnswers: 4 })).toEqual({ mean: null });
    expect(told(13, { appliedAnswers: 4 })).toMatchObject({ mean: null });
  });

  it('are told in full to the secretariat, and null where there is nothing', () => {
    const few = { other: 1, notStated: 1, activeMembers: 1, members: 2, noShows: 1, recorded: 4, nominated: 1 };
    expect(told(5, few, {}, true)).toMatchObject({ other: 1, notStated: 1 });
    expect(told(8, few, {}, true)).toEqual({ active: 1, share: 0.5 });
    expect(told(15, few, {}, true)).toEqual({ medianDays: 3.5, noShowRate: 0.25 });
    expect(told(8, { members: 0, activeMembers: 0 }, {}, true)).toEqual({ active: 0, share: null });
    expect(told(12, { learningAnswers: 0 }, {}, true)).toEqual({ mean: null });
    expect(told(10, { followedUp: 0 }, {}, true)).toEqual({ total: 0, followedUp: 0, share: null });
  });
});
