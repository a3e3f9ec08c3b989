import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import type { ProfileField, Role, Visibility } from '../../schema-types.js';
import {
  mayEnter,
  visibilityLevels,
  profileFields,
  type ProfileFacts,
  seenFields,
  looksAfter,
  viewerCan,
} from './profile.policy.js';

/** Rows: as the owner set it. Columns: what the viewer is to the owner. */
const golden = `
               ONLY_ME CONTACT_POINT NETWORK MEMBERS PUBLIC
ONLY_ME        yes     no            no      no      no
CONTACT_POINT  yes     yes           no      no      no
NETWORK        yes     yes           yes     no      no
MEMBERS        yes     yes           yes     yes     no
PUBLIC         yes     yes           yes     yes     yes
`;

const [heads, ...rows] = golden
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([set, ...answers]) =>
  answers.map((answer, index) => [set, heads![index], answer === 'yes'] as [Visibility, Visibility, boolean]),
);

describe('seenFields', () => {
  it.each(cells)('set to %s, seen by %s: %p', (set, viewerIs, seen) => {
    const fields = profileFields.filter((field) => seenFields({ [field]: set }, viewerIs).has(field));
    expect(fields).toEqual(seen ? profileFields : []);
  });

  it('covers every pair of visibilityLevels', () => expect(cells).toHaveLength(visibilityLevels.length ** 2));

  it.each<[Visibility, ProfileField[]]>([
    ['PUBLIC', []],
    ['MEMBERS', ['NAME', 'PHOTO', 'POSTS', 'LANGUAGES', 'EXPERTISE', 'KEYWORDS', 'BIOGRAPHY', 'MEMBERSHIPS']],
    [
      'NETWORK',
      [
        'NAME',
        'EMAIL',
        'PHOTO',
        'POSTS',
        'LANGUAGES',
        'EXPERTISE',
        'KEYWORDS',
        'BIOGRAPHY',
        'MEMBERSHIPS',
        'AVAILABILITY',
      ],
    ],
    ['CONTACT_POINT', profileFields.filter((field) => field !== 'GENDER')],
    ['ONLY_ME', profileFields],
  ])('by default %s see %j', (viewerIs, fields) => {
    expect([...seenFields({}, viewerIs)]).toEqual(fields);
  });
});

const stranger: ProfileFacts = {
  isSelf: false,
  bySecretariat: false,
  ofOwnState: false,
  ofOwnNetwork: false,
  hasAccount: false,
  erased: false,
};

describe('viewerCan', () => {
  it.each<[string, Partial<ProfileFacts>, string[]]>([
    ['a stranger', {}, []],
    ['the person', { isSelf: true, hasAccount: true }, ['updateProfile']],
    ['the secretariat', { bySecretariat: true, hasAccount: true }, ['updateMember']],
    [
      'somebody of the secretariat on themselves',
      { isSelf: true, bySecretariat: true, hasAccount: true },
      ['updateProfile', 'updateMember'],
    ],
    ['the contact point', { ofOwnState: true }, ['updateMember', 'inviteToSignUp']],
    ['the contact point of somebody with an account', { ofOwnState: true, hasAccount: true }, []],
    ['the organiser', { ofOwnNetwork: true }, ['updateMember', 'inviteToSignUp']],
    ['the organiser of somebody with an account', { ofOwnNetwork: true, hasAccount: true }, []],
    ['the secretariat on an erased person', { bySecretariat: true, erased: true }, []],
  ])('%s', (_, facts, mutations) => {
    expect(viewerCan({ ...stranger, ...facts })).toEqual(mutations);
  });
});

describe('mayEnter', () => {
  const somebody = (role: Role, contactPointOf: string[] = []): Viewer => ({
    ...anonymous('en'),
    memberId: 'me',
    roles: new Set<Role>(['ANYONE', 'MEMBER', role]),
    contactPointOf,
  });

  it.each<[string, Viewer, boolean, boolean]>([
    ['a member', somebody('MEMBER'), false, false],
    ['an observer', somebody('OBSERVER'), false, false],
    ['a contact point of it', somebody('CONTACT_POINT', ['GE']), true, false],
    ['a contact point of another', somebody('CONTACT_POINT', ['AM']), false, false],
    ['an organiser', somebody('ORGANISER'), true, true],
    ['the secretariat', somebody('SECRETARIAT'), true, true],
  ])('%s', (_, viewer, inState, inNone) => {
    expect([mayEnter(viewer, 'GE'), mayEnter(viewer, null)]).toEqual([inState, inNone]);
  });
});

describe('looksAfter', () => {
  it('is for the person and whoever looks after the profile', () => {
    expect(looksAfter(stranger)).toBe(false);
    for (const fact of ['isSelf', 'bySecretariat', 'ofOwnState', 'ofOwnNetwork'])
      expect(looksAfter({ ...stranger, [fact]: true })).toBe(true);
  });
});
