export {
  type ConcernedPerson,
  isConcerned,
  isUrgent,
  toldChanges,
  type ToldEvent,
  type ToldField,
  toldFromJson,
} from './changes/told-event.js';
export { concernedPeople, toldEvent } from './changes/told-event.sql.js';
export { awaitsPeople, isStaffOf } from './event.policy.js';
export { eventKinds } from './event-kinds.js';
export { eventFormats, eventWords, participantRoles } from './event-words.js';
export { type ChangedDays, type EventHook, EventHooks } from './event-hooks.registry.js';
export { EventsModule } from './events.module.js';
export { type MaterialChange, type MaterialOwner, MaterialOwners } from './materials/material-owners.registry.js';
export { MaterialLinks } from './materials/material-links.service.js';
export { MaterialLoaders } from './materials/materials.loaders.js';
export { type MaterialContent, type MaterialRow } from './materials/material.row.js';
export { MaterialsQueries } from './materials/materials.queries.js';
export { Materials } from './materials/materials.service.js';
export { ProgrammeLoaders } from './programmes/programmes.loaders.js';
export { type ProgrammeRow } from './programmes/programmes.queries.js';
export { Programmes } from './programmes/programmes.service.js';
export { inAudience, inAudienceOfEvent } from './reading/audience.sql.js';
export { EventColumns } from './reading/event.columns.js';
export { EventListQueries } from './reading/event-lists.queries.js';
export { type EventDayRow, eventFromJson, type EventRow } from './reading/event.row.js';
export { isWhole, seenEvents, staffedBy } from './reading/event-visibility.sql.js';
export { EventLoaders } from './reading/events.loaders.js';
export { activeStatuses, holdsSeat, isActive, seatHoldingStatuses } from './seats/registration-statuses.js';
export { type LockedEvent, type SeatPoolRow } from './seats/seat-pool.row.js';
export { SeatPools } from './seats/seat-pools.store.js';
export { contactPoints } from './state-invitations/contact-points.sql.js';
export { type StateInvitationRow } from './state-invitations/state-invitation.row.js';
export { letterReference, StateInvitationsQueries } from './state-invitations/state-invitations.queries.js';
export { StateInvitations } from './state-invitations/state-invitations.service.js';
export { StateReminders } from './state-invitations/state-reminders.job.js';
export { type VenueRow } from './writing/event-details.js';
export { Events } from './writing/events.service.js';
