import type { LocalisedInput } from '../../schema-types.js';

/** A text in several languages, as jsonb keeps it: {"en": "…", "ru": "…"}. */
export type Texts = Record<string, string>;

/** The text in that language or that of a regional locale, else in English, else in any; null when there is none. */
export function textIn(texts: Texts | null | undefined, locale: string): string | null {
  const language = texts && languageOf(texts, locale);
  return language ? texts[language]! : null;
}

/** The text in the first of the languages that there is one in, else as `textIn` answers in the first. */
export function bestText(texts: Texts, locales: readonly string[]): string | null {
  const locale = locales.find((one) => texts[one] !== undefined || texts[one.split('-')[0]!] !== undefined);
  return textIn(texts, locale ?? locales[0] ?? 'en');
}

/** Every language there is, the one that textIn answers with first. */
export function everyText(texts: Texts | null | undefined, locale: string): { locale: string; text: string }[] {
  if (!texts) return [];
  const first = languageOf(texts, locale);
  const languages = Object.keys(texts).sort((one, other) => Number(other === first) - Number(one === first));
  return languages.map((language) => ({ locale: language, text: texts[language]! }));
}

/** What an input makes of the texts there are: a language left out stays, one with null or an empty text goes. */
export function mergeTexts(texts: Texts, input: readonly LocalisedInput[] | null | undefined): Texts {
  const merged = { ...texts };
  for (const { locale, text } of input ?? []) {
    const trimmed = text?.trim();
    if (trimmed) merged[locale] = trimmed;
    else delete merged[locale];
  }
  return merged;
}

function languageOf(texts: Texts, locale: string): string | undefined {
  return [locale, locale.split('-')[0]!, 'en', ...Object.keys(texts)].find((language) => texts[language] !== undefined);
}
