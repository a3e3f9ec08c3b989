import { describe, expect, it } from '@jest/globals';
import { displayName } from './display-name.js';

const olena = { givenNames: 'Олена', familyName: 'Коваленко', latinName: 'Olena Kovalenko' };
const ana = { givenNames: 'Ana', familyName: 'Čović', latinName: 'Ana Covic' };

describe('displayName', () => {
  it.each([
    [olena, 'en', 'Olena Kovalenko'],
    [olena, 'ru', 'Олена Коваленко'],
    [olena, 'uk', 'Олена Коваленко'],
    [olena, 'sr-Latn', 'Olena Kovalenko'],
    [{ ...olena, latinName: null }, 'en', 'Олена Коваленко'],
    [ana, 'en', 'Ana Čović'],
    [ana, 'ru', 'Ana Čović'],
  ])('of %j in %s is %s', (names, locale, name) => {
    expect(displayName(names, false, locale)).toBe(name);
  });

  it.each([
    ['en', 'Name withheld'],
    ['ru', 'Имя скрыто'],
    ['ka', 'Name withheld'],
  ])('in %s says that a name is hidden', (locale, text) => {
    expect(displayName(null, false, locale)).toBe(text);
  });

  it.each([
    ['en', 'Erased'],
    ['ru', 'Данные удалены'],
  ])('in %s says that a person is erased, whatever is left', (locale, text) => {
    expect(displayName(olena, true, locale)).toBe(text);
  });
});
