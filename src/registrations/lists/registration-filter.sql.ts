import type { Viewer } from '../../access/index.js';
import { activeStatuses, isActive, isWhole } from '../../events/index.js';
import { eachWord, isOrganisationWith, isPersonWith, type ListSize } from '../../people/index.js';
import { allOf, anyOf, given, holds, literals, type Sql, sql } from '../../platform/index.js';
import type { RegistrationFilter, RegistrationStatus } from '../../schema-types.js';
import { isActiveRegistration } from '../registration.sql.js';
import { closeTo } from './registration-visibility.sql.js';

/**
 * What a filter asks for, as a condition on a registration `r`, its event `e` and its person `m`. Fields narrow, values
 * in one widen, an empty list matches nothing. What the viewer is not told narrows to nothing.
 */
export function matchesFilter(
  viewer: Viewer,
  filter: RegistrationFilter,
  actionIds: readonly string[] | null,
  size: ListSize,
): Sql {
  const close = (condition: Sql): Sql => allOf([closeTo(viewer), condition]);
  const whole = (condition: Sql): Sql => allOf([isWhole(viewer), condition]);
  return allOf([
    given(filter.statuses, hasStatus),
    given(filter.states, (states) => sql`r.state = ANY (${states}::text[])`),
    given(filter.attendance, (attendance) => close(sql`r.attendance = ANY (${attendance}::text[])`)),
    given(filter.roles, (roles) => sql`r.role = ANY (${roles}::text[])`),
    given(filter.modes, (modes) => close(sql`r.mode = ANY (${modes}::text[])`)),
    given(filter.events, (events) => sql`r.event_id = ANY (${events}::uuid[])`),
    given(filter.members, (members) => sql`r.member_id = ANY (${members}::uuid[])`),
    given(filter.networks, (networks) => whole(ofNetworks(networks))),
    given(actionIds, (actions) => whole(ofActions(actions))),
    given(filter.from, (day) => sql`e.ends_at_local::date >= ${day}::date`),
    given(filter.to, (day) => sql`e.starts_at_local::date <= ${day}::date`),
    isFound(viewer, filter.search, size),
  ]);
}

/** How a person stands now: one who withdrew and came back is no longer one who withdrew. */
const hasStatus = (statuses: readonly RegistrationStatus[]): Sql =>
  allOf([sql`r.status = ANY (${statuses}::text[])`, statuses.every(isActive) ? holds : isPresent]);

/** Whether `registration r` is what the person has for the event now: the active one, else the latest. */
const isPresent = sql`(${isActiveRegistration} OR NOT EXISTS (
  SELECT FROM registration r2 WHERE r2.event_id = r.event_id AND r2.member_id = r.member_id AND r2.id <> r.id
    AND (r2.status IN ${literals(activeStatuses)} OR r2.sequence > r.sequence)))`;

const ofNetworks = (ids: readonly string[]): Sql => sql`EXISTS (
  SELECT FROM event_network n WHERE n.event_id = e.id AND n.network_id = ANY (${ids}::uuid[]))`;

const ofActions = (ids: readonly string[]): Sql => sql`EXISTS (
  SELECT FROM event_action a WHERE a.event_id = e.id AND a.action_id = ANY (${ids}::uuid[]))`;

/** By names and posts as far as the viewer sees them, and by the organisation represented. */
const isFound = (viewer: Viewer, search: string | null | undefined, size: ListSize): Sql =>
  eachWord(search, (word) =>
    anyOf([isOrganisationWith(word, sql`r.organisation_id`), isPersonWith(word, viewer, sql`r.member_id`, size)]),
  );
