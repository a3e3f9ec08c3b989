import type {
  AttendanceMode,
  Confidentiality,
  EventFormat,
  EventStatus,
  RegistrationPolicy,
} from '../../schema-types.js';
import type { SeatCapacity } from './seat-capacity.js';

/** The seats of one way of attending; the counters are written only under the lock of the event's row. */
export interface SeatPoolRow extends SeatCapacity {
  confirmed: number;
  offered: number;
  waitlisted: number;
  /** Walk-ins and back-filled people: within confirmed, outside capacity. */
  beyondCapacity: number;
}

/** What decides about seats, read under the lock. */
export interface LockedEvent {
  id: string;
  slug: string;
  status: EventStatus;
  format: EventFormat;
  title: Record<string, string>;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  /** Its start, of a self-paced one its end. */
  awaitsPeopleUntil: Date;
  startsAtLocal: string;
  registrationPolicy: RegistrationPolicy;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  nominationClosesAt: Date | null;
  /** Hours to answer an invitation or nomination; null: until the start. */
  answerHours: number | null;
  /** Hours for which a freed seat is offered; null: it confirms at once. */
  offerHours: number | null;
  confidentiality: Confidentiality;
  seatsPerState: number | null;
  networkIds: string[];
  programmeId: string | null;
  pools: SeatPoolRow[];
  /** The states that are invited, by code. */
  invitations: Record<string, StateSeats>;
  /** Seats held within capacity by the people of each state; null where states are not limited, or no longer. */
  heldByState: Record<string, Partial<Record<AttendanceMode, number>>> | null;
}

/** The seats that an invitation gives a state. */
export interface StateSeats {
  /** Of a hybrid event those in person. */
  seats: number;
  /** Null: as many as there are. */
  onlineSeats: number | null;
  nominationClosesAt: Date | null;
}
