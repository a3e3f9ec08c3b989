import { hasEveryWord } from '../../people/index.js';
import { allOf, given, type Sql, sql } from '../../platform/index.js';
import type { FollowUpFilter } from '../../schema-types.js';
import { pointsToAny } from '../versions/outcome-links.sql.js';

/** By the day in UTC, the time zone of every connection, so that it is the same for everybody. */
export const isOverdue = sql`coalesce(
  w.due_on < current_date AND f.status = 'OPEN' AND v.status <> 'WITHDRAWN', FALSE)`;

/**
 * Holds for follow-ups `f`, as said by `w` in the version `v`, that match a filter; `actionIds` are its actions. An
 * empty list matches nothing.
 */
export const askedFollowUps = (filter: FollowUpFilter | null | undefined, actionIds: readonly string[] | null): Sql =>
  allOf([
    hasEveryWord(sql`w.search_text`, filter?.search),
    given(filter?.statuses, (statuses) => sql`f.status = ANY (${statuses}::text[])`),
    given(filter?.states, (codes) => sql`w.owner_state = ANY (${codes}::text[])`),
    given(filter?.organisations, (ids) => sql`w.owner_organisation_id = ANY (${ids}::uuid[])`),
    given(actionIds, (ids) => pointsToAny('actions', ids)),
    given(filter?.networks, (ids) => pointsToAny('networks', ids)),
    given(filter?.events, (ids) => pointsToAny('events', ids)),
    given(filter?.overdue, (wanted) => sql`${isOverdue} = ${wanted}::boolean`),
    given(filter?.dueBefore, (day) => sql`w.due_on < ${day}::date`),
  ]);
