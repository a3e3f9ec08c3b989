import { getNamedType, type GraphQLInputType, type GraphQLNamedType, isInputObjectType } from 'graphql';

/** What arguments and fields of filters are called that look for words. */
export const searchName = 'search';
const fewestLetters = 2;

const letters = /[\p{L}\p{N}]/gu;
/** Where one character is a word, or a syllable. */
const withoutAlphabet =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Yiii}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}\p{sc=Ethi}]/u;

/** Whether somebody looks for so little that nearly everything has it. An empty search looks for nothing. */
export function saysTooLittle(search: string): boolean {
  const found = search.match(letters)?.length ?? 0;
  return search.trim() !== '' && found < fewestLetters && !withoutAlphabet.test(search);
}

const known = new WeakMap<GraphQLNamedType, boolean>();

/** Whether something can be searched for with an argument or a field of this name and type. */
export function canSearch(name: string, given: GraphQLInputType): boolean {
  const type = getNamedType(given);
  if (!isInputObjectType(type)) return name === searchName;
  const before = known.get(type);
  if (before !== undefined) return before;
  // An input that holds others of its own kind can search where one of the others can.
  known.set(type, false);
  const can = Object.values(type.getFields()).some((field) => canSearch(field.name, field.type));
  known.set(type, can);
  return can;
}
