import { isSecretariat, type Viewer } from '../access/index.js';
import type { Texts } from '../platform/index.js';
import type { FieldVisibility, Gender, LanguageSkill, ProfileField } from '../schema-types.js';
import type { Names } from './display-name.js';
import {
  levels,
  type ProfileFacts,
  profileFields,
  seenFields,
  seesConfirmation,
  viewerCan,
  visibilityOf,
  type VisibilitySettings,
} from './profile.policy.js';

export interface PostRow {
  id: string;
  memberId: string;
  title: string;
  organisationId: string | null;
  /** A state's code. */
  state: string | null;
  /** Days; null: not known, or while it lasts. */
  from: string | null;
  to: string | null;
}

/** A person as the database has it, with what the viewer is to this person. */
export interface MemberRecord extends Names {
  id: string;
  version: number;
  email: string | null;
  phone: string | null;
  gender: Gender | null;
  keywords: string[];
  biography: Texts;
  availableUntil: string | null;
  settings: VisibilitySettings;
  profileConfirmedAt: Date | null;
  currentPostId: string | null;
  posts: PostRow[];
  languages: LanguageSkill[];
  expertiseIds: string[];
  erased: boolean;
  hasAccount: boolean;
  /** Place in `levels`. */
  viewerIs: number;
  ofOwnState: boolean;
  ofOwnNetwork: boolean;
}

/** A person as one viewer may see it: what is hidden is null. */
export interface MemberRow {
  id: string;
  version: number;
  erased: boolean;
  /** The fields that this viewer may see; other rooms hold what they add to a profile against it. */
  visibleFields: ReadonlySet<ProfileField>;
  names: Names | null;
  givenNames: string | null;
  familyName: string | null;
  latinName: string | null;
  email: string | null;
  phone: string | null;
  gender: Gender | null;
  currentPost: PostRow | null;
  posts: PostRow[] | null;
  /** Code of the current post's state. */
  state: string | null;
  languages: LanguageSkill[] | null;
  expertiseIds: string[] | null;
  keywords: string[] | null;
  availableUntil: string | null;
  biography: Texts | null;
  visibility: FieldVisibility[] | null;
  profileConfirmedAt: Date | null;
  viewerCan: string[];
}

/** Takes out of a record what the viewer may not see: the one place where visibility is applied to a person. */
export function asSeenBy(viewer: Viewer, record: MemberRecord): MemberRow {
  const facts: ProfileFacts = {
    ...record,
    isSelf: record.id === viewer.memberId,
    bySecretariat: isSecretariat(viewer),
  };
  const visibleFields = record.erased ? new Set<ProfileField>() : seenFields(record.settings, levels[record.viewerIs]!);
  const shown = <Value>(field: ProfileField, value: Value): Value | null => (visibleFields.has(field) ? value : null);
  const currentPost = shown('POSTS', record.posts.find(({ id }) => id === record.currentPostId) ?? null);
  const keepsIt = !record.erased && (facts.isSelf || facts.bySecretariat);
  return {
    id: record.id,
    version: record.version,
    erased: record.erased,
    visibleFields,
    names: shown('NAME', { givenNames: record.givenNames, familyName: record.familyName, latinName: record.latinName }),
    givenNames: shown('NAME', record.givenNames),
    familyName: shown('NAME', record.familyName),
    latinName: shown('NAME', record.latinName),
    email: shown('EMAIL', record.email),
    phone: shown('PHONE', record.phone),
    gender: shown('GENDER', record.gender),
    currentPost,
    posts: shown('POSTS', record.posts),
    state: currentPost?.state ?? null,
    languages: shown('LANGUAGES', record.languages),
    expertiseIds: shown('EXPERTISE', record.expertiseIds),
    keywords: shown('KEYWORDS', record.keywords),
    availableUntil: shown('AVAILABILITY', record.availableUntil),
    biography: shown('BIOGRAPHY', record.biography),
    visibility: keepsIt
      ? profileFields.map((field) => ({ field, visibility: visibilityOf(record.settings, field) }))
      : null,
    profileConfirmedAt: !record.erased && seesConfirmation(facts) ? record.profileConfirmedAt : null,
    viewerCan: viewerCan(facts),
  };
}
