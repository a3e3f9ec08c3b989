import { describe, expect, it } from '@jest/globals';
import { anonymous, system, type Viewer } from '../../access/index.js';
import { mayGrant, scopeProblems } from './role-grant.policy.js';

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
    expect(fieldsAtFault(grant)).toEqual([]);
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
    expect(fieldsAtFault(grant)).toEqual(fields);
  });
});

describe('mayGrant', () => {
  const contactPoint: Viewer = {
    ...anonymous('en'),
    memberId: 'm',
    roles: new Set(['ANYONE', 'MEMBER', 'CONTACT_POINT']),
    contactPointOf: ['GE'],
  };

  it('lets a contact point name deputies for own states only', () => {
    expect(mayGrant(contactPoint, { role: 'CONTACT_POINT', state: 'GE' })).toBe(true);
    expect(mayGrant(contactPoint, { role: 'CONTACT_POINT', state: 'AM' })).toBe(false);
    expect(mayGrant(contactPoint, { role: 'SECRETARIAT', state: null })).toBe(false);
  });

  it('lets the secretariat give every role, and nobody else any', () => {
    expect(mayGrant(system, { role: 'SECRETARIAT', state: null })).toBe(true);
    expect(mayGrant(anonymous('en'), { role: 'CONTACT_POINT', state: 'GE' })).toBe(false);
  });
});
