import type { CountingLimits } from '../counting/report-scope.js';

/** One cell of a report: what the report is limited to, and the lines that meet in it; null: no limit. */
export interface FigureCell extends CountingLimits {
  from: string;
  to: string;
  /** The actions of the report, or of the area or action that the cell is about; sub-items included. */
  actionIds: readonly string[];
  /** The network that the cell is about. */
  networkId: string | null;
  state: string | null;
  organisationId: string | null;
  year: number | null;
}

/** Of a cell that is the whole report. */
export const noLine = { networkId: null, state: null, organisationId: null, year: null } satisfies Partial<FigureCell>;
