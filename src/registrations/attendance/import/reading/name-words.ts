/** "(Guest)", "[Ministry]": what stands in brackets behind a name is no part of it, or a name of its own. */
const brackets = /[([（]([^()[\]（）]*)[)\]）]/g;

/** A name without what stands in brackets. */
export const bareName = (name: string): string => name.replace(brackets, ' ');

/**
 * "Olena (Guest)" is Olena; "Front desk (Olena Kovalenko)" is what Zoom makes of somebody who has changed the name
 * shown.
 */
export const variantsOf = (name: string): string[] => [
  bareName(name),
  ...[...name.matchAll(brackets)].map(([, inside]) => inside!),
];

/** The words of a name without marks and whatever their case: told apart where search keys tell no longer. */
export const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’ʼ`´]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
