import { isContactPointOf, isSecretariat, type Viewer } from '../../access/index.js';
import type { OutcomeStatus } from '../../schema-types.js';

/** What decides about a follow-up. */
export interface FollowUpFacts {
  outcomeStatus: OutcomeStatus;
  isStaff: boolean;
  ownerState: string | null;
}

/** Staff of the outcome and contact points of the state that has to do it say whether a follow-up is done. */
export function maySetFollowUp(viewer: Viewer, { isStaff, ownerState }: FollowUpFacts): boolean {
  return isContactPointOf(viewer, ownerState) || (isStaff && (isSecretariat(viewer) || viewer.roles.has('ORGANISER')));
}

/** The mutations that this viewer may use on a follow-up now. */
export function viewerCanOnFollowUp(viewer: Viewer, facts: FollowUpFacts): string[] {
  return !viewer.readOnly && facts.outcomeStatus !== 'WITHDRAWN' && maySetFollowUp(viewer, facts)
    ? ['setFollowUp']
    : [];
}
