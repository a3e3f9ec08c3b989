const numerals: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];
const longestNumeral = 'MMMDCCCLXXXVIII'.length;
const greatestNumeral = 3999;

/** The value of a canonical Roman numeral in Latin capitals, 1 to 3999; null for anything else ("IIII", "vi", ""). */
export function romanToNumber(roman: string): number | null {
  if (roman === '' || roman.length > longestNumeral) return null;
  let value = 0;
  let rest = roman;
  for (const [numeral, worth] of numerals) {
    while (rest.startsWith(numeral)) {
      value += worth;
      rest = rest.slice(numeral.length);
    }
  }
  if (rest !== '' || value > greatestNumeral) return null;
  return numberToRoman(value) === roman ? value : null;
}

/** The canonical Roman numeral of a whole number from 1 to 3999; throws a RangeError for any other. */
export function numberToRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > greatestNumeral) {
    throw new RangeError(`No Roman numeral for ${value}.`);
  }
  let roman = '';
  let rest = value;
  for (const [numeral, worth] of numerals) {
    roman += numeral.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return roman;
}
