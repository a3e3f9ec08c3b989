import type {
  Attendance,
  AttendanceMode,
  ParticipantRole,
  RegistrationStatus,
  WaitlistReason,
} from '../schema-types.js';

/** What a registration can be again after its event has been postponed; an offer begins anew from the line. */
export type ResumableStatus = Extract<RegistrationStatus, 'INVITED' | 'NOMINATED' | 'PENDING' | 'WAITLISTED'>;

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
  /** Of an invitation, a nomination or an offer; null: as long as the event awaits people. */
  answerDueAt: Date | null;
  /** What it was when it expired because the event began; it is that again when the event is postponed. */
  formerStatus: ResumableStatus | null;
  /** Its nomination rank then. */
  formerRank: number | null;
}
