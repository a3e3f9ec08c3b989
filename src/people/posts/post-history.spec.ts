import { describe, expect, it } from '@jest/globals';
import type { PostRow } from './post.row.js';
import { heldOn, withNewPost } from './post-history.js';

const today = '2026-03-01';
const post = (title: string, from: string | null, to: string | null): PostRow => ({
  id: title,
  memberId: 'm',
  title,
  organisationId: null,
  state: null,
  from,
  to,
  confirmed: true,
});
const adviser = post('adviser', '2020-01-01', null);
const lecturer = post('lecturer', '2024-01-01', '2025-12-31');

describe('heldOn', () => {
  it.each([
    ['2019-12-31', null],
    ['2020-01-01', 'adviser'],
    ['2024-01-01', 'lecturer'],
    ['2025-12-31', 'lecturer'],
    ['2026-01-01', 'adviser'],
  ])('on %s is %p', (day, title) => {
    expect(heldOn([adviser, lecturer], day)?.title ?? null).toBe(title);
  });
});

describe('withNewPost', () => {
  it('ends the one before on the day before', () => {
    const next = post('head', '2026-02-01', null);
    expect(withNewPost([adviser, lecturer], next, today)).toEqual([lecturer, { ...adviser, to: '2026-01-31' }, next]);
  });

  it('starts today where no day is given and a post is held', () => {
    expect(withNewPost([adviser], post('head', null, null), today)).toEqual([
      { ...adviser, to: '2026-02-28' },
      post('head', today, null),
    ]);
  });

  it('starts on a day that is not known where no post is held', () => {
    expect(withNewPost([], post('head', null, null), today)).toEqual([post('head', null, null)]);
  });

  it('takes the place of one that started the same day', () => {
    const next = post('head', '2020-01-01', null);
    expect(withNewPost([adviser], next, today)).toEqual([next]);
  });

  it('ends one whose first day is not known', () => {
    const old = post('clerk', null, null);
    expect(withNewPost([old], post('head', today, null), today)).toEqual([
      { ...old, to: '2026-02-28' },
      post('head', today, null),
    ]);
  });

  it('follows nothing when only its last day is known', () => {
    const past = post('clerk', null, '2015-12-31');
    expect(withNewPost([adviser], past, today)).toEqual([adviser, past]);
  });

  it('leaves alone what was over before', () => {
    const next = post('head', today, null);
    expect(withNewPost([lecturer], next, today)).toEqual([lecturer, next]);
  });
});
