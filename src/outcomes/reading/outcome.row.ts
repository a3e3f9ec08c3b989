import type { Texts } from '../../platform/index.js';
import type { Audience, OutcomeKind, OutcomeStatus } from '../../schema-types.js';

/** An outcome in the version that the viewer sees, with what decides what this viewer may do with it. */
export interface OutcomeRow {
  id: string;
  /** Which version of the outcome this is; `version` counts the changes of the whole. */
  number: number;
  version: number;
  status: OutcomeStatus;
  kind: OutcomeKind;
  title: Texts;
  summary: Texts;
  date: string;
  audience: Audience;
  createdById: string;
  verifiedById: string | null;
  publishedAt: Date | null;
  isStaff: boolean;
  isWriter: boolean;
  hasEvidence: boolean;
  /** Whether another version is published than this one. */
  isPublishedOtherwise: boolean;
}

/** One change of an outcome's status. */
export interface OutcomeChangeRow {
  outcomeId: string;
  at: Date;
  byId: string | null;
  from: OutcomeStatus | null;
  to: OutcomeStatus;
  note: string | null;
}
