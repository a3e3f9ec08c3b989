import type { Language } from './language.js';

/** What readers of a language call another one: "Russian", "английский"; its code where it has no name. */
export const languageName = (locale: string, language: Language): string => names[language].of(locale) ?? locale;

/** Whether a text of that locale is in the language, in whichever of its regional forms. */
export const isIn = (locale: string, language: Language): boolean => locale.split('-')[0] === language;

/** What is said of a text that is there in another language only. */
export const onlyIn = (locale: string, language: Language): string => said[language](languageName(locale, language));

const said: Record<Language, (name: string) => string> = {
  en: (name) => `only in ${name}`,
  ru: (name) => `язык: ${name}`,
};
const names: Record<Language, Intl.DisplayNames> = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  ru: new Intl.DisplayNames('ru', { type: 'language' }),
};
