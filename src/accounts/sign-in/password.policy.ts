import { dictionary } from '@zxcvbn-ts/language-common';
import type { Message } from '../../platform/index.js';

/** Whose password it is. */
export interface PasswordOwner {
  email: string | null;
  names: readonly string[];
}

const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
/** What everybody would try here. */
const ofTheService = ['colloquy', 'prague', 'process'];
/** Characters that have to be left of a password without what everybody knows of its owner. */
const ownCharacters = 8;
const differentCharacters = 5;

/**
 * Why somebody may not have a password; null when they may. How long it is the SDL says; any characters do, in any
 * mixture (NIST SP 800-63B-4, 3.1.1.2).
 */
export function passwordProblem(password: string, { email, names }: PasswordOwner): Message | null {
  const written = password.normalize('NFKC').toLowerCase();
  if (new Set(written).size < differentCharacters) return tooPlain;
  if (commonPasswords.has(written) || commonPasswords.has(core(written))) return tooCommon;
  const own = [
    ...names.flatMap((name) => name.split(/[\s\p{P}]+/u)),
    ...(email?.split(/[@.+_-]/) ?? []),
    ...ofTheService,
  ]
    .map((part) => part.normalize('NFKC').toLowerCase())
    .filter((part) => part.length >= 4);
  const rest = own.reduce((left, part) => left.replaceAll(part, ''), written);
  return rest.length < Math.min(ownCharacters, written.length) ? tooNear : null;
}

/** A word without the digits and signs that are put around it: "Password2026!" is no better than "password". */
const core = (written: string): string => written.replaceAll(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '');

const tooPlain: Message = {
  en: 'Use more different characters, such as several words.',
  ru: 'Используйте больше разных символов, например несколько слов.',
};
const tooCommon: Message = {
  en: 'Many people use this password. Several words that do not belong together are better.',
  ru: 'Этот пароль используют многие. Лучше несколько не связанных между собой слов.',
};
const tooNear: Message = {
  en: 'A password must not be made of your name or address.',
  ru: 'Пароль не должен состоять из вашего имени или адреса.',
};
