import { isSecretariat, type Viewer } from '../../access/index.js';
import { allOf, anyOf, containing, given, holds, type Sql, sql } from '../../platform/index.js';
import type { RegistrationFilter } from '../../schema-types.js';
import { closeTo } from './registration-visibility.sql.js';

/**
 * What a filter asks for, as a condition on a registration `r` and its event `e`. Fields narrow, values in one widen,
 * an empty list matches nothing.
 */
export function matchesFilter(filter: RegistrationFilter, actionIds: readonly string[] | null): Sql {
  return allOf([
    given(filter.statuses, (statuses) => sql`r.status = ANY (${statuses}::text[])`),
    given(filter.states, (states) => sql`r.state = ANY (${states}::text[])`),
    given(filter.attendance, (attendance) => sql`r.attendance = ANY (${attendance}::text[])`),
    given(filter.roles, (roles) => sql`r.role = ANY (${roles}::text[])`),
    given(filter.modes, (modes) => sql`r.mode = ANY (${modes}::text[])`),
    given(filter.events, (events) => sql`r.event_id = ANY (${events}::uuid[])`),
    given(filter.members, (members) => sql`r.member_id = ANY (${members}::uuid[])`),
    given(filter.networks, ofNetworks),
    given(actionIds, ofActions),
    given(filter.from, (day) => sql`e.ends_at_local::date >= ${day}::date`),
    given(filter.to, (day) => sql`e.starts_at_local::date <= ${day}::date`),
  ]);
}

const ofNetworks = (ids: readonly string[]): Sql => sql`EXISTS (
  SELECT FROM event_network n WHERE n.event_id = e.id AND n.network_id = ANY (${ids}::uuid[]))`;

const ofActions = (ids: readonly string[]): Sql => sql`EXISTS (
  SELECT FROM event_action a WHERE a.event_id = e.id AND a.action_id = ANY (${ids}::uuid[]))`;

/** Searching by name must not reveal a name that its owner hides: only staff and the own contact point search by it. */
export function matchesSearch(viewer: Viewer, search: string | null | undefined): Sql {
  const term = search?.trim();
  if (!term) return holds;
  const pattern = containing(term);
  const name = sql`concat_ws(' ', m.given_names, m.family_name, m.latin_name) ILIKE ${pattern}`;
  const title = sql`EXISTS (SELECT FROM jsonb_each_text(e.title) t WHERE t.value ILIKE ${pattern})`;
  return anyOf([isSecretariat(viewer) ? name : allOf([closeTo(viewer), name]), title]);
}
