import type { LockedEvent } from '../events/index.js';
import { newId } from '../platform/index.js';
import type {
  Attendance,
  AttendanceMode,
  ConsentPurpose,
  ParticipantRole,
  RegistrationStatus,
  WaitlistReason,
} from '../schema-types.js';
import { type Act, decide, type Destination, isActive, registrationIsOpen } from './registration.policy.js';
import { type SeatBook, type Waiting } from './seat-book.js';
import { refused } from './refusals.js';

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
}

/** Who comes, for whom, how. */
export type Newcomer = Pick<
  Registration,
  'memberId' | 'role' | 'mode' | 'state' | 'organisationId' | 'personalCapacity'
> & { consents: readonly ConsentPurpose[] };

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

/**
 * One transaction's work on the registrations of one locked event: acts go through the table of transitions and the seat book,
 * and what they changed is written down afterwards, in a few statements for all of them.
 */
export class Sitting {
  readonly moves: Move[] = [];
  /** Those passed over whose reason for waiting is another now. */
  readonly heldBack: Waiting[] = [];

  constructor(
    readonly event: LockedEvent,
    readonly book: SeatBook,
    readonly now: Date,
    /** Who acts; of several who are served together, each in turn. */
    public actor: string | null,
  ) {}

  /** Whether an act's result already stands, so that the call is a repeat. */
  stands(registration: Registration, act: Act): boolean {
    return decide(registration.status, act, this.event.registrationPolicy).kind === 'REPEAT';
  }

  /** What the person asks for by registering: a new registration, or yes to an invitation or nomination that waits for an answer. */
  register(newcomer: Newcomer, present: Registration | null): Registration {
    const decision = decide(present?.status ?? 'NONE', 'REGISTER', this.event.registrationPolicy);
    if (decision.kind === 'MOVE' && !registrationIsOpen(this.event, this.now)) throw refused('REGISTRATION_CLOSED');
    if (!present || !isActive(present.status)) return this.admit(newcomer, present, 'REGISTER');
    return this.move({ ...present, mode: newcomer.mode }, 'REGISTER');
  }

  /** A new registration, where there is none or an ended one (`previous`); an active one goes through `move`. */
  admit(
    newcomer: Newcomer,
    previous: Registration | null,
    act: 'REGISTER' | 'ENTER',
    reason: string | null = null,
  ): Registration {
    const decision = decide(previous?.status ?? 'NONE', act, this.event.registrationPolicy);
    if (decision.kind === 'REFUSED') throw refused(decision.code);
    if (decision.kind === 'REPEAT') return previous!;
    const { consents, ...who } = newcomer;
    const blank: Registration = {
      id: newId(),
      eventId: this.event.id,
      status: 'WITHDRAWN',
      ...who,
      waitlistReason: null,
      beyondCapacity: false,
      attendance: null,
      registeredAt: this.now,
    };
    return this.put(blank, null, act, decision.to, reason, consents);
  }

  /** Moves a registration along the table; a repeat answers it unchanged. @throws Problem on `field` when the table lacks the pair */
  move(registration: Registration, act: Act, reason: string | null = null, field: string | null = null): Registration {
    const decision = decide(registration.status, act, this.event.registrationPolicy);
    if (decision.kind === 'REFUSED') throw refused(decision.code, field);
    if (decision.kind === 'REPEAT') return registration;
    return this.put(this.vacate(registration), registration.status, act, decision.to, reason, []);
  }

  /** Confirms whoever's turn it is. */
  promote(line: readonly (Registration & { mode: AttendanceMode; waitlistReason: WaitlistReason })[]): void {
    const { promoted, held } = this.book.promote(
      line.map(({ id, mode, state, waitlistReason }) => ({ id, mode, state, reason: waitlistReason })),
    );
    this.heldBack.push(...held);
    const byId = new Map(line.map((registration) => [registration.id, registration]));
    for (const { id } of promoted) {
      const confirmed: Registration = {
        ...byId.get(id)!,
        status: 'CONFIRMED',
        waitlistReason: null,
        attendance: 'EXPECTED',
      };
      // A promotion is the system's doing, whoever freed the seat.
      this.moves.push({
        act: 'PROMOTE',
        registration: confirmed,
        from: 'WAITLISTED',
        reason: null,
        consents: [],
        by: null,
      });
    }
  }

  /** Gives back what the registration holds or waits for. */
  private vacate(registration: Registration): Registration {
    const { mode, state, status, beyondCapacity } = registration;
    if (mode !== null && status === 'CONFIRMED') this.book.release(mode, state, 'confirmed', beyondCapacity);
    if (mode !== null && status === 'OFFERED') this.book.release(mode, state, 'offered', false);
    if (mode !== null && status === 'WAITLISTED') this.book.leaveLine(mode);
    return { ...registration, waitlistReason: null, beyondCapacity: false };
  }

  private put(
    registration: Registration,
    from: RegistrationStatus | null,
    act: Act,
    to: Destination,
    reason: string | null,
    consents: readonly ConsentPurpose[],
  ): Registration {
    const placed = this.place(registration, act, to);
    this.moves.push({ act, registration: placed, from, reason, consents, by: this.actor });
    return placed;
  }

  private place(registration: Registration, act: Act, to: Destination): Registration {
    if (act === 'ENTER') {
      const beyondCapacity = this.book.enter(registration.mode!, registration.state);
      return { ...registration, status: 'CONFIRMED', beyondCapacity, attendance: 'EXPECTED' };
    }
    if (to !== 'SEAT') return { ...registration, status: to };
    const waitlistReason = this.book.take(registration.mode!, registration.state);
    return waitlistReason
      ? { ...registration, status: 'WAITLISTED', waitlistReason }
      : { ...registration, status: 'CONFIRMED', attendance: 'EXPECTED' };
  }
}
