import { LRUCache } from 'lru-cache';
import { type Texts, textIn } from '../../platform/index.js';
import { isCyrillic } from '../directory/transliteration.js';

export interface PersonNames {
  givenNames: string;
  familyName: string;
  /** The full name in Latin letters, where it is known. */
  latinName: string | null;
}

export const withheldName: Texts = { en: 'Name withheld', ru: 'Имя скрыто' };
export const erasedName: Texts = { en: 'Erased', ru: 'Данные удалены' };

/** Given names before the family name, in the person's own spelling. */
export const nativeName = ({ givenNames, familyName }: PersonNames): string => `${givenNames} ${familyName}`;

/** The name as readers of Latin script get it: a Cyrillic one in Latin letters where these are known. */
export function latinisedName(names: PersonNames): string {
  const name = nativeName(names);
  return names.latinName && isCyrillic(name) ? names.latinName : name;
}

/** Whether a language is written in Cyrillic: ru, uk, bg, sr, kk, but not sr-Latn. */
export function readsCyrillic(locale: string): boolean {
  const known = cyrillicLocales.get(locale) ?? new Intl.Locale(locale).maximize().script === 'Cyrl';
  cyrillicLocales.set(locale, known);
  return known;
}

const cyrillicLocales = new LRUCache<string, boolean>({ max: 100 });

/** The name to print for readers of a language; `names` is null where the caller may not see them. */
export function displayName(names: PersonNames | null, erased: boolean, locale: string): string {
  if (erased) return textIn(erasedName, locale)!;
  if (!names) return textIn(withheldName, locale)!;
  return readsCyrillic(locale) ? nativeName(names) : latinisedName(names);
}
