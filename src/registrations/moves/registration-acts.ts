import type { Viewer } from '../../access/index.js';
import { awaitsPeople, isActive } from '../../events/index.js';
import { newId } from '../../platform/index.js';
import type { AttendanceMode, ConsentPurpose, RegistrationStatus } from '../../schema-types.js';
import { hindered, refused } from '../refusals.js';
import type { Registration, ResumableStatus } from '../registration.js';
import type { RegistrationBatch } from './registration-batch.js';
import type { InvitationTerms, Newcomer, Represented } from './registration-move.js';
import {
  type Act,
  decide,
  type Decision,
  type Destination,
  hindranceToMoving,
  isAsked,
  registrationIsOpen,
} from './registration.policy.js';
import type { SeatHold } from './seat-book.js';

/** Who acts: a person, as staff of the event or not; null: the system, which no rule about people holds up. */
export type Actor =
  (Pick<Viewer, 'memberId' | 'answerLink'> & Partial<Pick<Viewer, 'admitted'>> & { staff: boolean }) | null;

/** What one person does within a batch: each act goes through the table of transitions and the seat book. */
export class RegistrationActs {
  constructor(
    readonly batch: RegistrationBatch,
    private readonly actor: Actor,
  ) {}

  /** Whether an act's result already stands, so that the call is a repeat. */
  alreadyStands(registration: Registration, act: Act): boolean {
    return this.decisionOn(registration, act).kind === 'REPEAT';
  }

  /** A new registration, or yes to an invitation or nomination that waits for an answer. */
  register(newcomer: Newcomer, present: Registration | null): Registration {
    const { event, now } = this.batch;
    const decision = this.decisionOn(present, 'REGISTER');
    if (decision.kind === 'MOVE' && !registrationIsOpen(event, now)) throw refused('REGISTRATION_CLOSED');
    if (!present || !isActive(present.status)) return this.create(newcomer, present, 'REGISTER');
    if (decision.kind === 'MOVE') this.checkAnswer(present, null);
    return this.move({ ...present, mode: newcomer.mode }, 'REGISTER', null, null, newcomer.consents);
  }

  /**
   * Yes to an invitation, a nomination or an offer; `choose` says how, given what was said before.
   * @throws Problem on `field` when it comes too early or too late, on `mode` for another way than is offered
   */
  accept(
    registration: Registration,
    choose: (before: AttendanceMode | null) => AttendanceMode,
    field: string,
    consents: readonly ConsentPurpose[] = [],
  ): Registration {
    if (this.decisionOn(registration, 'ACCEPT').kind !== 'MOVE') return this.move(registration, 'ACCEPT', null, field);
    this.checkAnswer(registration, field);
    const mode = choose(registration.mode);
    return this.move({ ...registration, mode }, 'ACCEPT', null, field, consents);
  }

  /** Another person takes over a seat; `present` is what that person has for the event. */
  substitute(registration: Registration, newcomer: Newcomer, present: Registration | null): Registration {
    if (this.alreadyStands(registration, 'SUBSTITUTE')) {
      // The seat was passed on once: only to whom it went is this a repeat.
      if (present?.status === 'CONFIRMED') return present;
      throw refused('TRANSITION_NOT_ALLOWED', 'registration');
    }
    this.checkMovable(registration, 'registration');
    const decision = this.decisionOn(present, 'TAKE_OVER');
    if (decision.kind === 'REFUSED') throw refused(decision.code, 'member');
    const { mode, beyondCapacity } = registration;
    this.move(registration, 'SUBSTITUTE', null, 'registration');
    const active = present && isActive(present.status) ? present : null;
    const successor = active ? this.vacate(active) : this.blank({ ...newcomer, mode }, {});
    this.batch.book.takeOver(mode!, successor.state, beyondCapacity);
    const seated: Registration = { ...successor, status: 'CONFIRMED', mode, beyondCapacity, attendance: 'EXPECTED' };
    this.record('TAKE_OVER', seated, active?.status ?? null);
    this.batch.substituted(registration, seated);
    return seated;
  }

  /**
   * Another way of attending: a seat there must be free, else nothing changes; who waits goes to the end of the other
   * line.
   */
  changeMode(registration: Registration, mode: AttendanceMode): Registration {
    if (registration.mode === mode) return registration;
    const { book } = this.batch;
    const { status, state } = registration;
    if (!isActive(status)) throw refused('TRANSITION_NOT_ALLOWED', 'registration');
    this.checkMovable(registration, 'registration');
    if (status === 'WAITLISTED') {
      book.leaveLine(registration.mode!);
      const waitlistReason = book.confirmOrQueue(mode, state);
      if (!waitlistReason) return this.seat({ ...registration, mode });
      this.batch.sentToTheEnd.push(registration.id);
      return this.batch.change({ ...registration, mode, waitlistReason });
    }
    const held = heldAs(status);
    if (!held) return this.batch.change({ ...registration, mode });
    book.release(registration.mode!, state, held, registration.beyondCapacity);
    if (!book.tryHold(mode, state, held)) throw refused('NO_SEAT_FREE', 'mode');
    return this.batch.change({ ...registration, mode, beyondCapacity: false });
  }

  /** The person takes part for another: what is held is counted for that one, within its limit. */
  representAnew(registration: Registration, represented: Represented): Registration {
    const { book, statesToRank } = this.batch;
    const { mode, status, state, beyondCapacity } = registration;
    const nominationRank = represented.state === state ? registration.nominationRank : null;
    const moved: Registration = { ...registration, ...represented, nominationRank, onReserve: false };
    if (nominationRank === null && registration.nominationRank !== null) statesToRank.add(state!);
    const held = heldAs(status);
    if (represented.state === state || !held || beyondCapacity) return moved;
    book.release(mode!, state, held, false);
    if (!book.tryHold(mode!, moved.state, held)) throw refused('NO_SEAT_FREE', 'input.representing');
    return moved;
  }

  /** A new registration, where there is none or an ended one (`previous`); an active one goes through `move`. */
  create(
    newcomer: Newcomer,
    previous: Registration | null,
    act: 'REGISTER' | 'ENTER' | 'INVITE' | 'NOMINATE',
    reason: string | null = null,
    terms: InvitationTerms = {},
  ): Registration {
    const decision = this.decisionOn(previous, act);
    if (decision.kind === 'REFUSED') throw refused(decision.code);
    if (decision.kind === 'REPEAT') return previous!;
    const created = { ...this.blank(newcomer, terms), answerDueAt: terms.answerDueAt ?? null };
    return this.put(created, null, act, decision.to, reason, newcomer.consents);
  }

  /**
   * Moves a registration along the table; a repeat answers it unchanged, and enters no consents.
   * @throws Problem on `field` when the table lacks the pair
   */
  move(
    registration: Registration,
    act: Act,
    reason: string | null = null,
    field: string | null = null,
    consents: readonly ConsentPurpose[] = [],
  ): Registration {
    const decision = this.decisionOn(registration, act);
    if (decision.kind === 'REFUSED') throw refused(decision.code, field);
    if (decision.kind === 'REPEAT') return registration;
    // Who was rejected before choosing how to come is invited again.
    if (decision.to === 'SEAT' && registration.mode === null) throw refused('TRANSITION_NOT_ALLOWED', field);
    this.checkMovable(registration, field);
    return this.put(this.vacate(registration), registration.status, act, decision.to, reason, consents);
  }

  private decisionOn(registration: Registration | null, act: Act): Decision {
    const { event } = this.batch;
    // Whom nobody has let in yet the organisers look at first, also where everybody else has a seat at once.
    const looksFirst = this.actor?.admitted === false && event.registrationPolicy === 'OPEN';
    return decide(
      registration?.status ?? 'NONE',
      act,
      looksFirst ? { ...event, registrationPolicy: 'APPROVAL' } : event,
    );
  }

  /** @throws Problem on `field` where what was recorded stays, or only staff move anybody by now */
  private checkMovable(registration: Registration, field: string | null): void {
    const { event, now } = this.batch;
    const hindrance = hindranceToMoving(registration, event, now, this.actor?.staff ?? true);
    if (hindrance) throw hindered(hindrance, field);
  }

  private record(
    act: Act,
    registration: Registration,
    from: RegistrationStatus | null,
    reason: string | null = null,
    consents: readonly ConsentPurpose[] = [],
  ): void {
    const { memberId: by = null, answerLink = null } = this.actor ?? {};
    this.batch.record({ act, registration, from, reason, consents, by, answerLink });
  }

  /** Who changes over to a line in which nobody waits and a seat is free gets that seat. */
  private seat(registration: Registration): Registration {
    const seated: Registration = { ...registration, status: 'CONFIRMED', waitlistReason: null, attendance: 'EXPECTED' };
    this.record('PROMOTE', seated, 'WAITLISTED');
    return seated;
  }

  /** @throws Problem on `field` where the time to answer is up or has not come */
  private checkAnswer({ status, answerDueAt, onReserve }: Registration, field: string | null): void {
    if (!isAsked(status)) return;
    const { event, now } = this.batch;
    const due = answerDueAt ?? event.awaitsPeopleUntil;
    if (now >= due || !awaitsPeople(event, now)) throw refused('DEADLINE_PASSED', field);
    if (onReserve) throw refused('TRANSITION_NOT_ALLOWED', field);
  }

  /** A registration that has yet to be put anywhere. */
  private blank(
    { memberId, role, mode, state, organisationId, personalCapacity }: Omit<Newcomer, 'consents'>,
    { nominationRank }: InvitationTerms,
  ): Registration {
    const { event, now } = this.batch;
    return {
      id: newId(),
      eventId: event.id,
      memberId,
      role,
      mode,
      state,
      organisationId,
      personalCapacity,
      status: 'WITHDRAWN',
      waitlistReason: null,
      beyondCapacity: false,
      attendance: null,
      registeredAt: now,
      nominationRank: nominationRank ?? null,
      onReserve: false,
      answerDueAt: null,
      formerStatus: null,
      formerRank: null,
    };
  }

  /** Gives back what the registration holds or waits for. */
  private vacate(registration: Registration): Registration {
    const { book } = this.batch;
    const { mode, state, status, beyondCapacity } = registration;
    const held = heldAs(status);
    if (held) book.release(mode!, state, held, beyondCapacity);
    if (status === 'WAITLISTED') book.leaveLine(mode!);
    return { ...registration, waitlistReason: null, beyondCapacity: false, onReserve: false, answerDueAt: null };
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
    const settled = isActive(placed.status) ? placed : { ...placed, nominationRank: null };
    if ((registration.nominationRank ?? settled.nominationRank) !== null) this.batch.statesToRank.add(settled.state!);
    // The place in line is that of the moment of accepting, however long ago the person was asked.
    const queues = settled.status === 'WAITLISTED' || settled.status === 'PENDING';
    if (queues && from !== null && isAsked(from)) this.batch.sentToTheEnd.push(settled.id);
    this.record(act, settled, from, reason, consents);
    return settled;
  }

  /** The event has begun, and with it ended what this was; or the time to answer is up (a deadline of its own). */
  expire(registration: Registration): Registration {
    const { event, now, touched } = this.batch;
    const { status, answerDueAt, nominationRank } = registration;
    const expired = this.move(registration, 'EXPIRE');
    const hadTime = answerDueAt === null || answerDueAt >= event.awaitsPeopleUntil;
    if (now < event.awaitsPeopleUntil || !hadTime || !isActive(status)) return expired;
    const resumable = {
      ...expired,
      formerStatus: status === 'OFFERED' ? 'WAITLISTED' : (status as ResumableStatus),
      formerRank: nominationRank,
    };
    touched.set(resumable.id, resumable);
    return resumable;
  }

  /** The event that ended it has been postponed: it is again what it was. */
  resume(registration: Registration): Registration {
    return this.move(registration, 'RESUME');
  }

  private place(registration: Registration, act: Act, to: Destination): Registration {
    const { book } = this.batch;
    if (act === 'ENTER') {
      const beyondCapacity = book.admitBeyondCapacity(registration.mode!, registration.state);
      return { ...registration, status: 'CONFIRMED', beyondCapacity, attendance: 'EXPECTED' };
    }
    if (act === 'ACCEPT' && registration.status === 'OFFERED') {
      book.takeOver(registration.mode!, registration.state, false);
      return { ...registration, status: 'CONFIRMED', attendance: 'EXPECTED' };
    }
    if (to === 'FORMER') return this.asBefore(registration);
    if (to !== 'SEAT') return { ...registration, status: to };
    const waitlistReason = book.confirmOrQueue(registration.mode!, registration.state);
    return waitlistReason
      ? { ...registration, status: 'WAITLISTED', waitlistReason }
      : { ...registration, status: 'CONFIRMED', attendance: 'EXPECTED' };
  }

  /** As it was when the event began, in its former place; in the only way there is where its own is gone. */
  private asBefore({ formerStatus, formerRank, ...registration }: Registration): Registration {
    const { pools } = this.batch.book;
    const mode = pools.some((pool) => pool.mode === registration.mode) ? registration.mode : null;
    const resumed: Registration = {
      ...registration,
      status: formerStatus!,
      mode: mode ?? (pools.length === 1 ? pools[0]!.mode : null),
      nominationRank: formerRank,
      waitlistReason: formerStatus === 'WAITLISTED' ? 'EVENT_FULL' : null,
      formerStatus: null,
      formerRank: null,
    };
    if (formerStatus === 'WAITLISTED') this.batch.book.joinLine(resumed.mode!);
    return resumed;
  }
}

/** How somebody in this status holds a seat; null: not at all. */
const heldAs = (status: RegistrationStatus): SeatHold | null =>
  status === 'CONFIRMED' ? 'confirmed' : status === 'OFFERED' ? 'offered' : null;
