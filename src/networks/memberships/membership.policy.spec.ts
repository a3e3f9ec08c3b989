import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import type { MembershipDecision, MembershipRole, MembershipStatus, Role } from '../../schema-types.js';
import {
  expiryAfter,
  isForState,
  judge,
  maySetRole,
  type MembershipFacts,
  membershipActions,
  seesAll,
} from './membership.policy.js';

const person = (id: string, roles: Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  memberId: id,
  roles: new Set<Role>(['ANYONE', 'MEMBER', ...roles]),
  ...more,
});
const secretariat = person('s', ['SECRETARIAT']);
const organiser = person('o', ['ORGANISER'], { organisedNetworks: ['pool'] });
const otherOrganiser = person('p', ['ORGANISER'], { organisedNetworks: ['other'] });
const contactPoint = person('c', ['CONTACT_POINT'], { contactPointOf: ['GE'] });
const otherContactPoint = person('d', ['CONTACT_POINT'], { contactPointOf: ['AM'] });
const expert = person('e', []);

const membership = (status: MembershipStatus, more: Partial<MembershipFacts> = {}): MembershipFacts => ({
  networkId: 'pool',
  memberId: 'e',
  role: 'MEMBER',
  status,
  state: 'GE',
  expiresOn: null,
  ...more,
});
const outcome = (viewer: Viewer, facts: MembershipFacts, decision: MembershipDecision): string => {
  const verdict = judge(viewer, facts, decision);
  return verdict.kind === 'MOVE' ? verdict.to : verdict.kind;
};

describe('judge', () => {
  it.each<[string, Viewer, MembershipStatus, MembershipDecision, string]>([
    ['contact point', contactPoint, 'APPLIED', 'ENDORSE', 'ENDORSED'],
    ['contact point', contactPoint, 'APPLIED', 'OBJECT', 'OBJECTED'],
    ['contact point', contactPoint, 'NOMINATED', 'ACCEPT', 'FORBIDDEN'],
    ['contact point', contactPoint, 'ENDORSED', 'ENDORSE', 'REPEAT'],
    ['contact point', contactPoint, 'ENDORSED', 'OBJECT', 'NOT_ALLOWED'],
    ['contact point', contactPoint, 'REJECTED', 'ENDORSE', 'NOT_ALLOWED'],
    ['contact point', contactPoint, 'ACTIVE', 'RENEW', 'ACTIVE'],
    ['contact point', contactPoint, 'DORMANT', 'END', 'ENDED'],
    ['contact point of another state', otherContactPoint, 'APPLIED', 'ENDORSE', 'FORBIDDEN'],
    ['organiser', organiser, 'NOMINATED', 'ACCEPT', 'ACTIVE'],
    ['organiser', organiser, 'ENDORSED', 'ACCEPT', 'ACTIVE'],
    ['organiser', organiser, 'ENDORSED', 'REJECT', 'REJECTED'],
    ['organiser', organiser, 'APPLIED', 'ACCEPT', 'FORBIDDEN'],
    ['organiser', organiser, 'APPLIED', 'ENDORSE', 'FORBIDDEN'],
    ['organiser', organiser, 'ACTIVE', 'ACCEPT', 'REPEAT'],
    ['organiser', organiser, 'ENDED', 'END', 'REPEAT'],
    ['organiser', organiser, 'ENDED', 'RENEW', 'NOT_ALLOWED'],
    ['organiser', organiser, 'DORMANT', 'RENEW', 'ACTIVE'],
    ['organiser of another network', otherOrganiser, 'NOMINATED', 'ACCEPT', 'FORBIDDEN'],
    ['organiser', organiser, 'NOMINATED', 'REJECT', 'REJECTED'],
    ['organiser', organiser, 'ACTIVE', 'END', 'ENDED'],
    ['secretariat', secretariat, 'APPLIED', 'ENDORSE', 'ENDORSED'],
    ['secretariat', secretariat, 'APPLIED', 'OBJECT', 'OBJECTED'],
    ['secretariat', secretariat, 'NOMINATED', 'ACCEPT', 'ACTIVE'],
    ['secretariat', secretariat, 'NOMINATED', 'REJECT', 'REJECTED'],
    ['secretariat', secretariat, 'ACTIVE', 'RENEW', 'ACTIVE'],
    ['secretariat', secretariat, 'APPLIED', 'ACCEPT', 'ACTIVE'],
    ['secretariat', secretariat, 'APPLIED', 'REJECT', 'REJECTED'],
    ['secretariat', secretariat, 'OBJECTED', 'ACCEPT', 'NOT_ALLOWED'],
    ['secretariat', secretariat, 'APPLIED', 'END', 'NOT_ALLOWED'],
    ['person', expert, 'APPLIED', 'ACCEPT', 'FORBIDDEN'],
    ['person', expert, 'ACTIVE', 'ACCEPT', 'FORBIDDEN'],
    ['nobody', anonymous('en'), 'ACTIVE', 'END', 'FORBIDDEN'],
  ])('%s: %# %s %s', (_who, viewer, status, decision, expected) => {
    expect(outcome(viewer, membership(status), decision)).toBe(expected);
  });

  it('has no state to endorse who speaks for none, and leaves acceptance to the secretariat', () => {
    const personal = membership('APPLIED', { state: null });
    expect(outcome(secretariat, personal, 'ENDORSE')).toBe('NOT_ALLOWED');
    expect(outcome(secretariat, personal, 'OBJECT')).toBe('NOT_ALLOWED');
    expect(outcome(organiser, personal, 'ACCEPT')).toBe('FORBIDDEN');
    expect(outcome(secretariat, personal, 'ACCEPT')).toBe('ACTIVE');
  });
});

describe('expiryAfter', () => {
  it('is as it stood, or as given, when endorsed', () => {
    const until = membership('APPLIED', { expiresOn: '2026-09-01' });
    expect(expiryAfter('ENDORSE', until, null, '2026-01-01')).toBe('2026-09-01');
    expect(expiryAfter('ENDORSE', until, '2026-05-01', '2026-01-01')).toBe('2026-05-01');
  });

  it('is a year from acceptance where a state stands behind the person', () => {
    expect(expiryAfter('ACCEPT', membership('ENDORSED'), null, '2028-02-29')).toBe('2029-02-28');
    expect(expiryAfter('ACCEPT', membership('NOMINATED'), '2026-05-01', '2026-01-01')).toBe('2026-05-01');
    expect(expiryAfter('ACCEPT', membership('ENDORSED', { expiresOn: '2026-09-01' }), null, '2026-01-01')).toBe(
      '2026-09-01',
    );
  });

  it('is never where no state does', () => {
    expect(expiryAfter('ACCEPT', membership('APPLIED', { state: null }), null, '2026-01-01')).toBeNull();
    expect(expiryAfter('ACCEPT', membership('NOMINATED', { state: null }), null, '2026-01-01')).toBeNull();
    expect(expiryAfter('ACCEPT', membership('APPLIED'), null, '2026-01-01')).toBeNull();
  });

  it('is a year from its renewal for whoever has an end, and stays away for whoever has none', () => {
    const personal = { state: null, expiresOn: '2025-12-31' };
    expect(expiryAfter('RENEW', membership('DORMANT', personal), null, '2026-01-01')).toBe('2027-01-01');
    expect(expiryAfter('RENEW', membership('ACTIVE', { state: null }), null, '2026-01-01')).toBeNull();
    expect(expiryAfter('RENEW', membership('ACTIVE'), null, '2026-01-01')).toBe('2027-01-01');
    expect(expiryAfter('RENEW', membership('ACTIVE'), '2026-05-01', '2026-01-01')).toBe('2026-05-01');
  });

  it('does not move back when renewed', () => {
    expect(expiryAfter('RENEW', membership('ACTIVE', { expiresOn: '2026-03-01' }), null, '2026-01-01')).toBe(
      '2027-01-01',
    );
    expect(expiryAfter('RENEW', membership('ACTIVE', { expiresOn: '2028-03-01' }), null, '2026-01-01')).toBe(
      '2028-03-01',
    );
  });
});

describe('roles', () => {
  it('are for a state, of leads and alternates', () => {
    const roles: MembershipRole[] = ['MEMBER', 'ALTERNATE', 'LEAD', 'COORDINATOR'];
    expect(roles.filter(isForState)).toEqual(['ALTERNATE', 'LEAD']);
  });

  it('lets a contact point name leads and alternates of the own state, not coordinators', () => {
    expect(maySetRole(contactPoint, membership('ACTIVE'), 'LEAD')).toBe(true);
    expect(maySetRole(contactPoint, membership('ACTIVE'), 'COORDINATOR')).toBe(false);
    expect(maySetRole(contactPoint, membership('ACTIVE', { role: 'COORDINATOR' }), 'MEMBER')).toBe(false);
    expect(maySetRole(organiser, membership('ACTIVE'), 'COORDINATOR')).toBe(true);
    expect(maySetRole(otherContactPoint, membership('ACTIVE'), 'LEAD')).toBe(false);
  });
});

describe('what the viewer can do and see', () => {
  it('follows the rules above', () => {
    expect(membershipActions(contactPoint, membership('APPLIED'))).toEqual(['decideMembership', 'setMembershipRole']);
    expect(membershipActions(expert, membership('ACTIVE'))).toEqual(['leaveNetwork']);
    expect(membershipActions(secretariat, membership('REJECTED'))).toEqual([]);
    expect(membershipActions(expert, membership('ENDED'))).toEqual([]);
    expect(membershipActions({ ...secretariat, readOnly: true }, membership('APPLIED'))).toEqual([]);
  });

  it('shows all of a membership to the person and to staff', () => {
    expect(
      [expert, contactPoint, organiser, secretariat].map((viewer) => seesAll(viewer, membership('APPLIED'))),
    ).toEqual([true, true, true, true]);
    expect(
      [otherContactPoint, otherOrganiser, anonymous('en')].map((viewer) => seesAll(viewer, membership('APPLIED'))),
    ).toEqual([false, false, false]);
  });
});
