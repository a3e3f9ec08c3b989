import { describe, expect, it } from '@jest/globals';
import { languageAmong, languageFor } from './language.js';

describe('languageFor', () => {
  it('answers Russian for Russian and English for all others', () => {
    expect(['ru', 'ru-KZ', 'en-GB', 'rup', 'uk', 'de'].map(languageFor)).toEqual(['ru', 'ru', 'en', 'en', 'en', 'en']);
  });
});

describe('languageAmong', () => {
  it('answers the first complete one, else English', () => {
    expect([['kk', 'ru'], ['fr', 'en-GB', 'ru'], ['de'], []].map(languageAmong)).toEqual(['ru', 'en', 'en', 'en']);
  });
});
