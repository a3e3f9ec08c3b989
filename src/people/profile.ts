import { type Message, mergeTexts, Problems, type Texts } from '../platform/index.js';
import type { Gender, LanguageSkill, ProfileField, UpdateProfileInput, Visibility } from '../schema-types.js';
import type { Names } from './display-name.js';
import type { VisibilitySettings } from './profile.policy.js';

/** What a profile holds besides posts and expertise, which refer to other things. */
export interface Profile extends Names {
  email: string | null;
  phone: string | null;
  gender: Gender | null;
  keywords: string[];
  biography: Texts;
  availableUntil: string | null;
  visibility: VisibilitySettings;
  profileConfirmedAt: Date | null;
  languages: LanguageSkill[];
}

export const emptyProfile: Profile = {
  givenNames: '',
  familyName: '',
  latinName: null,
  email: null,
  phone: null,
  gender: null,
  keywords: [],
  biography: {},
  availableUntil: null,
  visibility: {},
  profileConfirmedAt: null,
  languages: [],
};

/**
 * What an input makes of a profile: what is left out stays, null unsets.
 * @throws Problem BAD_INPUT with everything that does not fit
 */
export function withChanges(profile: Profile, input: UpdateProfileInput, now: Date): Profile {
  const problems = new Problems();
  const changed: Profile = {
    givenNames: textOr(profile.givenNames, input.givenNames) ?? '',
    familyName: textOr(profile.familyName, input.familyName) ?? '',
    latinName: textOr(profile.latinName, input.latinName),
    email: textOr(profile.email, input.email),
    phone: textOr(profile.phone, input.phone),
    gender: input.gender === undefined ? profile.gender : input.gender,
    keywords: input.keywords === undefined ? profile.keywords : withoutRepetitions(input.keywords ?? []),
    biography: input.biography === null ? {} : mergeTexts(profile.biography, input.biography),
    availableUntil: input.availableUntil === undefined ? profile.availableUntil : input.availableUntil,
    visibility: input.visibility === null ? {} : { ...profile.visibility, ...settingsOf(input.visibility ?? []) },
    profileConfirmedAt: input.confirmed ? now : profile.profileConfirmedAt,
    languages: input.languages === undefined ? profile.languages : (input.languages ?? []),
  };
  if (!changed.givenNames) problems.add('input.givenNames', needed);
  if (!changed.familyName) problems.add('input.familyName', needed);
  if (changed.latinName && notLatin.test(changed.latinName)) {
    problems.add('input.latinName', { en: 'Write the name in Latin letters.', ru: 'Напишите имя латинскими буквами.' });
  }
  const named = new Set<string>();
  changed.languages.forEach(({ language }, index) => {
    if (named.has(language))
      problems.add(`input.languages.${index}.language`, {
        en: 'This language is named twice.',
        ru: 'Этот язык указан дважды.',
      });
    named.add(language);
  });
  problems.throwIfAny();
  return changed;
}

const needed: Message = { en: 'A value is required here.', ru: 'Здесь требуется значение.' };
const notLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** The text that an input sets: undefined keeps the one there is, null or nothing but spaces unsets it. */
const textOr = (kept: string | null, given: string | null | undefined): string | null =>
  given === undefined ? kept : given?.trim() || null;

/** Trimmed; of words that differ in case alone the first one stays. */
function withoutRepetitions(keywords: readonly string[]): string[] {
  const byWord = new Map<string, string>();
  for (const keyword of keywords.map((word) => word.trim())) {
    if (keyword && !byWord.has(keyword.toLowerCase())) byWord.set(keyword.toLowerCase(), keyword);
  }
  return [...byWord.values()];
}

const settingsOf = (settings: readonly { field: ProfileField; visibility: Visibility }[]): VisibilitySettings =>
  Object.fromEntries(settings.map(({ field, visibility }) => [field, visibility]));
