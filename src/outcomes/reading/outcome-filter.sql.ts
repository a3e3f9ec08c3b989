import { foundIn } from '../../people/index.js';
import { allOf, given, type Sql, sql } from '../../platform/index.js';
import type { OutcomeFilter } from '../../schema-types.js';
import { pointsToAny } from '../versions/outcome-links.sql.js';

/** Holds for versions `v` that match a filter; `actionIds` are its actions. An empty list matches nothing. */
export const askedOutcomes = (filter: OutcomeFilter | null | undefined, actionIds: readonly string[] | null): Sql =>
  allOf([
    foundIn(sql`v.search_text`, filter?.search),
    given(filter?.kinds, (kinds) => sql`v.kind = ANY (${kinds}::text[])`),
    given(filter?.statuses, (statuses) => sql`v.status = ANY (${statuses}::text[])`),
    given(actionIds, (ids) => pointsToAny('actions', ids)),
    given(filter?.networks, (ids) => pointsToAny('networks', ids)),
    given(filter?.events, (ids) => pointsToAny('events', ids)),
    given(filter?.states, (codes) => pointsToAny('states', codes)),
    given(filter?.from, (day) => sql`v.date >= ${day}::date`),
    given(filter?.to, (day) => sql`v.date <= ${day}::date`),
  ]);
