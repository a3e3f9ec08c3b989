import type { Language } from './language.js';

/**
 * A date, or the date of a wall time, within a text: "23 September 2025". Numeric dates are read day first here and
 * month first there, so months are always written out.
 */
export function printedDate(local: string, language: Language): string {
  const part = partsOf(local, language);
  const date = `${part('day')} ${part('month')} ${part('year')}`;
  return language === 'ru' ? `${date} г.` : date;
}

/** A date that somebody has to be there on, in English with its weekday: "Tuesday 23 September 2025". */
export function printedDay(local: string, language: Language): string {
  const date = printedDate(local, language);
  return language === 'ru' ? date : `${partsOf(local, language)('weekday')} ${date}`;
}

function partsOf(local: string, language: Language): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = formats[language].formatToParts(new Date(`${local.slice(0, 10)}T00:00:00Z`));
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
const formats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', ...options }),
  ru: new Intl.DateTimeFormat('ru', options),
};
