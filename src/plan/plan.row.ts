import type { Texts } from '../platform/index.js';

export interface PlanRow {
  id: string;
  slug: string;
  title: Texts;
  /** Days, "2023-01-01". */
  startsOn: string;
  endsOn: string;
}

export interface AreaRow {
  id: string;
  planId: string;
  code: string;
  position: number;
  title: Texts;
  officialTitle: Texts;
}

export interface ActionRow {
  id: string;
  planId: string;
  areaId: string;
  /** The action of a sub-item. */
  parentId: string | null;
  code: string;
  /** Runs through the whole plan, sub-items after their action. */
  position: number;
  title: Texts;
  officialText: Texts;
  keywords: string[];
  isPrinciple: boolean;
}
