import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import { speaksFor } from './representation.policy.js';

const self: Viewer = { ...anonymous('en'), memberId: 'me' };
const contactPoint: Viewer = { ...self, contactPointOf: ['GE'] };
const posts = [
  { state: 'AM', organisationId: 'ministry' },
  { state: 'PL', organisationId: 'institute' },
];

describe('speaking for a state and an organisation', () => {
  it.each<[string, Viewer, string | null, string | null, boolean]>([
    ['the state of a post', self, 'AM', null, true],
    ['the organisation of a post', self, null, 'institute', true],
    ['both of a post', self, 'AM', 'ministry', true],
    ['nobody but oneself', self, null, null, true],
    ['a state of no post', self, 'GE', null, false],
    ['an organisation of no post', self, null, 'other', false],
    ['a state of no post with an organisation of one', self, 'GE', 'ministry', false],
    ['the state of a post with an organisation of none', self, 'AM', 'other', false],
    ['a state whose contact point says so', contactPoint, 'GE', null, true],
    ['that state with the organisation of a post', contactPoint, 'GE', 'ministry', true],
    ['that state with an organisation of no post', contactPoint, 'GE', 'other', false],
    ['a state that the contact point is not of', contactPoint, 'UA', null, false],
  ])('is so for %s', (_, viewer, state, organisationId, expected) => {
    expect(speaksFor(viewer, posts, { state, organisationId })).toBe(expected);
  });
});
