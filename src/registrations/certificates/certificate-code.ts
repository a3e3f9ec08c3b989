import { randomBytes } from 'node:crypto';
import { digits, withoutLookAlikes } from '../../platform/index.js';

const [length, block] = [16, 4];

/** A new code of 80 random bits, "7K3M-0Q2X-9HTB-WE5R". */
export function newCode(): string {
  return inBlocks([...randomBytes(length)].map((byte) => digits[byte % digits.length]).join(''));
}

/** The code that somebody typed, in small letters, with spaces or with look-alikes; null when it is none. */
export function codeFrom(typed: string): string | null {
  const read = withoutLookAlikes(typed).replaceAll(/[\s\p{Pd}]/gu, '');
  return read.length === length && [...read].every((digit) => digits.includes(digit)) ? inBlocks(read) : null;
}

const inBlocks = (code: string): string =>
  Array.from({ length: length / block }, (_, place) => code.slice(place * block, (place + 1) * block)).join('-');
