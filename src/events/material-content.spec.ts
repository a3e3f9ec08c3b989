import { describe, expect, it } from '@jest/globals';
import { Problem } from '../platform/index.js';
import type { UpdateMaterialInput } from '../schema-types.js';
import { type MaterialContent, differences, nothing, settled } from './material-content.js';

const title = [{ locale: 'en', text: 'Agenda' }];
const file: MaterialContent = { ...nothing, title: { en: 'Agenda' }, uploadId: 'one' };
const link: MaterialContent = { ...nothing, title: { en: 'Agenda' }, link: 'https://library.example' };

function refusedFields(before: MaterialContent, input: UpdateMaterialInput): (string | null)[] {
  try {
    settled(before, input);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.details.map(({ field }) => field);
  }
}

describe('what an input makes of a material', () => {
  it.each<[string, MaterialContent, UpdateMaterialInput, Partial<MaterialContent>]>([
    ['a new file', nothing, { title, upload: 'one' }, file],
    ['a new link', nothing, { title, url: 'https://library.example' }, link],
    ['nothing new', file, {}, file],
    ['a link in place of a file', file, { url: 'https://library.example' }, link],
    ['a file in place of a link', link, { upload: 'one' }, file],
    ['a link, with the file taken away', file, { upload: null, url: 'https://library.example' }, link],
    [
      'another language beside',
      file,
      { title: [{ locale: 'ru', text: 'Повестка' }] },
      { title: { en: 'Agenda', ru: 'Повестка' } },
    ],
    ['no language any more', { ...file, language: 'ru' }, { language: null }, { language: null }],
    ['no time any more', { ...file, availableFrom: new Date() }, { availableFrom: null }, { availableFrom: null }],
  ])('%s', (_, before, input, after) => {
    expect(settled(before, input)).toMatchObject(after);
  });

  it.each<[string, MaterialContent, UpdateMaterialInput, string[]]>([
    ['both', nothing, { title, upload: 'one', url: 'https://library.example' }, ['input.upload']],
    ['neither', nothing, { title }, ['input.upload']],
    ['the file taken away', file, { upload: null }, ['input.upload']],
    ['the link taken away', link, { url: null }, ['input.upload']],
    [
      'all at once',
      file,
      { title: null, audience: null, url: null, upload: null },
      ['input.title', 'input.audience', 'input.upload'],
    ],
    ['the only title taken away', file, { title: [{ locale: 'en', text: null }] }, ['input.title']],
  ])('is refused with every field: %s', (_, before, input, fields) => {
    expect(refusedFields(before, input)).toEqual(fields);
  });

  it('is told by the fields that differ', () => {
    expect(differences(file, link).map(({ field }) => field)).toEqual(['upload', 'url']);
    expect(differences(link, link)).toEqual([]);
    expect(differences(null, file)).toContainEqual({ field: 'audience', from: null, to: 'PARTICIPANTS' });
  });
});
