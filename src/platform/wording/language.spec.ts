import { describe, expect, it } from '@jest/globals';
import { languageFor } from './language.js';

describe('languageFor', () => {
  it('answers Russian for Russian and English for all others', () => {
    expect(['ru', 'ru-KZ', 'en-GB', 'rup', 'uk', 'de'].map(languageFor)).toEqual(['ru', 'ru', 'en', 'en', 'en', 'en']);
  });
});
