import type { AttendanceMode, ConsentPurpose, RegistrationStatus, WaitlistReason } from '../../schema-types.js';
import type { Registration } from '../registration.js';
import type { Act } from './registration.policy.js';

/** One move, with what has to be remembered of it. */
export interface RegistrationMove {
  act: Act;
  registration: Registration;
  /** Null for a new registration. */
  from: RegistrationStatus | null;
  reason: string | null;
  consents: readonly ConsentPurpose[];
  /** Who did it; null: the system. */
  by: string | null;
  /** The message by whose link it was done; null: by none. */
  answerLink: string | null;
}

/** For whom somebody takes part. */
export type Represented = Pick<Registration, 'state' | 'organisationId' | 'personalCapacity'>;

/** Who comes, for whom, how. */
export type Newcomer = Pick<Registration, 'memberId' | 'role' | 'mode'> &
  Represented & { consents: readonly ConsentPurpose[] };

/** What an invitation or nomination says besides who. */
export interface InvitationTerms {
  nominationRank?: number;
  answerDueAt?: Date | null;
}

/** Who waits has chosen how to take part, and is told why there is no seat. */
export type WaitingRegistration = Registration & { mode: AttendanceMode; waitlistReason: WaitlistReason };
