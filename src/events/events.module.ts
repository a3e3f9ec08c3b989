import { Global, Module } from '@nestjs/common';
import { EventHooks } from './event-hooks.js';
import { EventLists } from './event.lists.js';
import { EventRecords } from './event.records.js';
import { EventReferences } from './event.references.js';
import { ActionEventsResolver, NetworkEventsResolver, RoleGrantEventResolver } from './event-lists.resolver.js';
import { EventResolver, SeatPoolResolver, VenueResolver } from './event.resolver.js';
import { EventLoaders } from './events.loaders.js';
import { EventsQueries } from './events.queries.js';
import { EventsResolver } from './events.resolver.js';
import { Events } from './events.service.js';
import { HeldEvents } from './held-events.js';
import { SeatPools } from './seat-pools.js';
import { StateInvitationsQueries } from './state-invitations.queries.js';
import {
  EventStateInvitationsResolver,
  StateInvitationsResolver,
  ViewerStateInvitationsResolver,
} from './state-invitations.resolver.js';
import { StateInvitations } from './state-invitations.service.js';

const resolvers = [
  EventsResolver,
  EventResolver,
  VenueResolver,
  SeatPoolResolver,
  NetworkEventsResolver,
  ActionEventsResolver,
  RoleGrantEventResolver,
  StateInvitationsResolver,
  EventStateInvitationsResolver,
  ViewerStateInvitationsResolver,
];

@Global()
@Module({
  providers: [
    EventHooks,
    EventLists,
    EventLoaders,
    EventRecords,
    EventReferences,
    Events,
    EventsQueries,
    HeldEvents,
    SeatPools,
    StateInvitations,
    StateInvitationsQueries,
    ...resolvers,
  ],
  exports: [EventHooks, EventLoaders, Events, SeatPools, StateInvitations],
})
export class EventsModule {}
