import type { ReactNode } from 'react';
import { graphql, isIn, onlyIn, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';

export const localText = graphql(`
  fragment LocalText on LocalisedText {
    locale
    text
  }
`);

/** A text in every language there is, the best one for the visitor first. */
export type LocalTexts = readonly ResultOf<typeof localText>[];

/** The language that a text is shown in where that is not the page's; undefined where it is. */
export function foreignLanguage({ language }: Visit, [best]: LocalTexts): string | undefined {
  return best && !isIn(best.locale, language) ? best.locale : undefined;
}

/** The text itself, marked with its language for screen readers. */
export function LocalText({ visit, texts }: { visit: Visit; texts: LocalTexts }): ReactNode {
  return <span lang={foreignLanguage(visit, texts)}>{texts[0]?.text}</span>;
}

/** Says that a text is only there in another language; nothing where it is in the page's. */
export function OnlyIn({ visit, texts }: { visit: Visit; texts: LocalTexts }): ReactNode {
  const language = foreignLanguage(visit, texts);
  return language && <span className="quiet"> ({onlyIn(language, visit.language)})</span>;
}
