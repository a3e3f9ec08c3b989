import { describe, expect, it } from '@jest/globals';
import type { Role } from '../schema-types.js';
import { type OperationFacts, refusalToRun } from './operation.policy.js';
import { anonymous, type Viewer } from './viewer.js';

const somebody = (roles: Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  memberId: 'me',
  roles: new Set<Role>(['ANYONE', ...roles]),
  ...more,
});
const forStaff: OperationFacts = { allowed: ['ORGANISER', 'SECRETARIAT'], isMutation: false, isSensitive: false };
const organiser = somebody(['MEMBER', 'ORGANISER']);
const withheld = somebody(['MEMBER'], { withheld: new Set<Role>(['ORGANISER']) });

describe('running an operation', () => {
  it.each<[string, Viewer, Partial<OperationFacts>, string | null]>([
    ['by a role that it is for', organiser, {}, null],
    ['by nobody, of one for everybody', anonymous('en'), { allowed: ['ANYONE'] }, null],
    ['of one that says for whom it is to nobody', organiser, { allowed: [] }, 'FORBIDDEN'],
    ['by nobody', anonymous('en'), {}, 'UNAUTHENTICATED'],
    ['by a member', somebody(['MEMBER']), {}, 'FORBIDDEN'],
    ['by a role that waits for a second factor', withheld, {}, 'SECOND_FACTOR_REQUIRED'],
    ['by another role that waits for one', withheld, { allowed: ['SECRETARIAT'] }, 'FORBIDDEN'],
    ['by a role beside one that waits for one', withheld, { allowed: ['MEMBER', 'ORGANISER'] }, null],
    ['with a token that only reads', { ...organiser, readOnly: true }, {}, null],
    ['that changes something, with one', { ...organiser, readOnly: true }, { isMutation: true }, 'FORBIDDEN'],
    ['that changes something', organiser, { isMutation: true }, null],
    ['that is sensitive, long after signing in', organiser, { isSensitive: true }, 'FRESH_SIGN_IN_REQUIRED'],
    ['that is sensitive, just signed in', { ...organiser, proof: 'FRESH' }, { isSensitive: true }, null],
    ['that is sensitive, with a token', { ...organiser, proof: 'TOKEN' }, { isSensitive: true }, 'FORBIDDEN'],
    ['that is not sensitive, with one', { ...organiser, proof: 'TOKEN' }, {}, null],
  ])('%s', (_, viewer, operation, code) => {
    expect(refusalToRun(viewer, { ...forStaff, ...operation })?.code ?? null).toBe(code);
  });
});
