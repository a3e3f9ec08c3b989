import { describe, expect, it } from '@jest/globals';
import type { MaterialContent } from '../../events/index.js';
import { onlyTranslates, settleDocuments } from './document-changes.js';
import { blankOutcome, type OutcomeContent } from '../versions/outcome-content.js';

const english: MaterialContent = {
  title: { en: 'Handbook' },
  language: 'en',
  audience: 'PUBLIC',
  agendaItemId: null,
  availableFrom: null,
  uploadId: 'file',
  link: null,
};
const russian = { ...english, title: { ru: 'Справочник' }, language: 'ru', uploadId: 'другой файл' };

describe('a document only translates', () => {
  it.each<[string, Parameters<typeof onlyTranslates>, boolean]>([
    ['beside one in another language', [[english], null, russian], true],
    ['never as the first', [[], null, russian], false],
    ['never in a language that is there', [[english, russian], null, russian], false],
    ['never without saying its language', [[english], null, { ...russian, language: null }], false],
    ['never beside one that does not', [[english, { ...english, language: null }], null, russian], false],
    ['never for other readers', [[english], null, { ...russian, audience: 'MEMBERS' }], false],
    [
      'with a title in one language more',
      [[], english, { ...english, title: { en: 'Handbook', ru: 'Справочник' } }],
      true,
    ],
    ['never with another title', [[], english, { ...english, title: { en: 'Guide' } }], false],
    ['never with another file', [[], english, { ...english, uploadId: 'other' }], false],
    ['never by going', [[english], russian, null], false],
  ])('%s', (_, change, expected) => {
    expect(onlyTranslates(...change)).toBe(expected);
  });
});

describe('what a version says after a change of its documents', () => {
  const proof = {
    id: 'proof',
    title: 'Itself',
    url: null,
    uploadId: null,
    materialId: 'b',
    audience: 'PUBLIC',
  } as const;
  const content: OutcomeContent = {
    ...blankOutcome({ kind: 'STUDY', title: [], date: '2025-05-20', actions: [] }),
    documents: ['a', 'b'],
    evidence: [proof],
  };
  const change = (id: string, before: MaterialContent | null, after: MaterialContent | null) => ({
    ...{ ownerId: 'outcome', id, nextId: 'next' },
    ...{ before, after },
  });

  it('has a new one last, and one that is gone no more', () => {
    expect(settleDocuments(content, change('c', null, english), false).documents).toEqual(['a', 'b', 'c']);
    expect(settleDocuments(content, change('a', english, null), true).documents).toEqual(['b']);
    expect(settleDocuments(content, change('b', english, russian), false)).toEqual(content);
  });

  it('has what takes the place of another in its place, also as evidence', () => {
    expect(settleDocuments(content, change('b', english, russian), true)).toEqual({
      ...content,
      documents: ['a', 'next'],
      evidence: [{ ...proof, materialId: 'next' }],
    });
  });
});
