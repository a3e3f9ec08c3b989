import { Global, Module } from '@nestjs/common';
import { AgendaItemResolver, SpeakerResolver } from './agenda/agenda.resolver.js';
import { AgendaStore } from './agenda/agenda.store.js';
import { Agendas } from './agenda/agendas.queries.js';
import { EventNotices } from './changes/event-notices.service.js';
import { EventHooks } from './event-hooks.registry.js';
import { EventMaterials } from './materials/event-materials.hook.js';
import { MaterialLinks } from './materials/material-links.service.js';
import { MaterialOwners } from './materials/material-owners.registry.js';
import { MaterialLoaders } from './materials/materials.loaders.js';
import { MaterialsQueries } from './materials/materials.queries.js';
import { EventMaterialsResolver, MaterialResolver, NetworkMaterialsResolver } from './materials/materials.resolver.js';
import { Materials } from './materials/materials.service.js';
import { MaterialStore } from './materials/materials.store.js';
import { NetworkMaterials } from './materials/network-materials.hook.js';
import { ProgrammeLoaders } from './programmes/programmes.loaders.js';
import { ProgrammeQueries } from './programmes/programmes.queries.js';
import { ProgrammeResolver } from './programmes/programmes.resolver.js';
import { Programmes } from './programmes/programmes.service.js';
import { EventColumns } from './reading/event.columns.js';
import { EventResolver, SeatPoolResolver, VenueResolver } from './reading/event-fields.resolver.js';
import { EventListQueries } from './reading/event-lists.queries.js';
import {
  ActionEventsResolver,
  NetworkEventsResolver,
  ProgrammeEventsResolver,
  RoleGrantEventResolver,
} from './reading/event-lists.resolver.js';
import { EventLoaders } from './reading/events.loaders.js';
import { EventsQueries } from './reading/events.queries.js';
import { EventsResolver } from './reading/events.resolver.js';
import { SeatPools } from './seats/seat-pools.store.js';
import { StateInvitationLoaders } from './state-invitations/state-invitations.loaders.js';
import { StateInvitationsQueries } from './state-invitations/state-invitations.queries.js';
import {
  EventStateInvitationsResolver,
  StateInvitationsResolver,
  ViewerStateInvitationsResolver,
} from './state-invitations/state-invitations.resolver.js';
import { StateInvitations } from './state-invitations/state-invitations.service.js';
import { StateInvitationStore } from './state-invitations/state-invitations.store.js';
import { StateReminders } from './state-invitations/state-reminders.job.js';
import { ToldDays } from './times/told-days.hook.js';
import { EventCopies } from './writing/event-copies.service.js';
import { EventLock } from './writing/event-lock.store.js';
import { EventMutationsResolver } from './writing/event-mutations.resolver.js';
import { EventReferences } from './writing/event-references.queries.js';
import { EventStore } from './writing/event.store.js';
import { Events } from './writing/events.service.js';

const reading = [EventColumns, EventListQueries, EventLoaders, EventsQueries];
const writing = [
  Agendas,
  AgendaStore,
  EventCopies,
  EventHooks,
  EventLock,
  EventNotices,
  EventReferences,
  Events,
  EventStore,
  SeatPools,
  ToldDays,
];
const programmes = [ProgrammeLoaders, ProgrammeQueries, Programmes];
const stateInvitations = [
  StateInvitationLoaders,
  StateInvitations,
  StateInvitationsQueries,
  StateInvitationStore,
  StateReminders,
];
const materials = [
  EventMaterials,
  MaterialLinks,
  MaterialLoaders,
  MaterialOwners,
  Materials,
  MaterialsQueries,
  MaterialStore,
  NetworkMaterials,
];
const resolvers = [
  ActionEventsResolver,
  AgendaItemResolver,
  EventMaterialsResolver,
  EventMutationsResolver,
  EventResolver,
  EventsResolver,
  EventStateInvitationsResolver,
  MaterialResolver,
  NetworkEventsResolver,
  NetworkMaterialsResolver,
  ProgrammeEventsResolver,
  ProgrammeResolver,
  RoleGrantEventResolver,
  SeatPoolResolver,
  SpeakerResolver,
  StateInvitationsResolver,
  VenueResolver,
  ViewerStateInvitationsResolver,
];

@Global()
@Module({
  providers: [...reading, ...writing, ...programmes, ...stateInvitations, ...materials, ...resolvers],
  exports: [
    EventColumns,
    EventHooks,
    EventListQueries,
    EventLoaders,
    Events,
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
    StateReminders,
  ],
})
export class EventsModule {}
