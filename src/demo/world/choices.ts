import { createHash } from 'node:crypto';
import type { LocalisedInput } from '../../schema-types.js';

/** A number from 0 to 1, always the same for a text: the world looks random and is the same at each start. */
export function lot(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

export const chance = (text: string, share: number): boolean => lot(text) < share;

/** The texts of both languages as inputs take them. */
export const both = ({ en, ru }: { en: string; ru: string }): LocalisedInput[] => [
  { locale: 'en', text: en },
  { locale: 'ru', text: ru },
];

/** The same list in an order of its own for each text. */
export function shuffled<T>(items: readonly T[], text: string): T[] {
  return items
    .map((item, index) => ({ item, place: lot(`${text} ${index}`) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
