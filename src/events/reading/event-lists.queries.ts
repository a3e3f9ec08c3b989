import { Injectable } from '@nestjs/common';
import { type Viewer, viewerOf } from '../../access/index.js';
import { ActionReferences } from '../../plan/index.js';
import {
  allOf,
  type CallContext,
  type Connection,
  Database,
  holds,
  type ListSource,
  listsPerCall,
  type OrderColumn,
  Page,
  type PageArguments,
  type Selection,
  type Sql,
  sql,
} from '../../platform/index.js';
import type { EventFilter, EventOrder } from '../../schema-types.js';
import { EventColumns } from './event.columns.js';
import { asksWhole, fits, relevanceOf } from './event-filter.sql.js';
import type { EventRow } from './event.row.js';
import { isWhole, seenEvents } from './event-visibility.sql.js';

export interface EventListArguments extends PageArguments {
  filter?: EventFilter | null | undefined;
  order?: EventOrder | undefined;
}

/** What a list of events belongs to. */
export type EventListOwner = 'network' | 'programme' | 'action';

/** An event is in the list of `owner`; in that of an action also by one of its sub-items, and then once. */
const belongs: Readonly<Record<EventListOwner, Sql>> = {
  network: sql`EXISTS (SELECT FROM event_network link WHERE link.event_id = e.id AND link.network_id = owner.id)`,
  programme: sql`e.programme_id = owner.id`,
  action: sql`EXISTS (SELECT FROM event_action link JOIN action a ON a.id = link.action_id
    WHERE link.event_id = e.id AND (a.id = owner.id OR a.parent_id = owner.id))`,
};

interface OwnedList {
  belongs: Sql;
  id: string;
  asked: EventListArguments;
  selection: Selection;
}

interface ListedEvent extends EventRow {
  relevance: number;
}

interface EventList {
  page: Page;
  source: ListSource;
  placeOf: (row: ListedEvent) => unknown[];
}

const events = sql`event e`;

/** Lists of events, each with one statement; so are the lists of many networks, programmes or actions. */
@Injectable()
export class EventListQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionReferences,
    private readonly columns: EventColumns,
  ) {}

  /** By their start, in a search by relevance first. `among` is a condition on `event e` that a later room writes. */
  async all(
    viewer: Viewer,
    asked: EventListArguments,
    selection: Selection,
    among?: Sql,
  ): Promise<Connection<EventRow>> {
    const { page, source, placeOf } = await this.listOf(viewer, asked, selection, among);
    return page.read(this.database, source, placeOf);
  }

  of(
    context: CallContext,
    owner: EventListOwner,
    id: string,
    asked: EventListArguments,
    selection: Selection,
  ): Promise<Connection<EventRow>> {
    return this.belonging(context, belongs[owner], id, asked, selection);
  }

  /** The same of an owner in a later room: `condition` says on `event e` what belongs to `owner.id`. */
  belonging(
    context: CallContext,
    condition: Sql,
    id: string,
    asked: EventListArguments,
    selection: Selection,
  ): Promise<Connection<EventRow>> {
    return this.ofEach(context).load({ belongs: condition, id, asked, selection });
  }

  private readonly ofEach = listsPerCall<OwnedList, Connection<EventRow>>(
    async (ids, { belongs: condition, asked, selection }, context) => {
      const { page, source, placeOf } = await this.listOf(viewerOf(context), asked, selection, condition);
      return page.readEach(this.database, ids, source, placeOf);
    },
  );

  private async listOf(
    viewer: Viewer,
    { filter, order, ...pageArguments }: EventListArguments,
    selection: Selection,
    among?: Sql,
  ): Promise<EventList> {
    const actionIds = filter?.actions
      ? await this.actions.selection(this.database, filter.actions, 'filter.actions')
      : null;
    const search = filter?.search?.trim() || null;
    const relevance = relevanceOf(search);
    const isSearch = search !== null;
    const byStart = order === 'LATEST_FIRST' ? latestFirst : earliestFirst;
    return {
      page: new Page(isSearch ? [{ sql: relevance, type: 'integer' }, ...byStart] : byStart, pageArguments),
      source: {
        columns: sql`${this.columns.of(selection, viewer, ['id', 'startsAt'])}, ${relevance} AS relevance`,
        from: events,
        where: allOf([
          among ?? holds,
          fits(viewer, filter ?? {}, actionIds),
          seenEvents(viewer),
          // What an event is a part of is not told by its place in a list either.
          among || asksWhole(filter ?? {}) ? isWhole(viewer) : holds,
        ]),
        withTotal: selection.withTotal,
      },
      placeOf: ({ relevance: rank, startsAt, id }) => (isSearch ? [rank, startsAt, id] : [startsAt, id]),
    };
  }
}

const orderedByStart = (descending: boolean): OrderColumn[] => [
  { sql: sql`e.starts_at`, type: 'timestamptz', descending },
  { sql: sql`e.id`, type: 'uuid', descending },
];
const earliestFirst = orderedByStart(false);
const latestFirst = orderedByStart(true);
