/** The languages that texts are complete in. */
export type Language = 'en' | 'ru';

/** The complete language for readers of a locale: Russian for Russian, English for all others. */
export const languageFor = (locale: string): Language => (locale.split('-')[0] === 'ru' ? 'ru' : 'en');
