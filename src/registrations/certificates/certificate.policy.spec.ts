import { describe, expect, it } from '@jest/globals';
import { hindranceToIssuing, notIssued, notReissued } from './certificate.policy.js';

const now = new Date('2026-03-29T01:00:00Z');
const event = { status: 'CLOSED', endsAt: now, fromShare: 0.8 } as const;

describe('issuing certificates', () => {
  it.each([
    ['a closed event, from the moment it ends', event, null],
    ['one that is over and not closed yet', { ...event, status: 'PUBLISHED' as const }, null],
    ['one that every attendance earns', { ...event, fromShare: 0 }, null],
    ['one that has not ended', { ...event, endsAt: new Date('2026-03-29T01:00:01Z') }, 'NOT_OVER'],
    ['a draft', { ...event, status: 'DRAFT' as const }, 'NOT_HELD'],
    ['a cancelled one', { ...event, status: 'CANCELLED' as const }, 'NOT_HELD'],
    ['one that issues none', { ...event, fromShare: null }, 'NO_SHARE'],
  ])('for %s', (_, facts, hindrance) => {
    expect(hindranceToIssuing(facts, now)).toBe(hindrance);
  });
});

describe('a refusal', () => {
  it('says of what stands in the way that it does', () => {
    expect(notIssued('NOT_OVER').message).toBe('Certificates are issued once the event is over.');
    expect(notReissued({ revoked: true }).message).toBe('This certificate was revoked for good.');
    expect(notReissued({ revoked: false }).message).toBe('The data of this person were erased.');
  });
});
