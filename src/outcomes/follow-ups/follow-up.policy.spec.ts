import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import type { Role } from '../../schema-types.js';
import { viewerCanOnFollowUp } from './follow-up.policy.js';

const somebody = (roles: Role[], others: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  memberId: 'me',
  roles: new Set<Role>(['ANYONE', 'MEMBER', ...roles]),
  ...others,
});

describe('saying whether a follow-up is done', () => {
  it('is offered to staff and to contact points of the state that has to do it', () => {
    const followUp = { outcomeStatus: 'PUBLISHED', isStaff: false, ownerState: 'GE' } as const;
    expect(viewerCanOnFollowUp(somebody(['CONTACT_POINT'], { contactPointOf: ['GE'] }), followUp)).toEqual([
      'setFollowUp',
    ]);
    expect(viewerCanOnFollowUp(somebody(['CONTACT_POINT'], { contactPointOf: ['AM'] }), followUp)).toEqual([]);
    expect(
      viewerCanOnFollowUp(somebody(['CONTACT_POINT'], { contactPointOf: ['GE'] }), { ...followUp, ownerState: null }),
    ).toEqual([]);
    for (const role of ['ORGANISER', 'SECRETARIAT'] as const) {
      expect(viewerCanOnFollowUp(somebody([role]), { ...followUp, isStaff: true })).toEqual(['setFollowUp']);
      expect(viewerCanOnFollowUp(somebody([role]), followUp)).toEqual([]);
    }
    expect(viewerCanOnFollowUp(somebody([]), { ...followUp, isStaff: true })).toEqual([]);
    expect(viewerCanOnFollowUp(somebody(['SECRETARIAT'], { readOnly: true }), { ...followUp, isStaff: true })).toEqual(
      [],
    );
    expect(
      viewerCanOnFollowUp(somebody(['SECRETARIAT']), { ...followUp, isStaff: true, outcomeStatus: 'WITHDRAWN' }),
    ).toEqual([]);
  });
});
