import type { ReactNode } from 'react';
import type { Visit } from './visit.js';

/** A text in every language there is, the best one for the visitor first. */
export type LocalTexts = { locale: string; text: string }[];

/** The language that a text is shown in where that is not the page's; undefined where it is. */
export function foreignLanguage({ language }: Visit, [best]: LocalTexts): string | undefined {
  return best && best.locale.split('-')[0] !== language ? best.locale : undefined;
}

/** The text itself, marked with its language for screen readers. */
export function LocalText({ visit, texts }: { visit: Visit; texts: LocalTexts }): ReactNode {
  return <span lang={foreignLanguage(visit, texts)}>{texts[0]?.text}</span>;
}

/** Says that a text is only there in another language; nothing where it is in the page's. */
export function OnlyIn({ visit, texts }: { visit: Visit; texts: LocalTexts }): ReactNode {
  const language = foreignLanguage(visit, texts);
  if (!language) return null;
  const name = new Intl.DisplayNames(visit.language, { type: 'language' }).of(language) ?? language;
  return <span className="quiet"> ({visit.say.onlyIn(name)})</span>;
}
