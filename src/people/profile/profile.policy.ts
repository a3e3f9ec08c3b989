import { isContactPointOf, isSecretariat, type Viewer } from '../../access/index.js';
import type { ProfileField, Visibility } from '../../schema-types.js';

/**
 * From the narrowest to the widest, each taking in those before it. What a viewer is to a person is the narrowest level
 * that takes the viewer in: the person and the secretariat, a contact point of the state of the current post that is
 * confirmed, somebody of a common network (or its organiser), anybody signed in, anybody.
 */
export const visibilityLevels = [
  'ONLY_ME',
  'CONTACT_POINT',
  'NETWORK',
  'MEMBERS',
  'PUBLIC',
] as const satisfies readonly Visibility[];

/** Who may see a field until its owner says otherwise. */
export const defaultVisibility: Readonly<Record<ProfileField, Visibility>> = {
  NAME: 'MEMBERS',
  EMAIL: 'NETWORK',
  PHONE: 'CONTACT_POINT',
  PHOTO: 'MEMBERS',
  GENDER: 'ONLY_ME',
  POSTS: 'MEMBERS',
  LANGUAGES: 'MEMBERS',
  EXPERTISE: 'MEMBERS',
  KEYWORDS: 'MEMBERS',
  BIOGRAPHY: 'MEMBERS',
  MEMBERSHIPS: 'MEMBERS',
  AVAILABILITY: 'NETWORK',
  PARTICIPATION: 'CONTACT_POINT',
};

export const profileFields = Object.keys(defaultVisibility) as ProfileField[];

/** What an owner has set; fields left out have their default. */
export type VisibilitySettings = Partial<Record<ProfileField, Visibility>>;

/** The fields that a viewer may see, given what the viewer is to the person. */
export function seenFields(settings: VisibilitySettings, viewerIs: Visibility): Set<ProfileField> {
  return new Set(
    profileFields.filter(
      (field) => visibilityLevels.indexOf(visibilityOf(settings, field)) >= visibilityLevels.indexOf(viewerIs),
    ),
  );
}

/** Who may see a field, as set or by default. */
export const visibilityOf = (settings: VisibilitySettings, field: ProfileField): Visibility =>
  settings[field] ?? defaultVisibility[field];

/** Whether the viewer enters people who have a post in a state, null in none: contact points those of their own. */
export const mayEnter = (viewer: Viewer, state: string | null): boolean =>
  isSecretariat(viewer) || viewer.roles.has('ORGANISER') || isContactPointOf(viewer, state);

/** What decides who may change a profile. */
export interface ProfileFacts {
  isSelf: boolean;
  /** The viewer is the secretariat. */
  bySecretariat: boolean;
  /** The viewer is a contact point of the state of the current post. */
  ofOwnState: boolean;
  /** The viewer organises a network that the person belongs to. */
  ofOwnNetwork: boolean;
  hasAccount: boolean;
  erased: boolean;
}

/** Names of the mutations that the viewer may use on a profile. Who has an account keeps the profile without help. */
export function viewerCan({
  isSelf,
  bySecretariat,
  ofOwnState,
  ofOwnNetwork,
  hasAccount,
  erased,
}: ProfileFacts): string[] {
  if (erased) return [];
  const updateMember = bySecretariat || (!hasAccount && (ofOwnState || ofOwnNetwork));
  return [
    ...(isSelf ? ['updateProfile'] : []),
    ...(updateMember ? ['updateMember'] : []),
    ...(updateMember && !hasAccount ? ['inviteToSignUp'] : []),
  ];
}

/** Whether the viewer is the person or looks after the profile, whatever its owner shows to whom. */
export const looksAfter = ({ isSelf, bySecretariat, ofOwnState, ofOwnNetwork }: ProfileFacts): boolean =>
  isSelf || bySecretariat || ofOwnState || ofOwnNetwork;
