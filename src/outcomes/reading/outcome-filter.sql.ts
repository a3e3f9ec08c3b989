import { allOf, containing, given, type Sql, sql } from '../../platform/index.js';
import type { OutcomeFilter } from '../../schema-types.js';
import { pointsToAny } from '../versions/outcome-links.sql.js';

/** Title and summary in every language. */
const allTexts = sql`SELECT string_agg(t.value, ' ') FROM (
  SELECT value FROM jsonb_each_text(v.title) UNION ALL SELECT value FROM jsonb_each_text(v.summary)) t`;

/** Holds for versions `v` that match a filter; `actionIds` are its actions. An empty list matches nothing. */
export const askedOutcomes = (filter: OutcomeFilter | null | undefined, actionIds: readonly string[] | null): Sql =>
  allOf([
    given(filter?.search, (search) => hasEveryWord(allTexts, search)),
    given(filter?.kinds, (kinds) => sql`v.kind = ANY (${kinds}::text[])`),
    given(filter?.statuses, (statuses) => sql`v.status = ANY (${statuses}::text[])`),
    given(actionIds, (ids) => pointsToAny('actions', ids)),
    given(filter?.networks, (ids) => pointsToAny('networks', ids)),
    given(filter?.events, (ids) => pointsToAny('events', ids)),
    given(filter?.states, (codes) => pointsToAny('states', codes)),
    given(filter?.from, (day) => sql`v.date >= ${day}::date`),
    given(filter?.to, (day) => sql`v.date <= ${day}::date`),
  ]);

/** Holds where every word of the search occurs somewhere in the texts. */
export const hasEveryWord = (texts: Sql, search: string): Sql =>
  sql`(${texts}) ILIKE ALL (${search.trim().split(/\s+/).map(containing)}::text[])`;
