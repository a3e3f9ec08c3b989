import { Global, Module } from '@nestjs/common';
import { AgendaItemResolver, SpeakerResolver } from './agenda.resolver.js';
import { AgendaRecords } from './agenda.records.js';
import { Agendas } from './agendas.js';
import { EventCopies } from './event-copies.service.js';
import { EventHooks } from './event-hooks.js';
import { EventMaterials } from './event-materials.js';
import { EventLists } from './event.lists.js';
import { EventRecords } from './event.records.js';
import { EventReferences } from './event.references.js';
import {
  ActionEventsResolver,
  NetworkEventsResolver,
  ProgrammeEventsResolver,
  RoleGrantEventResolver,
} from './event-lists.resolver.js';
import { EventResolver, SeatPoolResolver, VenueResolver } from './event.resolver.js';
import { EventLoaders } from './events.loaders.js';
import { EventsQueries } from './events.queries.js';
import { EventsResolver } from './events.resolver.js';
import { Events } from './events.service.js';
import { FileLinks } from './file-links.js';
import { HeldEvents } from './held-events.js';
import { MaterialLinks } from './material-links.js';
import { MaterialOwners } from './material-owners.js';
import { MaterialLoaders } from './materials.loaders.js';
import { MaterialsQueries } from './materials.queries.js';
import { EventMaterialsResolver, MaterialResolver, NetworkMaterialsResolver } from './materials.resolver.js';
import { Materials } from './materials.service.js';
import { NetworkMaterials } from './network-materials.js';
import { ProgrammeLoaders } from './programmes.loaders.js';
import { ProgrammeQueries } from './programmes.queries.js';
import { ProgrammeResolver } from './programmes.resolver.js';
import { Programmes } from './programmes.service.js';
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
  AgendaItemResolver,
  SpeakerResolver,
  ProgrammeResolver,
  ProgrammeEventsResolver,
  NetworkEventsResolver,
  ActionEventsResolver,
  RoleGrantEventResolver,
  StateInvitationsResolver,
  EventStateInvitationsResolver,
  ViewerStateInvitationsResolver,
  MaterialResolver,
  EventMaterialsResolver,
  NetworkMaterialsResolver,
];

const materials = [
  Materials,
  MaterialsQueries,
  MaterialLoaders,
  FileLinks,
  MaterialLinks,
  MaterialOwners,
  EventMaterials,
  NetworkMaterials,
];

@Global()
@Module({
  providers: [
    AgendaRecords,
    Agendas,
    EventCopies,
    EventHooks,
    EventLists,
    EventLoaders,
    EventRecords,
    EventReferences,
    Events,
    EventsQueries,
    HeldEvents,
    ProgrammeLoaders,
    ProgrammeQueries,
    Programmes,
    SeatPools,
    StateInvitations,
    StateInvitationsQueries,
    ...materials,
    ...resolvers,
  ],
  exports: [
    EventHooks,
    EventLists,
    EventLoaders,
    Events,
    FileLinks,
    MaterialLinks,
    MaterialLoaders,
    MaterialOwners,
    Materials,
    MaterialsQueries,
    ProgrammeLoaders,
    Programmes,
    SeatPools,
    StateInvitations,
    StateInvitationsQueries,
  ],
})
export class EventsModule {}
