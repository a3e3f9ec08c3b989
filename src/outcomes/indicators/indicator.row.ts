import type { PartOfVersion } from '../versions/outcome-links.sql.js';
import type { IndicatorContent } from './indicator-content.js';

export interface IndicatorRow extends IndicatorContent {
  id: string;
  planId: string;
  version: number;
}

/** A value of one year, entered by hand. */
export interface IndicatorValueRow {
  indicatorId: string;
  year: number;
  value: number;
  source: string | null;
  note: string | null;
  byId: string;
  at: Date;
}

/** What a version of an outcome adds to an indicator. */
export interface ContributionRow extends PartOfVersion {
  indicatorId: string;
  value: number;
  note: string | null;
}

/** An entry of the audit trail, as AuditEntry is resolved from it. */
export interface IndicatorChangeRow {
  id: string;
  at: Date;
  byMemberId: string | null;
  action: string;
  subject: string;
  subjectKind: string;
}
