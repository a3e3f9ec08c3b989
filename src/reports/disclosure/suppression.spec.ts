import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Report, StateFigures } from '../activity-report/report.js';
import { type Figures, figuresOf } from '../counting/figures.js';
import { everything } from './disclosure.policy.js';
import * as suppression from './suppression.js';

const figuresWithoutSmallCounts = (given: Figures) => suppression.figuresWithoutSmallCounts(given, everything);
const withoutSmallCounts = (given: Report) => suppression.withoutSmallCounts(given, () => everything);

const nothing = figuresOf(undefined);

/** Figures of so many women, men and others, each of whom came once, in person. */
function figures(women: number, men: number, otherOrNotStated: number, changes: Partial<Figures> = {}): Figures {
  const people = women + men + otherOrNotStated;
  return {
    ...nothing,
    people,
    women,
    men,
    otherOrNotStated,
    participations: people,
    inPersonParticipations: people,
    ...changes,
  };
}

const year = { from: '2025-01-01', to: '2025-12-31' };

function report(total: Figures, states: StateFigures[] = []): Report {
  return {
    plan: { id: 'plan', slug: 'plan', title: {}, startsOn: '2023-01-01', endsOn: '2027-12-31' },
    scope: {
      ...year,
      planId: 'plan',
      areaCodes: null,
      networkIds: null,
      programmeIds: null,
      stateCodes: null,
    },
    ...year,
    dataAt: new Date(0),
    rows: [{ actionId: 'action', figures: total }],
    total,
    areas: [],
    states,
    networks: [],
    organisations: [],
    years: [],
    months: [],
    gaps: [],
  };
}

function state(code: string, women: number, men = 0, otherOrNotStated = 0): StateFigures {
  const people = women + men + otherOrNotStated;
  return { state: code, events: 3, participations: people, people, women, men, otherOrNotStated };
}

const gendersOf = ({ people, women, men, otherOrNotStated }: StateFigures | Figures) => [
  people,
  women,
  men,
  otherOrNotStated,
];

describe('figures for readers outside the secretariat', () => {
  it('keep what is 0 and what is 5 or more', () => {
    expect(gendersOf(figuresWithoutSmallCounts(figures(5, 60, 0)))).toEqual([65, 5, 60, 0]);
  });

  it('hide a second count where only one is small, as it could be subtracted', () => {
    expect(gendersOf(figuresWithoutSmallCounts(figures(3, 60, 9)))).toEqual([72, null, 60, null]);
  });

  it('hide the smallest other count, not one that is 0', () => {
    expect(gendersOf(figuresWithoutSmallCounts(figures(3, 60, 0)))).toEqual([63, null, null, 0]);
  });

  it('hide a third where the two hidden ones can only be 1 each', () => {
    expect(gendersOf(figuresWithoutSmallCounts(figures(1, 60, 1)))).toEqual([62, null, null, null]);
    expect(gendersOf(figuresWithoutSmallCounts(figures(1, 60, 2)))).toEqual([63, null, 60, null]);
  });

  it('hide everybody where there are fewer than 5', () => {
    expect(gendersOf(figuresWithoutSmallCounts(figures(4, 0, 0)))).toEqual([null, null, 0, 0]);
  });

  it('hide both ways of attending where one is small', () => {
    const shown = figuresWithoutSmallCounts(
      figures(20, 20, 0, { participations: 40, inPersonParticipations: 38, onlineParticipations: 2 }),
    );
    expect([shown.participations, shown.inPersonParticipations, shown.onlineParticipations]).toEqual([40, null, null]);
  });

  it('hide the satisfaction of fewer than 5, and never states, organisations, events and outcomes', () => {
    const few = { events: 1, states: 1, organisations: 2, outcomes: 3, satisfaction: 4.5, answers: 4 };
    expect(figuresWithoutSmallCounts(figures(9, 9, 9, few))).toMatchObject({ ...few, satisfaction: null });
    expect(figuresWithoutSmallCounts(figures(9, 9, 9, { satisfaction: 4.5, answers: 5 })).satisfaction).toBe(4.5);
  });

  it('leave no hidden count that the shown ones determine', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(count, count, count, (women, men, others) => {
        const [people, ...parts] = gendersOf(figuresWithoutSmallCounts(figures(women, men, others)));
        [women + men + others, women, men, others].forEach((value, index) => {
          if (value > 0 && value < 5) expect([people, ...parts][index]).toBeNull();
          if (value === 0) expect([people, ...parts][index]).toBe(0);
        });
        const possible = solutions(people ?? null, parts);
        parts.forEach((part, index) => {
          if (part === null) expect(new Set(possible.map((values) => values[index])).size).toBeGreaterThan(1);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

/** Every way to fill what is hidden, knowing that a hidden count is not 0; a hidden total is under 200. */
function solutions(total: number | null, parts: (number | null | undefined)[]): number[][] {
  const least = parts.reduce<number>((sum, part) => sum + (part ?? 1), 0);
  const totals = total === null ? [least, least + 1] : [total];
  const fill = (rest: number, [part, ...others]: typeof parts): number[][] => {
    if (part === undefined) return rest === 0 ? [[]] : [];
    const values = part === null ? Array.from({ length: Math.max(rest, 0) }, (_, index) => index + 1) : [part];
    return values.flatMap((value) => fill(rest - value, others).map((tail) => [value, ...tail]));
  };
  return totals.flatMap((value) => fill(value, parts));
}

describe('a report for readers outside the secretariat', () => {
  it('hides the next smallest state where only one is small, and then what would give that one away', () => {
    const { states } = withoutSmallCounts(report(figures(60, 0, 0), [state('AT', 3), state('GE', 8), state('PL', 49)]));
    expect(states.map(gendersOf)).toEqual([
      [null, null, 0, 0],
      [null, null, 0, 0],
      [49, 49, 0, 0],
    ]);
    expect(states.map(({ participations }) => participations)).toEqual([null, null, 49]);
    expect(states.map(({ events }) => events)).toEqual([3, 3, 3]);
  });

  it('hides a gender of a second state where it is small in one only', () => {
    const { states } = withoutSmallCounts(
      report(figures(42, 60, 0), [state('AT', 2, 20), state('GE', 10, 20), state('PL', 30, 20)]),
    );
    expect(states.map(gendersOf)).toEqual([
      [22, null, null, 0],
      [30, null, null, 0],
      [50, 30, 20, 0],
    ]);
  });

  it('hides in every row and in the total alike', () => {
    const shown = withoutSmallCounts(report(figures(2, 1, 0)));
    expect(gendersOf(shown.total)).toEqual([null, null, null, 0]);
    expect(gendersOf(shown.rows[0]!.figures)).toEqual([null, null, null, 0]);
  });

  it('treats organisations as it treats states, and changes nothing of what it was given', () => {
    const given = {
      ...report(figures(60, 0, 0)),
      organisations: [1, 7, 50].map((people) => ({
        organisationId: `${people}`,
        events: 1,
        participations: people,
        people,
      })),
    };
    const before = structuredClone(given);
    expect(withoutSmallCounts(given).organisations.map(({ people }) => people)).toEqual([null, null, 50]);
    expect(given).toEqual(before);
  });
});
