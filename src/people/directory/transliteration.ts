/**
 * Cyrillic letters as Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik and
 * Mongolian write them, in Latin ones.
 */
const latinOf: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    ё: 'yo',
    є: 'ye',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'yi',
    й: 'y',
  },
  ...{
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ў: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
  },
  ...{ ш: 'sh', щ: 'shch', ъ: 'a', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
  ...{ ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'gj', ќ: 'kj', ѕ: 'dz' },
  ...{ ә: 'a', ғ: 'gh', қ: 'q', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', ҳ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u' },
};

/** Latin letters that are more than a letter with a mark. */
const plainOf: Readonly<Record<string, string>> = {
  ...{ ə: 'a', ı: 'i', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'dj', ð: 'd', þ: 'th' },
};

/**
 * What different romanisations write differently, made one; in this order. Ukrainian г is h where the Russian one is g,
 * and c is ц, ч or ћ in one country and к in another, so that each of these pairs counts as the same.
 */
const foldings: readonly (readonly [RegExp, string])[] = [
  [/shch|szcz|sch/g, 's'],
  [/sh|sz/g, 's'],
  [/zh/g, 'z'],
  [/kh|gh|g/g, 'h'],
  [/ph/g, 'f'],
  [/tch|ch|cz|ts|tz|ck|c|q/g, 'k'],
  [/th/g, 't'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/^i+e/g, 'e'],
  [/(?<=.)i+o/g, 'e'],
  [/(?<=.)i+(?=[eu])/g, ''],
  // Müller, Muller and Mueller; Øystein and Oeystein.
  [/(?<=[aou])e+/g, ''],
  [/(.)\1+/g, '$1'],
];

const cyrillic = /\p{Script=Cyrillic}/u;
const marks = /\p{M}/gu;
const apostrophes = /['’‘ʼʹʺ`´"«»“”„]/g;
const words = /[\p{L}\p{N}]+/gu;
const initialYo = /(?<!\p{L})ё/gu;
const barred = /[đђ]|dj/g;

/** Whether a text has Cyrillic letters in it. */
export const isCyrillic = (text: string): boolean => cyrillic.test(text);

/**
 * What a text is searched by: its words in small plain Latin letters, folded so that a name has the same key in
 * Cyrillic and in any of its usual Latin spellings. It is for comparing only and is never shown.
 */
export function searchKey(text: string): string {
  const latin = written(text)
    .replace(initialYo, 'е')
    .replace(apostrophes, '')
    .replace(/[^\p{ASCII}]/gu, inLatin);
  const plain = latin.normalize('NFD').replace(marks, '');
  return (plain.match(words) ?? []).map(folded).join(' ');
}

/**
 * All that a text is found by: the key of each word, and of each other usual spelling of it. Some write Đorđe as
 * Djordje and others as Dorde, Ёлкин as Yolkin and others as Elkin.
 */
export const searchText = (text: string): string =>
  written(text)
    .split(/\s+/)
    .flatMap((word) => [...new Set([word, word.replace(barred, 'd'), word.replace(initialYo, 'йо')].map(searchKey))])
    .filter((key) => key !== '')
    .join(' ');

/**
 * LIKE patterns that all have to match a search key; null when nothing is searched for. A term without any letter or
 * digit gives a pattern that no key matches.
 */
export function searchPatterns(term: string | null | undefined): string[] | null {
  if (!term?.trim()) return null;
  const key = searchKey(written(term).replace(/[đђ]/g, 'd'));
  return key ? key.split(' ').map((word) => `%${word}%`) : ['no letter'];
}

/** A text in small letters, its Cyrillic ones in Latin; marks and other letters of Latin script stay. */
export const latinised = (text: string): string =>
  written(text).replace(/[^\p{ASCII}]/gu, (letter) => latinOf[letter] ?? letter);

const written = (text: string): string => text.normalize('NFC').toLowerCase();

const inLatin = (letter: string): string => latinOf[letter] ?? plainOf[letter] ?? letter;

/** What romanisations write differently, made one, in a word of small plain Latin letters. */
export const folded = (word: string): string => foldings.reduce((text, [from, to]) => text.replace(from, to), word);
