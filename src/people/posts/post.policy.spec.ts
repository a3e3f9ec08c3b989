import { describe, expect, it } from '@jest/globals';
import { anonymous, system, type Viewer } from '../../access/index.js';
import type { Role } from '../../schema-types.js';
import { staysConfirmed, vouchesFor } from './post.policy.js';
import type { PostRow } from './post.row.js';

const somebody = (role: Role, contactPointOf: string[] = []): Viewer => ({
  ...anonymous('en'),
  memberId: 'me',
  roles: new Set<Role>(['ANYONE', 'MEMBER', role]),
  contactPointOf,
});
const post: PostRow = {
  ...{ id: 'p', memberId: 'other', title: 'Adviser', organisationId: 'o', state: 'GE' },
  ...{ from: '2020-01-01', to: '2030-12-31', confirmed: true },
};

describe('vouchesFor', () => {
  it.each<[string, Viewer, Partial<PostRow>, boolean]>([
    ['the holder', somebody('MEMBER'), { memberId: 'me' }, false],
    ['anybody else', somebody('MEMBER'), {}, false],
    ['the secretariat', system, {}, true],
    ['a contact point of the state', somebody('CONTACT_POINT', ['GE']), {}, true],
    ['a contact point of the state who holds it', somebody('CONTACT_POINT', ['GE']), { memberId: 'me' }, true],
    ['a contact point of another state', somebody('CONTACT_POINT', ['AM']), {}, false],
    ['a contact point, of a post for no state', somebody('CONTACT_POINT', ['GE']), { state: null }, false],
    ['an organiser', somebody('ORGANISER'), {}, true],
    ['an organiser who holds it', somebody('ORGANISER'), { memberId: 'me' }, false],
  ])('is for %s', (_, viewer, more, expected) => {
    expect(vouchesFor(viewer, { ...post, ...more })).toBe(expected);
  });
});

describe('staysConfirmed', () => {
  it.each<[Partial<PostRow>, boolean]>([
    [{}, true],
    [{ from: '2021-01-01', to: '2029-12-31' }, true],
    [{ title: 'Minister' }, false],
    [{ organisationId: null }, false],
    [{ state: 'AM' }, false],
    [{ state: null }, false],
    [{ from: '2019-12-31' }, false],
    [{ from: null }, false],
    [{ to: '2031-01-01' }, false],
    [{ to: null }, false],
  ])('of one that is changed by %j', (change, expected) => {
    expect(staysConfirmed(post, { ...post, ...change })).toBe(expected);
    expect(staysConfirmed({ ...post, confirmed: false }, { ...post, ...change })).toBe(false);
  });

  it('is for one without a beginning and an end that still has none, or has by now', () => {
    const always = { ...post, from: null, to: null };
    expect(staysConfirmed(always, always)).toBe(true);
    expect(staysConfirmed(always, post)).toBe(true);
  });

  it('is for none that was not there', () => {
    expect(staysConfirmed(undefined, post)).toBe(false);
  });
});
