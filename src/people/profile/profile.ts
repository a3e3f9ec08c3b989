import { mergeTexts, Problems, type Texts, valueRequired } from '../../platform/index.js';
import type { Gender, LanguageSkill, ProfileField, UpdateProfileInput, Visibility } from '../../schema-types.js';
import type { PersonNames } from './display-name.js';
import type { VisibilitySettings } from './profile.policy.js';

/** What a profile holds besides posts and expertise, which refer to other things. */
export interface Profile extends PersonNames {
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
export function settleProfile(before: Profile, input: UpdateProfileInput, now: Date): Profile {
  const problems = new Problems();
  const after: Profile = {
    givenNames: textOr(before.givenNames, input.givenNames) ?? '',
    familyName: textOr(before.familyName, input.familyName) ?? '',
    latinName: textOr(before.latinName, input.latinName),
    email: textOr(before.email, input.email),
    phone: textOr(before.phone, input.phone),
    gender: input.gender === undefined ? before.gender : input.gender,
    keywords: input.keywords === undefined ? before.keywords : withoutRepetitions(input.keywords ?? []),
    biography: input.biography === null ? {} : mergeTexts(before.biography, input.biography),
    availableUntil: input.availableUntil === undefined ? before.availableUntil : input.availableUntil,
    visibility: input.visibility === null ? {} : { ...before.visibility, ...settingsOf(input.visibility ?? []) },
    profileConfirmedAt: input.confirmed ? now : before.profileConfirmedAt,
    languages: input.languages === undefined ? before.languages : (input.languages ?? []),
  };
  if (!after.givenNames) problems.add('input.givenNames', valueRequired);
  if (!after.familyName) problems.add('input.familyName', valueRequired);
  if (after.latinName && notLatin.test(after.latinName)) {
    problems.add('input.latinName', { en: 'Write the name in Latin letters.', ru: 'Напишите имя латинскими буквами.' });
  }
  const named = new Set<string>();
  after.languages.forEach(({ language }, index) => {
    if (named.has(language))
      problems.add(`input.languages.${index}.language`, {
        en: 'This language is named twice.',
        ru: 'Этот язык указан дважды.',
      });
    named.add(language);
  });
  problems.throwIfAny();
  return after;
}

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
