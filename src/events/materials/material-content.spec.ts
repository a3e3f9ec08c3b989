import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../platform/index.js';
import type { UpdateMaterialInput } from '../../schema-types.js';
import { materialChanges, noMaterial, settleMaterial } from './material-content.js';
import type { MaterialContent } from './material.row.js';

const title = [{ locale: 'en', text: 'Agenda' }];
const file: MaterialContent = { ...noMaterial, title: { en: 'Agenda' }, uploadId: 'one' };
const link: MaterialContent = { ...noMaterial, title: { en: 'Agenda' }, link: 'https://library.example' };

function refusedFields(before: MaterialContent, input: UpdateMaterialInput): (string | null)[] {
  try {
    settleMaterial(before, input);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.details.map(({ field }) => field);
  }
}

describe('what an input makes of a material', () => {
  it.each<[string, MaterialContent, UpdateMaterialInput, Partial<MaterialContent>]>([
    ['a new file', noMaterial, { title, upload: 'one' }, file],
    ['a new link', noMaterial, { title, url: 'https://library.example' }, link],
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
    expect(settleMaterial(before, input)).toMatchObject(after);
  });

  it.each<[string, MaterialContent, UpdateMaterialInput, string[]]>([
    ['both', noMaterial, { title, upload: 'one', url: 'https://library.example' }, ['input.upload']],
    ['neither', noMaterial, { title }, ['input.upload']],
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
    expect(materialChanges('event', file, link).map(({ field }) => field)).toEqual(['upload', 'url']);
    expect(materialChanges('event', link, link)).toEqual([]);
    expect(materialChanges('event', null, file)).toContainEqual({ field: 'audience', from: null, to: 'PARTICIPANTS' });
  });
});
