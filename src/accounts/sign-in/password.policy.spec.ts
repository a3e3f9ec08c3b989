import { describe, expect, it } from '@jest/globals';
import { passwordProblem } from './password.policy.js';

const owner = { email: 'olena.kovalenko@migration.gov.ua', names: ['Олена', 'Коваленко «Лісова»'] };

describe('a password', () => {
  it.each([
    ['one that many have', 'password1234'],
    ['one with digits and signs around it', '!!Password2026!!'],
    ['one character over and over', 'aaaaaaaaaaaaaaaa'],
    ['a row of digits', '123456789012'],
    ['the own name', 'КоваленкоОлена1'],
    ['the own name in quotes', '«Лісова»12345'],
    ['the own address', 'olena.kovalenko1'],
    ['the service', 'colloquy2026!'],
    ['the process', 'prague-xyz98'],
    ['the word for it', 'process-xyz9'],
  ])('is refused that is %s', (_, password) => {
    expect(passwordProblem(password, owner)).toMatchObject({ en: expect.any(String), ru: expect.any(String) });
  });

  it('is held against the names alone of who has no address', () => {
    expect(passwordProblem('КоваленкоОлена1', { ...owner, email: null })).not.toBeNull();
    expect(passwordProblem('olena.kovalenko1', { ...owner, email: null })).toBeNull();
  });

  it.each(['correct horse battery staple', 'чай с лимоном в шесть', 'Tr0ub4dor&3xQz', 'vier-und-zwanzig Enten'])(
    'is taken that is like %j',
    (password) => {
      expect(passwordProblem(password, owner)).toBeNull();
    },
  );
});
