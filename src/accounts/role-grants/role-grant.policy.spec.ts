import { describe, expect, it } from '@jest/globals';
import { anonymous, system, type Viewer } from '../../access/index.js';
import { Problem } from '../../platform/index.js';
import { deputyUntil, mayGrant, mayRevoke, scopeProblems, seesContactPoints, seesGrant } from './role-grant.policy.js';

const fieldsAtFault = (grant: Parameters<typeof scopeProblems>[0]): string[] =>
  scopeProblems(grant).map(({ field }) => field);

describe('scopeProblems', () => {
  it.each([
    { role: 'SECRETARIAT' },
    { role: 'CONTACT_POINT', state: 'GE' },
    { role: 'ORGANISER', network: 'n' },
    { role: 'ORGANISER', event: 'e', network: null },
    { role: 'ORGANISER', programme: 'p' },
    { role: 'OBSERVER', organisation: 'o' },
  ] as const)('finds nothing wrong with %j', (grant) => {
    expect(fieldsAtFault(grant)).toStrictEqual([]);
  });

  it.each([
    [{ role: 'CONTACT_POINT' }, ['state']],
    [{ role: 'CONTACT_POINT', state: null }, ['state']],
    [{ role: 'CONTACT_POINT', network: 'n' }, ['network', 'state']],
    [{ role: 'ORGANISER' }, ['network']],
    [{ role: 'ORGANISER', network: 'n', event: 'e' }, ['event']],
    [{ role: 'ORGANISER', network: 'n', programme: 'p' }, ['programme']],
    [{ role: 'ORGANISER', network: 'n', state: 'GE' }, ['state']],
    [{ role: 'SECRETARIAT', state: 'GE', organisation: 'o' }, ['state', 'organisation']],
    [{ role: 'OBSERVER', event: 'e' }, ['event']],
    [{ role: 'CONTACT_POINT', state: 'GE', programme: 'p' }, ['programme']],
  ] as const)('names the fields at fault in %j', (grant, fields) => {
    expect(fieldsAtFault(grant)).toStrictEqual(fields);
  });
});

const contactPoint: Viewer = {
  ...anonymous('en'),
  memberId: 'm',
  roles: new Set(['ANYONE', 'MEMBER', 'CONTACT_POINT']),
  contactPointOf: ['GE'],
};

describe('mayGrant', () => {
  it('lets a contact point name deputies for own states only', () => {
    expect(mayGrant(contactPoint, { role: 'CONTACT_POINT', state: 'GE' })).toBe(true);
    expect(mayGrant(contactPoint, { role: 'CONTACT_POINT', state: 'AM' })).toBe(false);
    expect(mayGrant(contactPoint, { role: 'SECRETARIAT', state: null })).toBe(false);
    expect(mayGrant(contactPoint, { role: 'OBSERVER', state: 'GE' })).toBe(false);
  });

  it('lets the secretariat give every role, and nobody else any', () => {
    expect(mayGrant(system, { role: 'SECRETARIAT', state: null })).toBe(true);
    expect(mayGrant(anonymous('en'), { role: 'CONTACT_POINT', state: 'GE' })).toBe(false);
  });
});

describe('mayRevoke', () => {
  const appointed = { role: 'CONTACT_POINT', state: 'GE', memberId: 'other', cameFromId: null } as const;

  it('lets a contact point end deputies of the own state and itself, and the secretariat everybody', () => {
    expect(mayRevoke(contactPoint, { ...appointed, cameFromId: 'g' })).toBe(true);
    expect(mayRevoke(contactPoint, { ...appointed, memberId: 'm' })).toBe(true);
    expect(mayRevoke(contactPoint, appointed)).toBe(false);
    expect(mayRevoke(contactPoint, { ...appointed, state: 'AM', cameFromId: 'g' })).toBe(false);
    expect(mayRevoke(system, appointed)).toBe(true);
  });
});

describe('who holds a role', () => {
  it('is seen by the secretariat and whoever holds it', () => {
    expect(seesGrant(system, { memberId: 'other' })).toBe(true);
    expect(seesGrant(contactPoint, { memberId: 'm' })).toBe(true);
    expect(seesGrant(contactPoint, { memberId: 'other' })).toBe(false);
  });

  it('is seen, of contact points, by the secretariat, organisers and those of the same state', () => {
    const organiser: Viewer = { ...anonymous('en'), memberId: 'o', roles: new Set(['ORGANISER']) };
    expect([system, organiser, contactPoint].map((viewer) => seesContactPoints(viewer, 'GE'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(seesContactPoints(contactPoint, 'AM')).toBe(false);
    expect(seesContactPoints(anonymous('en'), 'GE')).toBe(false);
  });
});

describe('deputyUntil', () => {
  const refusal = (work: () => unknown): string | null => {
    try {
      work();
      return null;
    } catch (error) {
      return error instanceof Problem ? `${error.details[0]!.code} ${error.details[0]!.field}` : String(error);
    }
  };

  it('is as asked, else a year later, and never after the end of the own role', () => {
    const from = '2028-02-29';
    expect(deputyUntil({ from, to: null }, { to: null })).toBe('2029-02-28');
    expect(deputyUntil({ from, to: null }, { to: '2028-05-01' })).toBe('2028-05-01');
    expect(deputyUntil({ from, to: null }, { to: '2040-05-01' })).toBe('2029-02-28');
    expect(deputyUntil({ from, to: '2030-01-01' }, { to: null })).toBe('2030-01-01');
    expect(refusal(() => deputyUntil({ from, to: '2030-01-01' }, { to: '2029-12-31' }))).toBe('BAD_INPUT input.to');
  });
});
