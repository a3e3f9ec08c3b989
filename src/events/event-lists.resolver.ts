import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CallContext, Connection } from '../platform/index.js';
import type { ActionEventsArgs, NetworkEventsArgs } from '../schema-types.js';
import { EventLists } from './event.lists.js';
import type { EventRow } from './event.row.js';
import { EventLoaders } from './events.loaders.js';

@Resolver('Network')
export class NetworkEventsResolver {
  constructor(private readonly lists: EventLists) {}

  @ResolveField()
  events(
    @Parent() { id }: { id: string },
    @Args() asked: NetworkEventsArgs,
    @Context() context: CallContext,
  ): Promise<Connection<EventRow>> {
    return this.lists.of(context, 'network', id, asked);
  }
}

@Resolver('Action')
export class ActionEventsResolver {
  constructor(private readonly lists: EventLists) {}

  @ResolveField()
  events(
    @Parent() { id }: { id: string },
    @Args() asked: ActionEventsArgs,
    @Context() context: CallContext,
  ): Promise<Connection<EventRow>> {
    return this.lists.of(context, 'action', id, asked);
  }
}

@Resolver('RoleGrant')
export class RoleGrantEventResolver {
  constructor(private readonly loaders: EventLoaders) {}

  @ResolveField()
  async event(
    @Parent() { eventId }: { eventId: string | null },
    @Context() context: CallContext,
  ): Promise<EventRow | null> {
    return eventId === null ? null : this.loaders.event(context).load(eventId);
  }
}
