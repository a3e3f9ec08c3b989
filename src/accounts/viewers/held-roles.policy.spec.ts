import { describe, expect, it } from '@jest/globals';
import type { GrantedRole } from '../../schema-types.js';
import { type HeldGrants, heldRoles } from './held-roles.policy.js';

const forNothing = { state: null, network: null, programme: null, event: null };
const grant = (role: GrantedRole, scope: Partial<HeldGrants['grants'][number]> = {}) => ({
  role,
  ...forNothing,
  ...scope,
});
const account: HeldGrants = {
  admitted: true,
  isDemonstration: false,
  grants: [
    grant('CONTACT_POINT', { state: 'GE' }),
    grant('ORGANISER', { network: 'pool' }),
    grant('ORGANISER', { programme: 'component' }),
    grant('ORGANISER', { event: 'event' }),
    grant('SECRETARIAT'),
    grant('OBSERVER'),
  ],
};
const rolesOf = (facts: HeldGrants, secondFactor: boolean) => {
  const { roles, withheld } = heldRoles(facts, secondFactor);
  return { roles: [...roles], withheld: [...withheld] };
};
const nothing = { contactPointOf: [], organisedNetworks: [], organisedProgrammes: [], organisedEvents: [] };

describe('the roles of somebody who is in', () => {
  it('all count with a second factor, each for what it is held for', () => {
    expect(rolesOf(account, true)).toEqual({
      roles: ['ANYONE', 'MEMBER', 'CONTACT_POINT', 'ORGANISER', 'SECRETARIAT', 'OBSERVER'],
      withheld: [],
    });
    expect(heldRoles(account, true)).toMatchObject({
      contactPointOf: ['GE'],
      organisedNetworks: ['pool'],
      organisedProgrammes: ['component'],
      organisedEvents: ['event'],
    });
  });

  it('do not count without one where they look after something, and what they are held for does not either', () => {
    expect(rolesOf(account, false)).toEqual({
      roles: ['ANYONE', 'MEMBER', 'CONTACT_POINT', 'OBSERVER'],
      withheld: ['ORGANISER', 'SECRETARIAT'],
    });
    expect(heldRoles(account, false)).toMatchObject({ ...nothing, contactPointOf: ['GE'] });
  });

  it('count without one in the demonstration', () => {
    const demonstration = { ...account, isDemonstration: true };
    expect(heldRoles(demonstration, false)).toEqual(heldRoles(account, true));
  });

  it('are none, and none is withheld, until somebody lets the person in', () => {
    for (const secondFactor of [true, false]) {
      const waiting = { ...account, admitted: false };
      expect(rolesOf(waiting, secondFactor)).toEqual({ roles: ['ANYONE', 'APPLICANT'], withheld: [] });
      expect(heldRoles(waiting, secondFactor)).toMatchObject(nothing);
    }
  });
});
