import type { Message } from '../problem.js';

/** The languages that texts are complete in. */
export type Language = 'en' | 'ru';

/** The complete language for readers of a locale: Russian for Russian, English for all others. */
export const languageFor = (locale: string): Language => (locale.split('-')[0] === 'ru' ? 'ru' : 'en');

/** The words of one language, by the same names. */
export const wordsIn = <Name extends string>(
  language: Language,
  words: Readonly<Record<Name, Message>>,
): Record<Name, string> =>
  Object.fromEntries(Object.entries<Message>(words).map(([name, said]) => [name, said[language]])) as Record<
    Name,
    string
  >;
