import { Injectable } from '@nestjs/common';
import { type Viewer, viewerOf } from '../access/index.js';
import { ActionReferences } from '../plan/index.js';
import {
  type CallContext,
  type Condition,
  type Connection,
  Database,
  listsPerCall,
  type OrderColumn,
  Page,
  type PageArguments,
  type Selection,
} from '../platform/index.js';
import type { EventFilter, EventOrder } from '../schema-types.js';
import { fits, relevanceOf, wordsOf } from './event-filter.js';
import { eventColumns, type EventRow } from './event.row.js';
import { seenEvents } from './seen-events.js';

export interface EventListArguments extends PageArguments {
  filter?: EventFilter | null | undefined;
  order?: EventOrder | undefined;
}

/** What a list of events belongs to. */
export type Holder = 'network' | 'programme' | 'action';

/** An event is in the list of `holder`; in that of an action also by one of its sub-items, and then once. */
const belongs: Readonly<Record<Holder, string>> = {
  network: 'EXISTS (SELECT FROM event_network link WHERE link.event_id = e.id AND link.network_id = holder.id)',
  programme: 'e.programme_id = holder.id',
  action: `EXISTS (SELECT FROM event_action link JOIN action a ON a.id = link.action_id
    WHERE link.event_id = e.id AND (a.id = holder.id OR a.parent_id = holder.id))`,
};

interface AskedOf {
  holder: Holder;
  id: string;
  asked: EventListArguments;
  selection: Selection;
}

interface ListedRow extends EventRow {
  holderId: string;
  relevance: number;
}

interface EventList {
  page: Page;
  condition: string;
  chosen: unknown[];
  /** SQL of a row's rank. */
  relevance: string;
  placeOf: (row: ListedRow) => unknown[];
}

/** Lists of events, each with one statement; so are the lists of many networks, programmes or actions. */
@Injectable()
export class EventLists {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
  ) {}

  /**
   * Events by their start, by relevance first when words are searched for. `among` narrows them by a condition on `event e` that a later room
   * writes.
   */
  async all(
    viewer: Viewer,
    asked: EventListArguments,
    selection: Selection,
    among?: Condition,
  ): Promise<Connection<EventRow>> {
    const values: unknown[] = [];
    const { page, condition, chosen, relevance, placeOf } = await this.listFor(viewer, asked, values, among);
    const columns = eventColumns.of(selection, viewer, values, ['id', 'startsAt']);
    const rows = await this.database.rows<ListedRow>(
      `SELECT ${columns}, ${relevance} AS relevance FROM event e WHERE ${condition} AND ${page.where(values)} ${page.orderAndLimit(values)}`,
      values,
    );
    return page.connection(rows, placeOf, () => this.database.count(`event e WHERE ${condition}`, chosen));
  }

  of(
    context: CallContext,
    holder: Holder,
    id: string,
    asked: EventListArguments,
    selection: Selection,
  ): Promise<Connection<EventRow>> {
    return this.lists(context).load({ holder, id, asked, selection });
  }

  private readonly lists = listsPerCall<AskedOf, Connection<EventRow>>((ids, asked, context) =>
    this.pages(viewerOf(context), ids, asked),
  );

  private async pages(
    viewer: Viewer,
    ids: readonly string[],
    { holder, asked, selection }: AskedOf,
  ): Promise<Map<string, Connection<EventRow>>> {
    const values: unknown[] = [ids];
    const { page, condition: fitting, chosen, relevance, placeOf } = await this.listFor(viewer, asked, values);
    const condition = `${belongs[holder]} AND ${fitting}`;
    const columns = eventColumns.of(selection, viewer, values, ['id', 'startsAt']);
    const rows = await this.database.rows<ListedRow>(
      `SELECT holder.id AS "holderId", listed.*
       FROM unnest($1::uuid[]) AS holder (id) CROSS JOIN LATERAL (
         SELECT found.*, row_number() OVER () AS place
         FROM (SELECT ${columns}, ${relevance} AS relevance
               FROM event e WHERE ${condition} AND ${page.where(values)} ${page.orderAndLimit(values)}) found) listed
       ORDER BY listed.place`,
      values,
    );
    const rowsOf = Map.groupBy(rows, ({ holderId }) => holderId);
    let counts: Promise<Map<string, number>> | undefined;
    const countOf = async (id: string): Promise<number> =>
      (await (counts ??= this.counts(condition, chosen))).get(id) ?? 0;
    return new Map(ids.map((id) => [id, page.connection(rowsOf.get(id) ?? [], placeOf, () => countOf(id))]));
  }

  /** What makes a list: its condition with its values (`chosen`), its order, and a row's place in it; all values are added to `values`. */
  private async listFor(
    viewer: Viewer,
    { filter, order, ...pageArguments }: EventListArguments,
    values: unknown[],
    among: Condition = () => 'TRUE',
  ): Promise<EventList> {
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    const descending = order === 'LATEST_FIRST';
    const byStart: OrderColumn[] = [
      { sql: 'e.starts_at', type: 'timestamptz', descending },
      { sql: 'e.id', type: 'uuid', descending },
    ];
    const words = wordsOf(filter?.search);
    const condition = `${fits(filter ?? {}, words, actionIds, values)} AND ${seenEvents(viewer, values)} AND ${among(values)}`;
    const chosen = [...values];
    const relevance = relevanceOf(words, values);
    const page = new Page(
      words.length > 0 ? [{ sql: relevance, type: 'integer' }, ...byStart] : byStart,
      pageArguments,
    );
    const placeOf = ({ relevance: rank, startsAt, id }: ListedRow): unknown[] =>
      words.length > 0 ? [rank, startsAt, id] : [startsAt, id];
    return { page, condition, chosen, relevance, placeOf };
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
