import type { Viewer } from '../../access/index.js';
import { foundIn, hasEveryWord } from '../../people/index.js';
import { allOf, given, holds, identifier, type Sql, sql } from '../../platform/index.js';
import type { EventFilter } from '../../schema-types.js';
import { isWhole } from './event-visibility.sql.js';

const titles = sql`e.search_titles`;

/** Whether people can register now: announced, under a policy that lets them, in its window and before the start. */
const opened = sql`(e.status = 'PUBLISHED' AND e.registration_policy IN ('OPEN', 'APPROVAL')
  AND e.awaits_people_until > now()
  AND coalesce(e.registration_opens_at <= now(), true) AND coalesce(e.registration_closes_at > now(), true))`;

/** An event's rank in a search, the titles that hold every word first. */
export const relevanceOf = (search: string | null): Sql =>
  search === null ? unranked : sql`(CASE WHEN ${hasEveryWord(titles, search)} THEN 0 ELSE 1 END)`;

const unranked = sql`0`;

/** Whether a filter asks for what only those are told who see an event whole. */
export const asksWhole = ({ networks, programmes, actions, languages, states }: EventFilter): boolean =>
  [networks, programmes, actions, languages, states].some((given) => given != null);

/** Words of the summary find the event only for who may read it. */
function isFound(viewer: Viewer, search: string | null | undefined): Sql {
  const whole = isWhole(viewer);
  const found = foundIn(sql`e.search_text`, search);
  return whole === holds || found === holds ? found : sql`${found} AND (${whole} OR ${hasEveryWord(titles, search)})`;
}

/** Holds for an event `e` that a filter lets through. */
export const fits = (viewer: Viewer, filter: EventFilter, actionIds: readonly string[] | null): Sql =>
  allOf([
    isFound(viewer, filter.search),
    given(filter.startsAfter, (at) => sql`e.starts_at >= ${at}::timestamptz`),
    given(filter.startsBefore, (at) => sql`e.starts_at < ${at}::timestamptz`),
    given(filter.endsAfter, (at) => sql`e.ends_at >= ${at}::timestamptz`),
    // What ends at midnight does not touch the day that begins then.
    given(filter.from, (day) => sql`e.ends_at_local > ${day}::date`),
    given(filter.to, (day) => sql`e.starts_at_local < ${day}::date + 1`),
    given(filter.kinds, (kinds) => sql`e.kind = ANY (${kinds}::text[])`),
    given(filter.formats, (formats) => sql`e.format = ANY (${formats}::text[])`),
    given(filter.statuses, (statuses) => sql`e.status = ANY (${statuses}::text[])`),
    given(filter.networks, (networks) => linked('event_network', sql`l.network_id = ANY (${networks}::uuid[])`)),
    given(filter.programmes, (programmes) => sql`e.programme_id = ANY (${programmes}::uuid[])`),
    given(actionIds, (actions) => linked('event_action', sql`l.action_id = ANY (${actions}::uuid[])`)),
    given(filter.languages, (languages) => linked('event_language', sql`l.language = ANY (${languages}::text[])`)),
    given(filter.states, (states) => {
      const isHost = linked('event_host_state', sql`l.state = ANY (${states}::text[])`);
      return sql`(e.venue_state = ANY (${states}::text[]) OR ${isHost})`;
    }),
    given(filter.openForRegistration, (open) => sql`${opened} = ${open}::boolean`),
  ]);

const linked = (table: string, condition: Sql): Sql =>
  sql`EXISTS (SELECT FROM ${identifier(table)} l WHERE l.event_id = e.id AND ${condition})`;
