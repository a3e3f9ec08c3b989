import { isContactPointOf, isSecretariat, type Viewer } from '../../access/index.js';
import type { PostRow } from './post.row.js';

/**
 * Whether a post is confirmed by who enters it: the secretariat, a contact point of its state, or organisers for
 * somebody else.
 */
export const vouchesFor = (viewer: Viewer, { memberId, state }: Pick<PostRow, 'memberId' | 'state'>): boolean =>
  isSecretariat(viewer) ||
  isContactPointOf(viewer, state) ||
  (viewer.roles.has('ORGANISER') && viewer.memberId !== memberId);

/** Whether what was confirmed of a post still says it all: it is the same, perhaps for a shorter time. */
export const staysConfirmed = (before: PostRow | undefined, after: Omit<PostRow, 'confirmed'>): boolean =>
  before !== undefined && before.confirmed && !claimsMore(before, after);

function claimsMore(before: PostRow, after: Omit<PostRow, 'confirmed'>): boolean {
  const isAnother = (['title', 'organisationId', 'state'] as const).some((field) => before[field] !== after[field]);
  const beginsEarlier = before.from !== null && (after.from === null || after.from < before.from);
  const endsLater = before.to !== null && (after.to === null || after.to > before.to);
  return isAnother || beginsEarlier || endsLater;
}
