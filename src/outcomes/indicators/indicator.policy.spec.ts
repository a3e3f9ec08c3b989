import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import type { Role } from '../../schema-types.js';
import { seesIndicators, viewerCanOnIndicator } from './indicator.policy.js';

const somebody = (role: Role): Viewer => ({
  ...anonymous('en'),
  memberId: 'me',
  roles: new Set<Role>(['ANYONE', 'MEMBER', role]),
});
const roles: Role[] = ['MEMBER', 'CONTACT_POINT', 'OBSERVER', 'ORGANISER', 'SECRETARIAT'];

describe('an indicator', () => {
  it('is for the secretariat, organisers and observers to see', () => {
    expect(roles.filter((role) => seesIndicators(somebody(role)))).toEqual(['OBSERVER', 'ORGANISER', 'SECRETARIAT']);
  });

  it('is for the secretariat to change, not with a token that only reads', () => {
    expect(roles.filter((role) => viewerCanOnIndicator(somebody(role)).length > 0)).toEqual(['SECRETARIAT']);
    expect(viewerCanOnIndicator(somebody('SECRETARIAT'))).toEqual(['recordIndicatorValue', 'updateIndicator']);
    expect(viewerCanOnIndicator({ ...somebody('SECRETARIAT'), readOnly: true })).toEqual([]);
  });
});
