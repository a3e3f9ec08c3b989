import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { type CallContext, type Connection, Selection } from '../../platform/index.js';
import type { ActionEventsArgs, NetworkEventsArgs, ProgrammeEventsArgs } from '../../schema-types.js';
import { EventListQueries } from './event-lists.queries.js';
import type { EventRow } from './event.row.js';
import { EventLoaders } from './events.loaders.js';
import { ProgrammeLoaders } from '../programmes/programmes.loaders.js';

@Resolver('Network')
export class NetworkEventsResolver {
  constructor(private readonly lists: EventListQueries) {}

  @ResolveField()
  events(
    { id }: { id: string },
    asked: NetworkEventsArgs,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    return this.lists.of(context, 'network', id, asked, Selection.of(info).rows);
  }
}

@Resolver('Action')
export class ActionEventsResolver {
  constructor(private readonly lists: EventListQueries) {}

  @ResolveField()
  events(
    { id }: { id: string },
    asked: ActionEventsArgs,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    return this.lists.of(context, 'action', id, asked, Selection.of(info).rows);
  }
}

@Resolver('Programme')
export class ProgrammeEventsResolver {
  constructor(private readonly lists: EventListQueries) {}

  @ResolveField()
  events(
    { id }: { id: string },
    asked: ProgrammeEventsArgs,
    context: CallContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<EventRow>> {
    return this.lists.of(context, 'programme', id, asked, Selection.of(info).rows);
  }
}

@Resolver('RoleGrant')
export class RoleGrantEventResolver {
  constructor(
    private readonly loaders: EventLoaders,
    private readonly programmes: ProgrammeLoaders,
  ) {}

  @ResolveField()
  programme({ programmeId }: { programmeId: string | null }): unknown {
    return programmeId === null ? null : this.programmes.programme.find(programmeId);
  }

  @ResolveField()
  event({ eventId }: { eventId: string | null }, _: unknown, context: CallContext): Promise<EventRow | null> | null {
    return eventId === null ? null : this.loaders.event(context).load(eventId);
  }
}
