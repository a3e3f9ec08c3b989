import type { Message } from '../problem.js';

/** The languages that texts are complete in. */
export type Language = 'en' | 'ru';

/** The complete language for readers of a locale: Russian for Russian, English for all others. */
export const languageFor = (locale: string): Language => languageOf(locale) ?? 'en';

function languageOf(locale: string): Language | null {
  const language = locale.split('-')[0];
  return language === 'ru' || language === 'en' ? language : null;
}

/** Of the locales of one reader the first whose language is complete, else the first. */
export const localeAmong = (locales: readonly string[]): string =>
  locales.find((locale) => languageOf(locale)) ?? locales[0] ?? 'en';

/** The complete language for readers of several languages: the first of theirs that is one, else English. */
export const languageAmong = (locales: readonly string[]): Language => languageFor(localeAmong(locales));

/** The words of one language, by the same names. */
export const wordsIn = <Name extends string>(
  language: Language,
  words: Readonly<Record<Name, Message>>,
): Record<Name, string> =>
  Object.fromEntries(Object.entries<Message>(words).map(([name, said]) => [name, said[language]])) as Record<
    Name,
    string
  >;
