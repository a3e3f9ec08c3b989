import { isSecretariat, type Viewer } from '../../access/index.js';
import { extensionOf, type Texts } from '../../platform/index.js';
import type { FieldVisibility, Gender, LanguageSkill, ProfileField } from '../../schema-types.js';
import type { PostRow } from '../posts/post.row.js';
import type { PersonNames } from './display-name.js';
import {
  looksAfter,
  type ProfileFacts,
  profileFields,
  seenFields,
  viewerCan,
  visibilityLevels,
  visibilityOf,
  type VisibilitySettings,
} from './profile.policy.js';

/** A person as the database has it, with what the viewer is to this person. */
export interface MemberRecord extends PersonNames {
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
  currentPost: PostRow | null;
  /** Code of the state of the current post that is confirmed. */
  currentState: string | null;
  posts: PostRow[];
  languages: LanguageSkill[];
  expertiseIds: string[];
  erased: boolean;
  hasAccount: boolean;
  /** Place in `visibilityLevels`. */
  viewerIs: number;
  ofOwnState: boolean;
  ofOwnNetwork: boolean;
}

/** The record for a viewer who knows the person's name anyway. Whoever sees all of it gets the settings as they are. */
export const knownByName = (record: MemberRecord): MemberRecord =>
  visibilityLevels[record.viewerIs] === 'ONLY_ME'
    ? record
    : { ...record, settings: { ...record.settings, NAME: 'PUBLIC' } };

const fieldsByDefault = new Map<number, ReadonlySet<ProfileField>>();

/** The fields that are seen; most people have set nothing, so theirs are worked out once. */
function fieldsSeen({ erased, settings, viewerIs }: MemberRecord): ReadonlySet<ProfileField> {
  if (erased) return nothing;
  if (Object.keys(settings).length > 0) return seenFields(settings, visibilityLevels[viewerIs]!);
  const fields = fieldsByDefault.get(viewerIs) ?? seenFields(settings, visibilityLevels[viewerIs]!);
  fieldsByDefault.set(viewerIs, fields);
  return fields;
}

const nothing: ReadonlySet<ProfileField> = new Set();

/**
 * A person as one viewer may see it: what is hidden is null. The one place where visibility is applied to a person.
 * Of the record only what was asked for is there.
 */
export class MemberRow {
  readonly id: string;
  readonly version: number;
  readonly erased: boolean;
  /** The fields that this viewer may see; other rooms hold what they add to a profile against it. */
  readonly visibleFields: ReadonlySet<ProfileField>;

  constructor(
    private readonly viewer: Viewer,
    private readonly record: MemberRecord,
  ) {
    this.id = record.id;
    this.version = record.version;
    this.erased = record.erased;
    this.visibleFields = fieldsSeen(record);
  }

  get names(): PersonNames | null {
    return this.shown('NAME', this.record);
  }
  get givenNames(): string | null {
    return this.shown('NAME', this.record.givenNames);
  }
  get familyName(): string | null {
    return this.shown('NAME', this.record.familyName);
  }
  get latinName(): string | null {
    return this.shown('NAME', this.record.latinName);
  }
  get email(): string | null {
    return this.shown('EMAIL', this.record.email);
  }
  get phone(): string | null {
    return this.shown('PHONE', this.record.phone);
  }
  get gender(): Gender | null {
    return this.shown('GENDER', this.record.gender);
  }
  get currentPost(): PostRow | null {
    return this.shown('POSTS', this.record.currentPost);
  }
  get posts(): PostRow[] | null {
    return this.shown('POSTS', this.record.posts);
  }
  /** Code of the state of the current post that is confirmed. */
  get state(): string | null {
    return this.shown('POSTS', this.record.currentState);
  }
  get languages(): LanguageSkill[] | null {
    return this.shown('LANGUAGES', this.record.languages);
  }
  get expertiseIds(): string[] | null {
    return this.shown('EXPERTISE', this.record.expertiseIds);
  }
  get keywords(): string[] | null {
    return this.shown('KEYWORDS', this.record.keywords);
  }
  get availableUntil(): string | null {
    return this.shown('AVAILABILITY', this.record.availableUntil);
  }
  get biography(): Texts | null {
    return this.shown('BIOGRAPHY', this.record.biography);
  }
  /** The owner's own settings, for the owner and the secretariat. */
  get visibility(): FieldVisibility[] | null {
    const { isSelf, bySecretariat, erased } = this.facts;
    return !erased && (isSelf || bySecretariat)
      ? profileFields.map((field) => ({ field, visibility: visibilityOf(this.record.settings, field) }))
      : null;
  }
  get profileConfirmedAt(): Date | null {
    return this.isLookedAfter ? this.record.profileConfirmedAt : null;
  }
  /** Whether this viewer is the person or looks after the profile; nobody does so of somebody erased. */
  get isLookedAfter(): boolean {
    return !this.erased && looksAfter(this.facts);
  }
  get viewerCan(): string[] {
    return viewerCan(this.facts);
  }

  /** What a later room brought along for a field; undefined where it has to be read on its own. */
  extension<Brought>(field: string): Brought | undefined {
    return extensionOf<Brought>(this.record, field);
  }

  private get facts(): ProfileFacts {
    return {
      ...this.record,
      isSelf: this.record.id === this.viewer.memberId,
      bySecretariat: isSecretariat(this.viewer),
    };
  }

  private shown<Value>(field: ProfileField, value: Value): Value | null {
    return this.visibleFields.has(field) ? value : null;
  }
}
