import { isSecretariat, type Viewer } from '../access/index.js';
import { staffedBy } from '../events/index.js';
import { place } from '../platform/index.js';
import type { RegistrationFilter } from '../schema-types.js';

/** What a filter asks for, as a condition on a registration `r` and its event `e`. Fields narrow, values in one widen, an empty list matches nothing. */
export function selected(filter: RegistrationFilter, actionIds: readonly string[] | null, values: unknown[]): string {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === null || value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.statuses, (place) => `r.status = ANY (${place}::text[])`);
  add(filter.states, (place) => `r.state = ANY (${place}::text[])`);
  add(filter.attendance, (place) => `r.attendance = ANY (${place}::text[])`);
  add(filter.roles, (place) => `r.role = ANY (${place}::text[])`);
  add(filter.modes, (place) => `r.mode = ANY (${place}::text[])`);
  add(filter.events, (place) => `r.event_id = ANY (${place}::uuid[])`);
  add(filter.members, (place) => `r.member_id = ANY (${place}::uuid[])`);
  add(
    filter.networks,
    (place) => `EXISTS (SELECT FROM event_network n WHERE n.event_id = e.id AND n.network_id = ANY (${place}::uuid[]))`,
  );
  add(
    actionIds,
    (place) => `EXISTS (SELECT FROM event_action a WHERE a.event_id = e.id AND a.action_id = ANY (${place}::uuid[]))`,
  );
  add(filter.from, (place) => `e.ends_at_local::date >= ${place}::date`);
  add(filter.to, (place) => `e.starts_at_local::date <= ${place}::date`);
  return conditions.length > 0 ? `(${conditions.join(' AND ')})` : 'TRUE';
}

/** Searching by name must not reveal a name that its owner hides: only staff and the own contact point search by it. */
export function searchable(viewer: Viewer, search: string | null | undefined, values: unknown[]): string {
  const term = search?.trim();
  if (!term) return 'TRUE';
  values.push(`%${term.replace(/[\\%_]/g, '\\$&')}%`);
  const text = `$${values.length}`;
  const name = `concat_ws(' ', m.given_names, m.family_name, m.latin_name) ILIKE ${text}`;
  const title = `EXISTS (SELECT FROM jsonb_each_text(e.title) t WHERE t.value ILIKE ${text})`;
  if (isSecretariat(viewer)) return `(${name} OR ${title})`;
  const nearby = `(r.member_id = ${place(values, viewer.memberId)}::uuid OR r.state = ANY (${place(values, viewer.contactPointOf)}::text[])
    OR ${staffedBy(viewer, values)})`;
  return `((${nearby} AND ${name}) OR ${title})`;
}
