import { soundsOf } from '../matching/spelling.js';
import { type Attendee, type NamedJoin, nameKey } from './attendee.js';

/**
 * The people of a file, each with all times that they joined. Who came under one address is one person under the whole
 * name and a part of it ("Olena Kovalenko", "Olena (phone)"), and several under names that are different ones.
 */
export function togetherUnder(joins: readonly NamedJoin[]): Attendee[] {
  const byPerson = Map.groupBy(joins, ({ email, name }) => email?.toLowerCase() ?? `\n${nameKey(name)}`);
  return [...byPerson.values()]
    .flatMap((own) => (own[0]!.email ? behindAddress(own) : [attendeeOf(own, false)]))
    .sort((one, other) => one.line - other.line);
}

function behindAddress(joins: readonly NamedJoin[]): Attendee[] {
  const named = [...Map.groupBy(joins, ({ name }) => nameKey(name)).values()]
    .map((own) => ({ own, words: new Set(soundsOf(own[0]!.name)) }))
    .sort((one, other) => other.words.size - one.words.size);
  const people: { own: NamedJoin[]; words: ReadonlySet<string> }[] = [];
  for (const { own, words } of named) {
    const same = people.find((person) => [...words].every((word) => person.words.has(word)));
    if (same) same.own.push(...own);
    else people.push({ own: [...own], words });
  }
  return people.map(({ own }) => attendeeOf(own, people.length > 1));
}

/** The first of the joins has the whole name. */
function attendeeOf(joins: readonly NamedJoin[], sharesAddress: boolean): Attendee {
  const [{ name, email }] = joins as [NamedJoin];
  const inOrder = joins.map(({ join }) => join).sort((one, other) => one.line - other.line);
  return { line: inOrder[0]!.line, name, email, sharesAddress, joins: inOrder };
}
