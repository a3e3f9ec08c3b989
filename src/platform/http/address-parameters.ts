import type { Message, Problems } from '../problem.js';

/** What an address may say behind its question mark: parameters of one value, and lists. */
export interface AddressParameters<Single extends string, List extends string> {
  single: readonly Single[];
  lists: readonly List[];
}

/**
 * What an address says. Lists are repeated or separated by commas; what is empty counts as left out, as forms send it.
 * What does not fit is added to `problems`, a parameter that there is not as well: a slip of the pen never gives
 * something else than was asked for.
 */
export function parametersOf<Single extends string, List extends string>(
  query: Readonly<Record<string, unknown>>,
  { single, lists }: AddressParameters<Single, List>,
  problems: Problems,
): { [Name in Single]?: string } & { [Name in List]?: string[] } {
  const found: Record<string, string | string[]> = {};
  for (const [name, given] of Object.entries(query)) {
    const values = [given]
      .flat()
      .map(String)
      .filter((value) => value !== '');
    if (isOneOf(lists, name)) {
      const items = values.flatMap((value) => value.split(',')).map((item) => item.trim());
      const named = items.filter((item) => item !== '');
      if (named.length > 0) found[name] = named;
    } else if (!isOneOf(single, name)) {
      problems.add(name, noSuchParameter([...single, ...lists]));
    } else if (values.length > 1) {
      problems.add(name, onlyOne);
    } else if (values[0] !== undefined) {
      found[name] = values[0];
    }
  }
  return found as { [Name in Single]?: string } & { [Name in List]?: string[] };
}

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

const noSuchParameter = (possible: readonly string[]): Message => ({
  en: `There is no such parameter here; there are: ${possible.join(', ')}.`,
  ru: `Здесь нет такого параметра; есть: ${possible.join(', ')}.`,
});
const onlyOne: Message = { en: 'Only one value is possible here.', ru: 'Здесь возможно только одно значение.' };
