import { describe, expect, it } from '@jest/globals';
import { settlePaper } from './consent.policy.js';

const today = '2026-11-30';
const nothing = { signedOn: null, document: null };
const paper = { signedOn: '2026-11-29', document: 'Form, file 12' };

describe('a consent', () => {
  it('of oneself needs no paper, and takes none', () => {
    const who = { isSelf: true, isStaff: true, today };
    expect(settlePaper(who, nothing)).toBeNull();
    expect(settlePaper(who, paper)).toMatchObject({ field: 'document' });
    expect(settlePaper(who, { ...paper, document: null })).toMatchObject({ field: 'signedOn' });
    expect(settlePaper(who, { ...paper, signedOn: null })).toMatchObject({ field: 'document' });
  });

  it('of another is entered by staff, from a paper of until today', () => {
    const who = { isSelf: false, isStaff: true, today };
    expect(settlePaper(who, paper)).toEqual(paper);
    expect(settlePaper(who, nothing)).toMatchObject({ field: 'document' });
    expect(settlePaper(who, { ...paper, document: ' ' })).toMatchObject({ field: 'document' });
    expect(settlePaper(who, { ...paper, signedOn: null })).toMatchObject({ field: 'signedOn' });
    expect(settlePaper(who, { ...paper, signedOn: '2026-12-01' })).toMatchObject({ field: 'signedOn' });
  });

  it('of another is given by nobody else', () => {
    expect(settlePaper({ isSelf: false, isStaff: false, today }, paper)).toMatchObject({ field: 'registration' });
  });
});
