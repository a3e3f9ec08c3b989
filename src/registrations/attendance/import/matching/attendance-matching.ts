import { isCyrillic, searchKey } from '../../../../people/directory/transliteration.js';
import type { Attendee } from '../reading/attendee.js';
import { variantsOf, wordsOf } from '../reading/name-words.js';
import { soundsOf } from './spelling.js';

/** Somebody with a confirmed seat, as far as a meeting service may know the person. */
export interface ConfirmedPerson {
  registrationId: string;
  email: string | null;
  givenNames: string;
  familyName: string;
  /** The full name in Latin letters, where it is known. */
  latinName: string | null;
}

/** Why somebody is proposed. */
export type MatchReason = 'ADDRESS' | 'NAME' | 'SPELLING' | 'INITIALS' | 'PART' | 'ONE_WORD';

export interface Candidate {
  registrationId: string;
  reason: MatchReason;
}

/** Whose attendance a line of a file is: of one, or of nobody when several may be meant. */
export interface AttendeeMatch {
  registrationId: string | null;
  candidates: Candidate[];
}

export type NamedAttendee = Pick<Attendee, 'name' | 'email' | 'sharesAddress'>;

/**
 * Answers whom of these people somebody in a file is: by e-mail address, then by full name as it is written, then by
 * the same name in the other script. Who may be several, or is written otherwise, is proposed and not guessed.
 */
export function matching(participants: readonly ConfirmedPerson[]): (attendee: NamedAttendee) => AttendeeMatch {
  const byEmail = new Map(participants.map((person) => [person.email?.toLowerCase(), person.registrationId]));
  const exact = indexOf(participants, (name) => [inAnyOrder(wordsOf(name))]);
  const inScript = {
    latin: indexOf(participants, (name) => (isCyrillic(name) ? [] : [inAnyOrder(searchKey(name).split(' '))])),
    cyrillic: indexOf(participants, (name) => (isCyrillic(name) ? [inAnyOrder(searchKey(name).split(' '))] : [])),
  };
  const propose = proposing(participants);
  const byName = (variant: string): ReadonlySet<string> => {
    const other = inScript[isCyrillic(variant) ? 'latin' : 'cyrillic'];
    return exact.get(inAnyOrder(wordsOf(variant))) ?? other.get(inAnyOrder(searchKey(variant).split(' '))) ?? nobody;
  };
  return ({ name, email, sharesAddress }) => {
    const own = (email && byEmail.get(email.toLowerCase())) || null;
    const named = variantsOf(name)
      .map(byName)
      .find((found) => found.size > 0);
    if (own && (named ? named.has(own) : !sharesAddress)) return is(own);
    // Another one's name under this address: of a shared account the name tells, else neither does.
    if (named?.size === 1 && (!own || sharesAddress)) return is([...named][0]!);
    const candidates = new Map<string, Candidate>();
    const add = (registrationId: string, reason: MatchReason): void => {
      if (!candidates.has(registrationId)) candidates.set(registrationId, { registrationId, reason });
    };
    for (const id of named ?? []) add(id, 'NAME');
    if (!named) for (const { registrationId, reason } of propose(name)) add(registrationId, reason);
    if (own) add(own, 'ADDRESS');
    return { registrationId: null, candidates: [...candidates.values()].slice(0, mostCandidates) };
  };
}

type NameIndex = ReadonlyMap<string, ReadonlySet<string>>;

const nobody: ReadonlySet<string> = new Set();

const is = (registrationId: string): AttendeeMatch => ({ registrationId, candidates: [] });

/** The words of a name, however they were ordered. */
const inAnyOrder = (words: readonly string[]): string => words.toSorted().join(' ');

const namesOf = ({ givenNames, familyName, latinName }: ConfirmedPerson): string[] => [
  `${givenNames} ${familyName}`,
  ...(latinName ? [latinName] : []),
];

/** Whose native or Latin name has which keys; a name without letters has none. */
function indexOf(participants: readonly ConfirmedPerson[], keysOf: (name: string) => readonly string[]): NameIndex {
  const index = new Map<string, Set<string>>();
  for (const person of participants) {
    for (const key of namesOf(person).flatMap(keysOf)) {
      if (key) index.set(key, (index.get(key) ?? new Set()).add(person.registrationId));
    }
  }
  return index;
}

const mostCandidates = 10;
const mostLookedAt = 50;
/** A single word that more people bear says nothing. */
const mostOfOneWord = 3;
const shortestOfOneWord = 3;

/** Proposes who has the same name written otherwise, with initials, in part, or with one word of it that is rare. */
function proposing(participants: readonly ConfirmedPerson[]): (name: string) => Candidate[] {
  const whole = indexOf(participants, (name) => [inAnyOrder(soundsOf(name))]);
  const byWord = indexOf(participants, (name) => [...new Set(soundsOf(name))]);
  const spoken = new Map(participants.map((person) => [person.registrationId, namesOf(person).map(soundsOf)]));
  return (name) => {
    const variants = variantsOf(name).map(soundsOf);
    const same = variants.flatMap((words) => [...(whole.get(inAnyOrder(words)) ?? [])]);
    if (same.length > 0) return same.map((registrationId) => ({ registrationId, reason: 'SPELLING' }));
    const words = [...new Set(variants[0])];
    const known = words.filter((word) => byWord.has(word)).sort((one, other) => bearers(one) - bearers(other));
    const near = new Set(known.flatMap((word) => [...byWord.get(word)!].slice(0, mostLookedAt)));
    const found = [...near].flatMap((registrationId): Candidate[] => {
      const reason = likeness(words, spoken.get(registrationId)!);
      return reason && (reason !== 'ONE_WORD' || isRare(words)) ? [{ registrationId, reason }] : [];
    });
    return found.sort((one, other) => reasons.indexOf(one.reason) - reasons.indexOf(other.reason));
  };

  function bearers(word: string): number {
    return byWord.get(word)!.size;
  }

  function isRare([word]: readonly string[]): boolean {
    return word !== undefined && word.length >= shortestOfOneWord && bearers(word) <= mostOfOneWord;
  }
}

const reasons: readonly MatchReason[] = ['NAME', 'SPELLING', 'INITIALS', 'PART', 'ONE_WORD', 'ADDRESS'];

/** What the words of a name have in common with a person's names. */
function likeness(words: readonly string[], names: readonly (readonly string[])[]): MatchReason | null {
  const found = names.map((name): MatchReason | null => {
    const shared = words.filter((word) => word.length > 1 && name.includes(word));
    if (shared.length === 0) return null;
    const others = words.filter((word) => !shared.includes(word));
    const initials = others.every((word) => word.length === 1 && name.some((own) => own.startsWith(word)));
    if (others.length > 0 && initials) return 'INITIALS';
    if (shared.length > 1) return 'PART';
    return words.length === 1 ? 'ONE_WORD' : null;
  });
  return reasons.find((reason) => found.includes(reason)) ?? null;
}
