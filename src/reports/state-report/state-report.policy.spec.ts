import { describe, expect, it } from '@jest/globals';
import { anonymous, system, type Viewer } from '../../access/index.js';
import { readsOfState, stateFiguresFor } from './state-report.policy.js';

const contactPoint: Viewer = { ...anonymous('en'), memberId: 'me', contactPointOf: ['GE', 'AM'] };
const figures = (women: number, men: number, otherOrNotStated: number) => ({
  ...{ state: 'GE', events: 3, participations: 90 },
  ...{ people: women + men + otherOrNotStated, women, men, otherOrNotStated },
});

describe('the report of a state', () => {
  it('is for the secretariat, and for contact points of the state', () => {
    expect(['GE', 'AM', 'PL'].map((state) => readsOfState(contactPoint, state))).toEqual([true, true, false]);
    expect(readsOfState(system, 'PL')).toBe(true);
    expect(readsOfState(anonymous('en'), 'GE')).toBe(false);
  });

  it.each([
    [20, 5, 0, true],
    [0, 0, 0, true],
    [20, 4, 0, false],
    [1, 30, 12, false],
    [10, 10, 2, false],
    [10, 3, 8, false],
  ])('of %i women, %i men and %i others tells contact points their numbers: %s', (women, men, others, isTold) => {
    const all = figures(women, men, others);
    const shown = isTold ? all : { ...all, women: null, men: null, otherOrNotStated: null };
    expect(stateFiguresFor(contactPoint, all)).toEqual(shown);
    expect(stateFiguresFor(system, all)).toEqual(all);
  });
});
