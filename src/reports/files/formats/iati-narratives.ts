import { writable } from '../../../platform/documents/index.js';
import type { Language } from '../../../platform/index.js';
import type { ReportTexts } from '../document/report.texts.en.js';
import { textsIn } from '../document/report.texts.js';
import type { ReportedText } from '../reading/report-content.js';

export const languages = Object.keys(textsIn) as Language[];

/** A text of IATI in each of its languages. */
export function narrative(texts: ReportedText) {
  return { narrative: texts.map(({ locale, text }) => ({ '@xml:lang': locale, '#text': writable(text) })) };
}

/** A text of ours in all its languages. */
export const inAll = (text: (say: ReportTexts) => string) =>
  narrative(languages.map((locale) => ({ locale, text: text(textsIn[locale]) })));

/** A title in every language that IATI knows; nothing goes without one. */
export function named(titles: ReportedText, otherwise: string) {
  const told = new Map<string, string>();
  for (const { locale, text } of titles) {
    const language = locale.split('-')[0]!;
    if (isKnown.test(language) && !told.has(language)) told.set(language, text);
  }
  if (told.size === 0) return narrative([{ locale: 'en', text: otherwise }]);
  return narrative([...told].map(([locale, text]) => ({ locale, text })));
}

/** Its list has those of ISO 639-1: neither scripts nor languages of three letters. */
const isKnown = /^[a-z]{2}$/;

/** The title with its code before it. */
export const numbered = ({ code, titles }: { code: string; titles: ReportedText }) =>
  named(
    titles.map(({ locale, text }) => ({ locale, text: `${code} ${text}` })),
    code,
  );
