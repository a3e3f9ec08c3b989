import { type Change, changesBetween } from '../../audit/index.js';
import type { OrganisationRow } from './organisation.row.js';

/** What differs between two states of an organisation, by the names that fields have in its input. */
export const organisationChanges = (before: OrganisationRow | null, after: OrganisationRow): Change[] =>
  changesBetween(before && fieldsOf(before), fieldsOf(after));

const fieldsOf = ({ name, shortName, kind, state, parentId, confirmed }: OrganisationRow): object => ({
  ...{ name, shortName, kind, state, parent: parentId, confirmed },
});
