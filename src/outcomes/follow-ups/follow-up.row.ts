import type { Texts } from '../../platform/index.js';
import type { PartOfVersion } from '../versions/outcome-links.sql.js';
import type { FollowUpStatus, OutcomeStatus } from '../../schema-types.js';

/** A follow-up in the version that the viewer sees, with what decides what this viewer may do with it. */
export interface FollowUpRow extends PartOfVersion {
  id: string;
  title: Texts;
  ownerState: string | null;
  ownerOrganisationId: string | null;
  dueOn: string | null;
  overdue: boolean;
  status: FollowUpStatus;
  note: string | null;
  doneAt: Date | null;
  outcomeStatus: OutcomeStatus;
  /** Of the outcome, whose current version has this follow-up. */
  isStaff: boolean;
}
