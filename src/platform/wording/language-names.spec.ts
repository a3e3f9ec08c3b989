import { describe, expect, it } from '@jest/globals';
import { isIn, languageName, onlyIn } from './language-names.js';

describe('languageName', () => {
  it('is what readers call the language, and its code where nobody has named it', () => {
    expect([languageName('ru', 'en'), languageName('en', 'ru'), languageName('qaa', 'en')]).toEqual([
      'Russian',
      'английский',
      'qaa',
    ]);
  });
});

describe('onlyIn', () => {
  it('says in the language of the reader which language a text is in', () => {
    expect(onlyIn('ru', 'en')).toBe('only in Russian');
    expect(onlyIn('en', 'ru')).toBe('язык: английский');
  });
});

describe('isIn', () => {
  it('holds for regional forms of the language, too', () => {
    expect(isIn('ru-KZ', 'ru')).toBe(true);
    expect(isIn('uk', 'ru')).toBe(false);
  });
});
