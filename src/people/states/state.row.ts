import type { Texts } from '../../platform/index.js';
import type { StandingPeriod } from './state-standing.js';

export interface StateRow {
  id: string;
  /** ISO 3166-1 alpha-2, or XK. */
  code: string;
  name: Texts;
  footnote: Texts;
  /** By their first day. */
  standings: StandingPeriod[];
}
