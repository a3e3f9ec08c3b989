import type { OnModuleInit } from '@nestjs/common';
import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { badInput, type Connection, Nodes, notFound, Selection } from '../../platform/index.js';
import type { QueryEventArgs, QueryEventsArgs } from '../../schema-types.js';
import { EventListQueries } from './event-lists.queries.js';
import type { EventRow } from './event.row.js';
import { EventLoaders } from './events.loaders.js';
import { EventsQueries } from './events.queries.js';

@Resolver()
export class EventsResolver implements OnModuleInit {
  constructor(
    private readonly queries: EventsQueries,
    private readonly lists: EventListQueries,
    private readonly loaders: EventLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({ type: 'Event', table: 'event', find: (id, context) => this.loaders.event(context).load(id) });
  }

  @Query('events')
  list(
    @Args() asked: QueryEventsArgs,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    return this.lists.all(viewer, asked, Selection.of(info).rows);
  }

  @Query()
  async event(
    @Args() { id, slug }: QueryEventArgs,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventRow> {
    if ((id == null) === (slug == null))
      throw badInput('id', { en: 'Give exactly one of id and slug.', ru: 'Укажите либо id, либо slug.' });
    const event = await this.queries.one(viewer, { id, slug }, Selection.of(info));
    if (!event) throw notFound(id == null ? 'slug' : 'id');
    return event;
  }
}
