import { describe, expect, it } from '@jest/globals';
import { Problem } from '../platform/index.js';
import {
  isContactPointOf,
  isMember,
  isSecretariat,
  organises,
  requireFreshSignIn,
  signedIn,
  staleness,
} from './viewer.policy.js';
import { anonymous, system, type Viewer } from './viewer.js';

const member: Viewer = { ...anonymous('en'), memberId: 'me', roles: new Set(['ANYONE', 'MEMBER']) };

const refusal = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('a viewer', () => {
  it('is of the dialogue, or of the secretariat, by role', () => {
    expect([anonymous('en'), member, system].map(isMember)).toEqual([false, true, false]);
    expect([anonymous('en'), member, system].map(isSecretariat)).toEqual([false, false, true]);
  });

  it('is a contact point of own states, and of no state never', () => {
    const contactPoint = { ...member, contactPointOf: ['GE', 'AM'] };
    expect(['GE', 'AM', 'PL', null].map((state) => isContactPointOf(contactPoint, state))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isContactPointOf(member, 'GE')).toBe(false);
  });

  it.each<[string, Partial<Viewer>, boolean]>([
    ['by a role for it', { organisedEvents: ['event'] }, true],
    ['by a role for its programme', { organisedProgrammes: ['programme'] }, true],
    ['by a role for one of its networks', { organisedNetworks: ['labour'] }, true],
    [
      'not by roles for others',
      { organisedEvents: ['e'], organisedProgrammes: ['p'], organisedNetworks: ['n'] },
      false,
    ],
    ['not by an id that is of another kind', { organisedEvents: ['programme'], organisedNetworks: ['event'] }, false],
    ['not without a role', {}, false],
  ])('organises an event %s', (_, held, expected) => {
    const event = { id: 'event', networkIds: ['asylum', 'labour'], programmeId: 'programme' };
    expect(organises({ ...member, ...held }, event)).toBe(expected);
  });

  it('organises no event of no programme by a role for one', () => {
    const event = { id: 'event', networkIds: [], programmeId: null };
    expect(organises({ ...member, organisedProgrammes: ['programme'] }, event)).toBe(false);
  });

  it('is asked to sign in where nobody has', () => {
    expect(signedIn(member)).toBe(member);
    expect(refusal(() => signedIn(anonymous('en')))).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['FRESH', null],
    ['STALE', 'FRESH_SIGN_IN_REQUIRED'],
    ['TOKEN', 'FORBIDDEN'],
  ] as const)('who came in %s is refused what is sensitive: %s', (proof, code) => {
    const viewer = { ...member, proof };
    expect(staleness(viewer)?.code ?? null).toBe(code);
    expect(refusal(() => requireFreshSignIn(viewer))).toBe(code);
  });
});
