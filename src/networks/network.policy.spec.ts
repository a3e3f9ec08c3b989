import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../access/index.js';
import type { Role } from '../schema-types.js';
import { organisesNetwork, takesPart, viewerCanOnNetwork } from './network.policy.js';

const somebody = (roles: Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  memberId: 'me',
  roles: new Set<Role>(['ANYONE', 'MEMBER', ...roles]),
  ...more,
});
const member = somebody([]);
const secretariat = somebody(['SECRETARIAT']);
const organiser = somebody(['ORGANISER'], { organisedNetworks: ['pool'] });
const contactPoint = somebody(['CONTACT_POINT'], { contactPointOf: ['GE'] });

describe('a network', () => {
  it('is looked after by the secretariat and its own organisers', () => {
    expect([secretariat, organiser].map((viewer) => organisesNetwork(viewer, 'pool'))).toEqual([true, true]);
    expect([member, contactPoint].map((viewer) => organisesNetwork(viewer, 'pool'))).toEqual([false, false]);
    expect(organisesNetwork(organiser, 'other')).toBe(false);
  });

  it('is for members to take part in, not with a token that only reads', () => {
    expect(takesPart(member)).toBe(true);
    expect(takesPart({ ...member, readOnly: true })).toBe(false);
    expect(takesPart(anonymous('en'))).toBe(false);
  });

  it.each<[string, Viewer, string[]]>([
    ['a member', member, []],
    ['a contact point', contactPoint, ['nominateToNetwork']],
    ['its organiser', organiser, ['updateNetwork']],
    ['an organiser of another', { ...organiser, organisedNetworks: ['other'] }, []],
    ['the secretariat', secretariat, ['updateNetwork', 'nominateToNetwork']],
  ])('offers %s what is theirs, and to leave where they are in it, else to join', (_, viewer, mutations) => {
    expect(viewerCanOnNetwork(viewer, 'pool', true)).toEqual(['leaveNetwork', ...mutations]);
    expect(viewerCanOnNetwork(viewer, 'pool', false)).toEqual(['joinNetwork', ...mutations]);
  });
});
