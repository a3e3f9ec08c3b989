import type { Texts } from '../../platform/index.js';
import type { OrganisationKind } from '../../schema-types.js';

export interface OrganisationRow {
  id: string;
  name: Texts;
  shortName: string | null;
  kind: OrganisationKind;
  /** A state's code. */
  state: string | null;
  parentId: string | null;
  confirmed: boolean;
}
