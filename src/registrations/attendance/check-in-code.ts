import { digits, withoutLookAlikes } from '../../platform/index.js';

const length = 10;

/** A registration's number of 48 bits as it is printed, scanned and typed: "7K3M0-Q2X9H". */
export function checkInCode(number: number): string {
  const written = Array.from(
    { length },
    (_, place) => digits[Math.floor(number / digits.length ** (length - 1 - place)) % digits.length]!,
  ).join('');
  return `${written.slice(0, length / 2)}-${written.slice(length / 2)}`;
}

/**
 * The number behind a code that somebody typed, in small letters, with spaces or with look-alikes; null when it is
 * none.
 */
export function checkInNumber(typed: string): number | null {
  const written = withoutLookAlikes(typed).replace(/[\s-]/g, '');
  if (written.length !== length) return null;
  const values = Array.from(written, (digit) => digits.indexOf(digit));
  const number = values.reduce((sum, value) => sum * digits.length + value, 0);
  return values.includes(-1) || number >= 2 ** 48 ? null : number;
}
