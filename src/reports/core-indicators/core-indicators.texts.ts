import { eventKinds } from '../../events/index.js';
import { outcomeKinds } from '../../outcomes/index.js';
import type { Language, Message } from '../../platform/index.js';
import type { EventKind, OutcomeKind } from '../../schema-types.js';
import { type CoreTexts, english } from './core-indicators.texts.en.js';
import { russian } from './core-indicators.texts.ru.js';

type InBoth = Record<Language, string>;
type Label = keyof CoreTexts['labels'];

/** The fifteen in order. */
export const coreTexts = (Object.keys(english.indicators) as (keyof CoreTexts['indicators'])[]).map((name) => {
  const inBoth = (part: 'title' | 'unit' | 'description'): InBoth => ({
    en: english.indicators[name][part],
    ru: russian.indicators[name][part],
  });
  return { title: inBoth('title'), unit: inBoth('unit'), description: inBoth('description') };
});

/** What a value is of; languages go by `language.` and their code. */
export type ValueKey = Label | EventKind | OutcomeKind;

const labels = Object.fromEntries(
  (Object.keys(english.labels) as Label[]).map((key) => [key, { en: english.labels[key], ru: russian.labels[key] }]),
);
const known: Readonly<Record<string, Message>> = { ...labels, ...eventKinds, ...outcomeKinds };
const namesOfLanguages = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  ru: new Intl.DisplayNames('ru', { type: 'language' }),
};

export function labelOf(key: ValueKey | `language.${string}`): InBoth {
  const language = /^language\.(.+)$/.exec(key)?.[1];
  if (language === undefined) return { en: known[key]!.en, ru: known[key]!.ru };
  return { en: namesOfLanguages.en.of(language)!, ru: namesOfLanguages.ru.of(language)! };
}
