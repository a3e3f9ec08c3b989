import { searchKey } from '../../../people/index.js';
import type { Attendee } from './attendance-file.js';

/** Somebody with a confirmed seat, as far as a meeting service may know the person. */
export interface ConfirmedPerson {
  registrationId: string;
  email: string | null;
  givenNames: string;
  familyName: string;
  /** The full name in Latin letters, where it is known. */
  latinName: string | null;
}

/** Whose attendance a line of a file is: of one, or of nobody when several may be meant. */
export interface AttendeeMatch {
  registrationId: string | null;
  candidateIds: string[];
}

/**
 * Answers whom of these people somebody in a file is: by e-mail address, then by full name. Who may be several is not
 * guessed.
 */
export function matching(participants: readonly ConfirmedPerson[]): (attendee: Attendee) => AttendeeMatch {
  const byEmail = new Map(participants.map((person) => [person.email?.toLowerCase(), person.registrationId]));
  const exact = indexOf(participants, (name) => [inAnyOrder(asWritten(name))]);
  const folded = indexOf(participants, (name) => [inAnyOrder(searchKey(name))]);
  const byWord = indexOf(participants, (name) => searchKey(name).split(' '));
  return ({ name, email }) => {
    const own = email && byEmail.get(email.toLowerCase());
    if (own) return { registrationId: own, candidateIds: [] };
    for (const variant of variantsOf(name)) {
      const found =
        exact.get(inAnyOrder(asWritten(variant))) ?? folded.get(inAnyOrder(searchKey(variant))) ?? new Set();
      if (found.size === 1) return { registrationId: [...found][0]!, candidateIds: [] };
      if (found.size > 1) return { registrationId: null, candidateIds: [...found] };
    }
    return { registrationId: null, candidateIds: alike(byWord, name) };
  };
}

type NameIndex = ReadonlyMap<string, ReadonlySet<string>>;

/** Whose native or Latin name has which keys; a name without letters has none. */
function indexOf(participants: readonly ConfirmedPerson[], keysOf: (name: string) => readonly string[]): NameIndex {
  const index = new Map<string, Set<string>>();
  for (const { registrationId, givenNames, familyName, latinName } of participants) {
    const names = [`${givenNames} ${familyName}`, ...(latinName ? [latinName] : [])];
    for (const key of names.flatMap(keysOf)) {
      if (key) index.set(key, (index.get(key) ?? new Set()).add(registrationId));
    }
  }
  return index;
}

/** The words of a name, however they were ordered. */
const inAnyOrder = (key: string): string => key.split(' ').sort().join(' ');

/** A name without its marks, whatever its case: told apart where the search key tells no longer. */
const asWritten = (name: string): string =>
  (
    name
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}|['’ʼ`´]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');

/**
 * "Olena (Guest)" is Olena; "Front desk (Olena Kovalenko)" is what Zoom makes of somebody who has changed the name
 * shown.
 */
function variantsOf(name: string): string[] {
  const brackets = /[([]([^()[\]]*)[)\]]/g;
  return [name.replace(brackets, ' '), ...[...name.matchAll(brackets)].map(([, inside]) => inside!)];
}

const mostCandidates = 10;
const mostLookedAt = 100;

/** Who shares at least two words with a name, as one of two family names or without the father's. */
function alike(byWord: NameIndex, name: string): string[] {
  const bearers = [...new Set(searchKey(name).split(' '))].flatMap((word) => byWord.get(word) ?? []);
  const [, ...rarer] = bearers.sort((one, other) => other.size - one.size);
  const found = new Set<string>();
  // Whoever is found by two words is found by one that is not the most frequent.
  for (const id of rarer.flatMap((ids) => [...ids].slice(0, mostLookedAt))) {
    if (found.size === mostCandidates) break;
    if (bearers.filter((ids) => ids.has(id)).length > 1) found.add(id);
  }
  return [...found];
}
