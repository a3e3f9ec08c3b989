import type { EventStatus } from '../../schema-types.js';
import type { AgendaItemRow } from '../agenda/agenda.row.js';
import type { SeatPoolRow } from '../seats/seat-pool.row.js';
import type { EventReferenceIds } from '../writing/event-content.js';
import type { EventDetails } from '../writing/event-details.js';
import type { ViewerRelation } from './viewer-relation.sql.js';

/** An event as one viewer gets it: whatever belongs to it alone, its lists too, comes with it in one statement. */
export interface EventRow extends EventDetails, EventReferenceIds {
  id: string;
  slug: string;
  version: number;
  status: EventStatus;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  /** Its start, of a self-paced one its end: from then on only staff move registrations. */
  awaitsPeopleUntil: Date;
  startsAtLocal: string;
  endsAtLocal: string;
  days: EventDayRow[];
  /** Null for whom it is not meant. */
  joinUrl: string | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  nominationClosesAt: Date | null;
  seatsReleasedAt: Date | null;
  seats: SeatPoolRow[];
  publishedAt: Date | null;
  closedAt: Date | null;
  cancelledAt: Date | null;
  cancellationReason: string | null;
  /** Without what is not meant for the viewer. */
  agenda: AgendaItemRow[];
  /** Whether anybody was ever invited, nominated or registered. */
  hasRegistrations: boolean;
  /** Whether anybody is recorded as having been there, wholly or in part. */
  hasAttendance: boolean;
  hasInvitedStates: boolean;
  /** What decides about what the viewer can do. */
  viewerRelation: ViewerRelation;
  /** Whether more of it than title, times and the own registration is for the viewer. */
  isWhole: boolean;
}

/** Instants come as ISO texts here, from within jsonb. */
export interface EventDayRow {
  date: string;
  startsAt: string;
  endsAt: string;
  startsAtLocal: string;
  endsAtLocal: string;
}

const instants = [
  'startsAt',
  'endsAt',
  'awaitsPeopleUntil',
  'registrationOpensAt',
  'registrationClosesAt',
  'nominationClosesAt',
  'seatsReleasedAt',
  'publishedAt',
  'closedAt',
  'cancelledAt',
] as const;

/** An event that came as JSON beside another row: its instants are texts there. */
export function eventFromJson(row: EventRow): EventRow {
  const given = instants.filter((instant) => row[instant]).map((instant) => [instant, new Date(row[instant]!)]);
  return { ...row, ...(Object.fromEntries(given) as Partial<EventRow>) };
}
