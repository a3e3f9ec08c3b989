import { describe, expect, it } from '@jest/globals';
import { preferredLanguage } from './preferred-language.js';

describe('preferredLanguage', () => {
  it.each([
    ['ru-RU,ru;q=0.9,en-US;q=0.8', 'ru'],
    ['de-AT,de;q=0.9,ru;q=0.3,en;q=0.2', 'ru'],
    ['en;q=0.5, RU;q=0.7', 'ru'],
    ['ru;q=0, de', 'en'],
    ['ru;q=much,de', 'en'],
    ['en,ru', 'en'],
    ['ka', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%s is answered in %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
