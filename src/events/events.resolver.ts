import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentViewer, type Viewer } from '../access/index.js';
import { badInput, type CallContext, type Connection, Nodes, notFound, Selection } from '../platform/index.js';
import type {
  MutationCancelEventArgs,
  MutationCopyEventArgs,
  MutationCreateEventArgs,
  MutationReopenEventArgs,
  MutationUpdateEventArgs,
  QueryEventArgs,
  QueryEventsArgs,
} from '../schema-types.js';
import { EventCopies } from './event-copies.service.js';
import { EventLists } from './event.lists.js';
import type { EventRow } from './event.row.js';
import { EventLoaders } from './events.loaders.js';
import { EventsQueries } from './events.queries.js';
import { Events } from './events.service.js';

@Resolver()
export class EventsResolver implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly copies: EventCopies,
    private readonly queries: EventsQueries,
    private readonly lists: EventLists,
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

  @Mutation()
  createEvent(@Args() { input }: MutationCreateEventArgs, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.create(viewer, input);
  }

  @Mutation()
  updateEvent(
    @Args() { id, input, dryRun }: MutationUpdateEventArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<EventRow> {
    return this.events.update(viewer, id, input, dryRun);
  }

  @Mutation()
  publishEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.publish(viewer, id);
  }

  @Mutation()
  unpublishEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.unpublish(viewer, id);
  }

  @Mutation()
  cancelEvent(@Args() { id, reason }: MutationCancelEventArgs, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.cancel(viewer, id, reason);
  }

  @Mutation()
  closeEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.close(viewer, id);
  }

  @Mutation()
  reopenEvent(@Args() { id, reason }: MutationReopenEventArgs, @CurrentViewer() viewer: Viewer): Promise<EventRow> {
    return this.events.reopen(viewer, id, reason);
  }

  @Mutation()
  copyEvent(@Args() { id, startsAt }: MutationCopyEventArgs, @Context() context: CallContext): Promise<EventRow> {
    return this.copies.copy(context, id, startsAt);
  }

  @Mutation()
  deleteEvent(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<string> {
    return this.events.delete(viewer, id);
  }
}
