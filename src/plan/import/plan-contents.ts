import type { Texts } from '../../platform/index.js';
import type { ActionRow, AreaRow } from '../plan.row.js';

/** The areas and actions of a plan as they are kept. */
export interface KeptItems {
  areas: readonly AreaRow[];
  actions: readonly ActionRow[];
}

/** A whole plan that is to be added; lists are in its order. */
export interface PlanContents {
  slug: string;
  title: Texts;
  startsOn: string;
  endsOn: string;
  areas: readonly AreaContents[];
}

export interface AreaContents {
  code: string;
  title: Texts;
  officialTitle?: Texts;
  actions: readonly ActionContents[];
}

export interface ActionContents {
  code: string;
  title: Texts;
  officialText?: Texts;
  keywords?: readonly string[];
  isPrinciple?: boolean;
  subActions?: readonly ActionContents[];
}
