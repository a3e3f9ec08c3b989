export { type EventHook, EventHooks } from './event-hooks.js';
export { eventColumns, type EventDayRow, eventFromJson, type EventRow, type VenueRow } from './event.row.js';
export { EventLoaders } from './events.loaders.js';
export { EventsModule } from './events.module.js';
export { Events } from './events.service.js';
export { type LockedEvent, SeatPools, type SeatPoolRow } from './seat-pools.js';
export { type StateInvitationRow } from './state-invitations.queries.js';
export { StateInvitations } from './state-invitations.service.js';
export { seenEvents, staffedBy } from './seen-events.js';
