import { place } from '../platform/index.js';
import type { EventFilter } from '../schema-types.js';

const titles = `(SELECT string_agg(text.value, ' ') FROM jsonb_each_text(e.title) text)`;
const texts = `(${titles} || coalesce((SELECT string_agg(' ' || text.value, '') FROM jsonb_each_text(e.summary) text), ''))`;

/** Whether people can register now: announced, by a policy under which they can, within the window and before the start. */
const opened = `(e.status = 'PUBLISHED' AND e.registration_policy IN ('OPEN', 'APPROVAL') AND e.starts_at > now()
  AND coalesce(e.registration_opens_at <= now(), true) AND coalesce(e.registration_closes_at > now(), true))`;

/** Every word is to be found somewhere; signs that mean something to ILIKE are taken as they are. */
export function wordsOf(search: string | null | undefined): string[] {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}

/** SQL of an event's rank in a search, the titles that hold every word first. */
export function relevanceOf(words: readonly string[], values: unknown[]): string {
  return words.length > 0 ? `(CASE WHEN ${titles} ILIKE ALL (${place(values, words)}::text[]) THEN 0 ELSE 1 END)` : '0';
}

/** The condition of a filter on an event `e`; only what is given is asked, its values are added to `values`. */
export function fits(
  filter: EventFilter,
  words: readonly string[],
  actionIds: readonly string[] | null,
  values: unknown[],
): string {
  const conditions: string[] = ['TRUE'];
  const given = (value: unknown, type: string, condition: (place: string) => string): void => {
    if (value !== null && value !== undefined) conditions.push(condition(`${place(values, value)}::${type}`));
  };
  given(words.length > 0 ? words : null, 'text[]', (all) => `${texts} ILIKE ALL (${all})`);
  given(filter.startsAfter, 'timestamptz', (at) => `e.starts_at >= ${at}`);
  given(filter.startsBefore, 'timestamptz', (at) => `e.starts_at < ${at}`);
  given(filter.endsAfter, 'timestamptz', (at) => `e.ends_at >= ${at}`);
  // What ends at midnight does not touch the day that begins then.
  given(filter.from, 'date', (day) => `e.ends_at_local > ${day}`);
  given(filter.to, 'date', (day) => `e.starts_at_local < ${day} + 1`);
  given(filter.kinds, 'text[]', (kinds) => `e.kind = ANY (${kinds})`);
  given(filter.formats, 'text[]', (formats) => `e.format = ANY (${formats})`);
  given(filter.statuses, 'text[]', (statuses) => `e.status = ANY (${statuses})`);
  given(filter.networks, 'uuid[]', (networks) => linked('event_network', `l.network_id = ANY (${networks})`));
  given(filter.programmes, 'uuid[]', (programmes) => `e.programme_id = ANY (${programmes})`);
  given(actionIds, 'uuid[]', (actions) => linked('event_action', `l.action_id = ANY (${actions})`));
  given(filter.languages, 'text[]', (languages) => linked('event_language', `l.language = ANY (${languages})`));
  given(
    filter.states,
    'text[]',
    (states) => `(e.venue_state = ANY (${states}) OR ${linked('event_host_state', `l.state = ANY (${states})`)})`,
  );
  given(filter.openForRegistration, 'boolean', (open) => `${opened} = ${open}`);
  return conditions.join(' AND ');
}

const linked = (table: string, condition: string): string =>
  `EXISTS (SELECT FROM ${table} l WHERE l.event_id = e.id AND ${condition})`;
