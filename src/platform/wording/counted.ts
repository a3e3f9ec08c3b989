import type { Language } from './language.js';

/** A noun as it stands behind numbers, by the plural rules of its language. */
export type NumberForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A number with what is counted: "1 action", "2 действия". */
export const counted = (count: number, forms: NumberForms, language: Language): string =>
  `${count} ${forms[rules[language].select(count)] ?? forms.other}`;

const rules: Record<Language, Intl.PluralRules> = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };
