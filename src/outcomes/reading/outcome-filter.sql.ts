import { foundIn } from '../../people/index.js';
import { allOf, given, type Sql, sql } from '../../platform/index.js';
import type { OutcomeFilter } from '../../schema-types.js';
import { pointsToAny } from '../versions/outcome-links.sql.js';

/** Holds for versions that match a filter; `actionIds` are its actions. An empty list matches nothing. */
export const askedOutcomes = (
  filter: OutcomeFilter | null | undefined,
  actionIds: readonly string[] | null,
  version: Sql,
): Sql =>
  allOf([
    foundIn(sql`${version}.search_text`, filter?.search),
    given(filter?.kinds, (kinds) => sql`${version}.kind = ANY (${kinds}::text[])`),
    given(filter?.statuses, (statuses) => sql`${version}.status = ANY (${statuses}::text[])`),
    given(actionIds, (ids) => pointsToAny('actions', ids, version)),
    given(filter?.networks, (ids) => pointsToAny('networks', ids, version)),
    given(filter?.events, (ids) => pointsToAny('events', ids, version)),
    given(filter?.states, (codes) => pointsToAny('states', codes, version)),
    given(filter?.from, (day) => sql`${version}.date >= ${day}::date`),
    given(filter?.to, (day) => sql`${version}.date <= ${day}::date`),
  ]);
