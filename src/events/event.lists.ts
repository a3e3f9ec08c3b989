import { Injectable } from '@nestjs/common';
import { type Viewer, viewerOf } from '../access/index.js';
import { ActionReferences } from '../plan/index.js';
import {
  type CallContext,
  type Connection,
  Database,
  type OrderColumn,
  Page,
  type PageArguments,
  perCall,
} from '../platform/index.js';
import type { EventFilter, EventOrder } from '../schema-types.js';
import { eventColumns, type EventRow } from './event.row.js';
import { place, seenEvents } from './seen-events.js';

export interface EventListArguments extends PageArguments {
  filter?: EventFilter | null | undefined;
  order?: EventOrder | undefined;
}

/** What a list of events belongs to; everything: the dialogue as a whole, whose id is nobody's. */
export type Holder = 'everything' | 'network' | 'action';

const nobody = '00000000-0000-0000-0000-000000000000';

/** An event is in the list of `holder`; in that of an action also by one of its sub-items, and then once. */
const belongs: Readonly<Record<Holder, string>> = {
  everything: 'TRUE',
  network: 'EXISTS (SELECT FROM event_network link WHERE link.event_id = e.id AND link.network_id = holder.id)',
  action: `EXISTS (SELECT FROM event_action link JOIN action a ON a.id = link.action_id
    WHERE link.event_id = e.id AND (a.id = holder.id OR a.parent_id = holder.id))`,
};

interface Asked {
  holder: Holder;
  id: string;
  asked: EventListArguments;
}

interface ListedRow extends EventRow {
  holderId: string;
  relevance: number;
}

/** Lists of events: the lists of many networks or actions come with one statement. */
@Injectable()
export class EventLists {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  /** Events by their start, by relevance first when words are searched for. */
  all(context: CallContext, asked: EventListArguments): Promise<Connection<EventRow>> {
    return this.of(context, 'everything', nobody, asked);
  }

  of(context: CallContext, holder: Holder, id: string, asked: EventListArguments): Promise<Connection<EventRow>> {
    return this.lists(context).load({ holder, id, asked });
  }

  private readonly lists = perCall<Asked, Connection<EventRow>>(
    async (lists, context) => {
      const found = new Map<Asked, Connection<EventRow>>();
      // Lists asked for by the same field of a query differ only in whose they are.
      for (const alike of Map.groupBy(lists, ({ holder, asked }) => JSON.stringify([holder, asked])).values()) {
        const pages = await this.pages(
          viewerOf(context),
          alike[0]!.holder,
          alike.map(({ id }) => id),
          alike[0]!.asked,
        );
        alike.forEach((list) => found.set(list, pages.get(list.id)!));
      }
      return found;
    },
    () => {
      throw new Error('A list that was asked for has not been read');
    },
  );

  private async pages(
    viewer: Viewer,
    holder: Holder,
    ids: readonly string[],
    asked: EventListArguments,
  ): Promise<Map<string, Connection<EventRow>>> {
    const { filter, order, ...pageArguments } = asked;
    const descending = order === 'LATEST_FIRST';
    const words = filter?.search ? patternsOf(filter.search) : [];
    const byStart: OrderColumn[] = [
      { sql: 'e.starts_at', type: 'timestamptz', descending },
      { sql: 'e.id', type: 'uuid', descending },
    ];
    const page = new Page(
      words.length > 0 ? [{ sql: relevance, type: 'integer' }, ...byStart] : byStart,
      pageArguments,
    );
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;

    const chosen: unknown[] = [ids, words];
    const condition = `${belongs[holder]} AND ${fits(filter ?? {}, actionIds, chosen)} AND ${seenEvents(viewer, chosen)}`;
    const values = [...chosen];
    const rows = await this.database.rows<ListedRow>(
      `SELECT holder.id AS "holderId", listed.*
       FROM unnest($1::uuid[]) AS holder (id) CROSS JOIN LATERAL (
         SELECT found.*, row_number() OVER () AS place
         FROM (SELECT ${eventColumns(viewer, values)}, ${relevance} AS relevance
               FROM event e WHERE ${condition} AND ${page.where(values)} ${page.orderAndLimit(values)}) found) listed
       ORDER BY listed.place`,
      values,
    );
    const rowsOf = Map.groupBy(rows, ({ holderId }) => holderId);
    const placeOf = ({ relevance: rank, startsAt, id }: ListedRow): unknown[] =>
      words.length > 0 ? [rank, startsAt, id] : [startsAt, id];
    let counts: Promise<Map<string, number>> | undefined;
    const countOf = async (id: string): Promise<number> =>
      (await (counts ??= this.counts(condition, chosen))).get(id) ?? 0;
    return new Map(ids.map((id) => [id, page.connection(rowsOf.get(id) ?? [], placeOf, () => countOf(id))]));
  }

  private async counts(condition: string, values: readonly unknown[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; count: number }>(
      `SELECT holder.id, (SELECT count(*) FROM event e WHERE ${condition}) AS count
       FROM unnest($1::uuid[]) AS holder (id)`,
      values,
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}

const titles = `(SELECT string_agg(text.value, ' ') FROM jsonb_each_text(e.title) text)`;
const texts = `(${titles} || coalesce((SELECT string_agg(' ' || text.value, '') FROM jsonb_each_text(e.summary) text), ''))`;
const relevance = `(CASE WHEN ${titles} ILIKE ALL ($2::text[]) THEN 0 ELSE 1 END)`;

/** Whether people can register now: announced, by a policy under which they can, within the window and before the start. */
const opened = `(e.status = 'PUBLISHED' AND e.registration_policy IN ('OPEN', 'APPROVAL') AND e.starts_at > now()
  AND coalesce(e.registration_opens_at <= now(), true) AND coalesce(e.registration_closes_at > now(), true))`;

/** The condition of a filter; words are $2, the other values are added to `values`. */
function fits(filter: EventFilter, actionIds: readonly string[] | null, values: unknown[]): string {
  const given = (value: unknown, type: string, condition: (place: string) => string): string => {
    const at = `${place(values, value ?? null)}::${type}`;
    return `(${at} IS NULL OR ${condition(at)})`;
  };
  return [
    `(cardinality($2::text[]) = 0 OR ${texts} ILIKE ALL ($2::text[]))`,
    given(filter.startsAfter, 'timestamptz', (at) => `e.starts_at >= ${at}`),
    given(filter.startsBefore, 'timestamptz', (at) => `e.starts_at < ${at}`),
    given(filter.endsAfter, 'timestamptz', (at) => `e.ends_at >= ${at}`),
    // What ends at midnight does not touch the day that begins then.
    given(filter.from, 'date', (day) => `e.ends_at_local > ${day}`),
    given(filter.to, 'date', (day) => `e.starts_at_local < ${day} + 1`),
    given(filter.kinds, 'text[]', (kinds) => `e.kind = ANY (${kinds})`),
    given(filter.formats, 'text[]', (formats) => `e.format = ANY (${formats})`),
    given(filter.statuses, 'text[]', (statuses) => `e.status = ANY (${statuses})`),
    given(
      filter.networks,
      'uuid[]',
      (networks) => `EXISTS (SELECT FROM event_network l WHERE l.event_id = e.id AND l.network_id = ANY (${networks}))`,
    ),
    given(
      actionIds,
      'uuid[]',
      (actions) => `EXISTS (SELECT FROM event_action l WHERE l.event_id = e.id AND l.action_id = ANY (${actions}))`,
    ),
    given(
      filter.languages,
      'text[]',
      (languages) =>
        `EXISTS (SELECT FROM event_language l WHERE l.event_id = e.id AND l.language = ANY (${languages}))`,
    ),
    given(
      filter.states,
      'text[]',
      (states) =>
        `(e.venue_state = ANY (${states}) OR EXISTS (SELECT FROM event_host_state l WHERE l.event_id = e.id AND l.state = ANY (${states})))`,
    ),
    given(filter.openForRegistration, 'boolean', (open) => `${opened} = ${open}`),
  ].join('\n AND ');
}

/** Every word is to be found somewhere; signs that mean something to ILIKE are taken as they are. */
function patternsOf(search: string): string[] {
  const words = search.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}
