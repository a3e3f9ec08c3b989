import { romanToNumber } from './roman-numerals.js';

/**
 * Where something stands in a plan: an area ("VI": number and letter null), an action ("VI.6": letter null) or a
 * sub-item ("I.4.b"). `area` is a canonical Roman numeral in Latin capitals, `number` 1 to 99, `letter` a to z.
 * A code is only unique within its plan.
 */
export interface PlanCode {
  area: string;
  number: number | null;
  letter: string | null;
}

/** A code with the slug of its plan, where the caller named one: "pp-2023-2027:VI.6". */
export interface PlanReference {
  plan: string | null;
  code: PlanCode;
}

/** Cyrillic capitals that a Russian keyboard gives for the Latin ones of a Roman numeral. */
const latinLookalikes: ReadonlyMap<string, string> = new Map([
  ['І', 'I'],
  ['Х', 'X'],
  ['С', 'C'],
  ['М', 'M'],
]);

/** The letters of a Russian list in their order; ё and й are never used in one. */
const russianLetters = 'абвгдежзик';
/** Not among the first letters of a Russian list, so it can only be a Latin c. */
const cyrillicC = 'с';

/** Area alone, "VI.6", "VI 6", and with a letter "I.4.b", "I.4(b)", "I.4 (b)", "I.4 b)", "I.4 b". */
const areaFirstForm = /^(\p{L}+)(?:(?:\.|\s+)([1-9]\d?)(?:\.(\p{L})|\s*\((\p{L})\)|\s+(\p{L})\)?)?)?$/u;
/** "6/VI". */
const numberFirstForm = /^([1-9]\d?)\/(\p{L}+)$/u;
const longestCode = 60;

/**
 * The Latin letter, a to z, that a sub-item's letter stands for; null when it stands for none. A Russian list runs
 * а) б) в) г) д) е), so "в" is c and "е" is f; a Cyrillic "с" can only be a look-alike.
 */
export function latinLetter(letter: string): string | null {
  const lower = letter.toLowerCase();
  if (/^[a-z]$/.test(lower)) return lower;
  if (lower === cyrillicC) return 'c';
  const place = lower.length === 1 ? russianLetters.indexOf(lower) : -1;
  return place < 0 ? null : String.fromCharCode('a'.charCodeAt(0) + place);
}

/**
 * Reads a code as people write it: "VI.6", "VI 6", "6/VI", "vi.6", "I.4.b", "I.4(b)", "I.4 b)", also in Cyrillic
 * look-alikes, with white space around. Null when it is no code; whether such an action exists is not asked here.
 */
export function parseCode(text: string): PlanCode | null {
  const trimmed = text.trim();
  if (trimmed.length > longestCode) return null;

  const numberFirst = numberFirstForm.exec(trimmed);
  if (numberFirst) return codeOf(numberFirst[2], numberFirst[1], undefined);

  const areaFirst = areaFirstForm.exec(trimmed);
  if (!areaFirst) return null;
  return codeOf(areaFirst[1], areaFirst[2], areaFirst[3] ?? areaFirst[4] ?? areaFirst[5]);
}

/** Reads "VI.6" (plan null: the current one) or "pp-2023-2027:VI.6"; null when it is neither. */
export function parseReference(text: string): PlanReference | null {
  const colon = text.indexOf(':');
  const code = parseCode(text.slice(colon + 1));
  if (!code) return null;
  if (colon < 0) return { plan: null, code };

  const plan = text.slice(0, colon).trim();
  return /^[a-z0-9-]+$/.test(plan) ? { plan, code } : null;
}

/** The one printed form: "VI", "VI.6", "I.4.b". */
export function formatCode(code: PlanCode): string {
  return [code.area, code.number, code.letter].filter((part) => part !== null).join('.');
}

/** Orders codes of one plan by area, number and letter, never as text; what contains comes before what it contains. */
export function compareCodes(first: PlanCode, second: PlanCode): number {
  return (
    (romanToNumber(first.area) ?? 0) - (romanToNumber(second.area) ?? 0) ||
    (first.number ?? 0) - (second.number ?? 0) ||
    letterOrder(first.letter) - letterOrder(second.letter)
  );
}

function letterOrder(letter: string | null): number {
  return letter?.charCodeAt(0) ?? 0;
}

function codeOf(area: string | undefined, number: string | undefined, letter: string | undefined): PlanCode | null {
  const roman = [...(area ?? '').toUpperCase()].map((sign) => latinLookalikes.get(sign) ?? sign).join('');
  if (romanToNumber(roman) === null) return null;

  const latin = letter === undefined ? null : latinLetter(letter);
  if (letter !== undefined && latin === null) return null;
  return { area: roman, number: number === undefined ? null : Number(number), letter: latin };
}
