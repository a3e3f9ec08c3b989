import type { Texts } from '../../platform/index.js';

/** The old texts if the new ones only add languages to them, else the new ones. A first text is no translation. */
export function textsBeforeTranslation(before: Texts | undefined, after: Texts): Texts {
  const languages = Object.keys(before ?? {});
  return before && languages.length > 0 && languages.every((language) => after[language] === before[language])
    ? before
    : after;
}
