import { describe, expect, it } from '@jest/globals';
import type { FeedbackStage } from '../schema-types.js';
import { mayGiveFeedback } from './feedback.policy.js';

const now = new Date('2030-10-27T12:00:00Z');
const earlier = (days: number): string => new Date(now.getTime() - days * 86_400_000 - 1).toISOString();
const visit = (attended: boolean, given: [FeedbackStage, string][], endsAt = now) => ({
  endsAt,
  viewerRelation: {
    registration: null,
    attended,
    feedback: given.map(([stage, givenAt]) => ({ stage, givenAt })),
    invitations: [],
  },
});

describe('saying what an event was like', () => {
  it('is for who attended, from its end on', () => {
    expect(mayGiveFeedback(visit(true, []), now)).toBe(true);
    expect(mayGiveFeedback(visit(false, []), now)).toBe(false);
    expect(mayGiveFeedback(visit(true, [], new Date(now.getTime() + 1)), now)).toBe(false);
  });

  it('is over once both answers have stood for two weeks', () => {
    expect(mayGiveFeedback(visit(true, [['AFTER_EVENT', earlier(14)]]), now)).toBe(true);
    expect(mayGiveFeedback(visit(true, [['MONTHS_LATER', earlier(14)]]), now)).toBe(true);
    expect(
      mayGiveFeedback(
        visit(true, [
          ['AFTER_EVENT', earlier(90)],
          ['MONTHS_LATER', earlier(13)],
        ]),
        now,
      ),
    ).toBe(true);
    expect(
      mayGiveFeedback(
        visit(true, [
          ['AFTER_EVENT', earlier(90)],
          ['MONTHS_LATER', earlier(14)],
        ]),
        now,
      ),
    ).toBe(false);
  });
});
