import type { FigureCauseChange, FigureCauseKind } from '../../../schema-types.js';
import type { FigureOnLine } from './explaining-figures.js';

/** What a field said; ids where it names something else. */
export type Said =
  | { text: string | null }
  | { actionIds: readonly string[] }
  | { networkIds: readonly string[] }
  | { organisationId: string }
  | { partnerIds: readonly string[] }
  | { memberId: string };

/** A record that changed a figure, and what about it. */
export interface Cause {
  kind: FigureCauseKind;
  record: string;
  change: FigureCauseChange;
  /** Null: it came in or fell out, by whichever field. */
  field: string | null;
  from: Said;
  to: Said;
  eventId: string | null;
  memberIds: readonly string[];
  outcomeId: string | null;
  networkId: string | null;
  /** The figure that counted it on one side alone. */
  of: FigureOnLine;
}
