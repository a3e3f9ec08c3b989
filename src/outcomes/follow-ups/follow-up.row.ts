import type { Texts } from '../../platform/index.js';
import type { FollowUpStatus, OutcomeStatus } from '../../schema-types.js';

/** A follow-up in the version that the viewer sees, with what decides what this viewer may do with it. */
export interface FollowUpRow {
  id: string;
  outcomeId: string;
  title: Texts;
  ownerState: string | null;
  ownerOrganisationId: string | null;
  dueOn: string | null;
  overdue: boolean;
  status: FollowUpStatus;
  note: string | null;
  doneAt: Date | null;
  outcomeStatus: OutcomeStatus;
  isStaff: boolean;
}
