import type { Texts } from '../../platform/index.js';

/** What somebody wrote of the whole report, of an area or of an action. */
export interface NarrativeRow {
  areaId: string | null;
  actionId: string | null;
  text: Texts;
  writtenAt: Date;
}
