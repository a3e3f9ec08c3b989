import type { AgendaItem } from '../agenda/agenda-items.js';
import type { EventTimes } from '../times/event-times.js';
import type { EventDetails } from './event-details.js';

/** What an event refers to, each in its order. */
export interface EventReferenceIds {
  networkIds: string[];
  programmeId: string | null;
  actionIds: string[];
  /** State codes. */
  hostStates: string[];
  partnerIds: string[];
}

/** All that can be written of an event. */
export interface EventContent extends EventDetails, EventReferenceIds {
  times: EventTimes;
  agenda: AgendaItem[];
}
