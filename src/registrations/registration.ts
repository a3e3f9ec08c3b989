import type {
  Attendance,
  AttendanceMode,
  ConsentPurpose,
  ParticipantRole,
  RegistrationStatus,
  WaitlistReason,
} from '../schema-types.js';
import type { Act } from './registration.policy.js';

/** A registration as the rules see it. */
export interface Registration {
  id: string;
  eventId: string;
  memberId: string;
  status: RegistrationStatus;
  role: ParticipantRole;
  mode: AttendanceMode | null;
  state: string | null;
  organisationId: string | null;
  personalCapacity: boolean;
  waitlistReason: WaitlistReason | null;
  beyondCapacity: boolean;
  attendance: Attendance | null;
  registeredAt: Date;
  /** The state's order of preference while the registration is active, 1 first; null: not nominated. */
  nominationRank: number | null;
  /** Nominated beyond the seats of the state: cannot accept yet. */
  onReserve: boolean;
  /** Of an invitation, a nomination or an offer; null: at the start of the event. */
  answerDueAt: Date | null;
}

/** Who comes, for whom, how. */
export type Newcomer = Pick<
  Registration,
  'memberId' | 'role' | 'mode' | 'state' | 'organisationId' | 'personalCapacity'
> & { consents: readonly ConsentPurpose[] };

/** What an invitation or nomination says besides who. */
export interface Asked {
  nominationRank?: number;
  answerDueAt?: Date | null;
}

/** One move, with what has to be remembered of it. */
export interface Move {
  act: Act;
  registration: Registration;
  /** Null for a new registration. */
  from: RegistrationStatus | null;
  reason: string | null;
  consents: readonly ConsentPurpose[];
  /** Who did it; null: the system. */
  by: string | null;
}
