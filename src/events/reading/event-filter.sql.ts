import { allOf, containing, given, holds, identifier, type Sql, sql } from '../../platform/index.js';
import type { EventFilter } from '../../schema-types.js';

const titles = sql`(SELECT string_agg(text.value, ' ') FROM jsonb_each_text(e.title) text)`;
const summaries = sql`(SELECT string_agg(' ' || text.value, '') FROM jsonb_each_text(e.summary) text)`;
const texts = sql`(${titles} || coalesce(${summaries}, ''))`;

/** Whether people can register now: announced, under a policy that lets them, in its window and before the start. */
const opened = sql`(e.status = 'PUBLISHED' AND e.registration_policy IN ('OPEN', 'APPROVAL') AND e.starts_at > now()
  AND coalesce(e.registration_opens_at <= now(), true) AND coalesce(e.registration_closes_at > now(), true))`;

/** A pattern for each word of a search: every one is to be found somewhere. */
export function wordsOf(search: string | null | undefined): string[] {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  return words.map(containing);
}

/** An event's rank in a search, the titles that hold every word first. */
export const relevanceOf = (words: readonly string[]): Sql =>
  words.length > 0 ? sql`(CASE WHEN ${titles} ILIKE ALL (${words}::text[]) THEN 0 ELSE 1 END)` : unranked;

const unranked = sql`0`;

/** Holds for an event `e` that a filter lets through. */
export const fits = (filter: EventFilter, words: readonly string[], actionIds: readonly string[] | null): Sql =>
  allOf([
    words.length > 0 ? sql`${texts} ILIKE ALL (${words}::text[])` : holds,
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
