import { awaitsPeople, type LockedEvent } from '../events/index.js';
import { newId } from '../platform/index.js';
import type { AttendanceMode, ConsentPurpose, RegistrationStatus, WaitlistReason } from '../schema-types.js';
import { onReserve } from './nominations.js';
import { refused } from './refusals.js';
import type { Asked, Move, Newcomer, Registration } from './registration.js';
import { type Act, answerDue, decide, type Destination, isActive, registrationIsOpen } from './registration.policy.js';
import type { Hold, SeatBook, Waiting } from './seat-book.js';

/**
 * One transaction's work on the registrations of one locked event: acts go through the table of transitions and the seat book,
 * and what they changed is written down afterwards, in a few statements for all of them.
 */
export class Sitting {
  readonly moves: Move[] = [];
  /** Those passed over whose reason for waiting is another now. */
  readonly heldBack: Waiting[] = [];
  /** Everybody who has moved or says something else now, as it is now. */
  readonly touched = new Map<string, Registration>();
  /** States whose order of preference has gaps or newcomers. */
  readonly statesToRank = new Set<string>();
  /** Whom a better-ranked one of the state has left a seat to. */
  readonly movedUp: Registration[] = [];
  /** Who goes to the end of the line of another mode. */
  readonly sentToTheEnd: string[] = [];

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
    if (decision.kind === 'MOVE') this.checkAnswer(present, null);
    return this.move({ ...present, mode: newcomer.mode }, 'REGISTER');
  }

  /** Yes to an invitation, a nomination or an offer; `choose` says how, given what was said before, where no seat is held yet. @throws Problem on `field` when it comes too early or too late */
  accept(
    registration: Registration,
    choose: (before: AttendanceMode | null) => AttendanceMode,
    field: string,
  ): Registration {
    const decision = decide(registration.status, 'ACCEPT', this.event.registrationPolicy);
    if (decision.kind !== 'MOVE') return this.move(registration, 'ACCEPT', null, field);
    this.checkAnswer(registration, field);
    const mode = heldAs(registration.status) ? registration.mode : choose(registration.mode);
    return this.move({ ...registration, mode }, 'ACCEPT', null, field);
  }

  /** Another person takes over a seat; `present` is what that person has for the event. */
  substitute(registration: Registration, newcomer: Newcomer, present: Registration | null): Registration {
    if (this.stands(registration, 'SUBSTITUTE')) {
      // The seat was passed on once: only to whom it went is this a repeat.
      if (present?.status === 'CONFIRMED') return present;
      throw refused('TRANSITION_NOT_ALLOWED', 'registration');
    }
    const decision = decide(present?.status ?? 'NONE', 'TAKE_OVER', this.event.registrationPolicy);
    if (decision.kind === 'REFUSED') throw refused(decision.code, 'member');
    const { mode, beyondCapacity } = registration;
    this.move(registration, 'SUBSTITUTE', null, 'registration');
    const successor =
      present && isActive(present.status) ? this.vacate(present) : this.blank({ ...newcomer, mode }, null);
    this.book.takeOver(mode!, successor.state, beyondCapacity);
    const seated: Registration = { ...successor, status: 'CONFIRMED', mode, beyondCapacity, attendance: 'EXPECTED' };
    const from = present && isActive(present.status) ? present.status : null;
    this.record({ act: 'TAKE_OVER', registration: seated, from, reason: null, consents: [], by: this.actor });
    return seated;
  }

  /** Another way of attending: a seat there must be free, else nothing changes; who waits goes to the end of the other line. */
  changeMode(registration: Registration, mode: AttendanceMode): Registration {
    if (registration.mode === mode) return registration;
    const { status, state } = registration;
    if (!isActive(status)) throw refused('TRANSITION_NOT_ALLOWED', 'registration');
    if (status === 'WAITLISTED') {
      this.book.leaveLine(registration.mode!);
      const waitlistReason = this.book.take(mode, state);
      if (!waitlistReason) return this.seat({ ...registration, mode });
      this.sentToTheEnd.push(registration.id);
      return this.change({ ...registration, mode, waitlistReason });
    }
    const held = heldAs(status);
    if (!held) return this.change({ ...registration, mode });
    this.book.release(registration.mode!, state, held, registration.beyondCapacity);
    if (!this.book.takeFree(mode, state, held)) throw refused('NO_SEAT_FREE', 'mode');
    return this.change({ ...registration, mode, beyondCapacity: false });
  }

  /** The person takes part for another: what is held is counted for that one, within its limit. */
  representAnew(
    registration: Registration,
    represented: Pick<Registration, 'state' | 'organisationId' | 'personalCapacity'>,
  ): Registration {
    const { mode, status, state, beyondCapacity } = registration;
    const nominationRank = represented.state === state ? registration.nominationRank : null;
    const moved: Registration = { ...registration, ...represented, nominationRank, onReserve: false };
    if (nominationRank === null && registration.nominationRank !== null) this.statesToRank.add(state!);
    const held = heldAs(status);
    if (represented.state === state || !held || beyondCapacity) return moved;
    this.book.release(mode!, state, held, false);
    if (!this.book.takeFree(mode!, moved.state, held)) throw refused('NO_SEAT_FREE', 'input.representing');
    return moved;
  }

  /** What a registration says, never its status. */
  change(registration: Registration): Registration {
    if (registration.nominationRank !== null) this.statesToRank.add(registration.state!);
    this.touch(registration);
    return registration;
  }

  /** Gives the nominations of a state their ranks, in its order of preference; those beyond its seats are the reserve. */
  rank(state: string, nominations: readonly Registration[]): void {
    const reserve = onReserve(nominations, state, this.event);
    const nominatedNow = new Set(
      this.moves.filter(({ act }) => act === 'NOMINATE').map(({ registration }) => registration.id),
    );
    nominations.forEach((registration, index) => {
      const { status, answerDueAt } = registration;
      const waits = status === 'NOMINATED' && reserve[index]!;
      const isNew = nominatedNow.has(registration.id);
      const asksNow = status === 'NOMINATED' && !waits && (isNew || registration.onReserve);
      const ranked: Registration = {
        ...registration,
        nominationRank: index + 1,
        onReserve: waits,
        answerDueAt: asksNow
          ? answerDue(this.now, this.event.answerHours, this.event.startsAt)
          : waits
            ? null
            : answerDueAt,
      };
      if (asksNow && !isNew) this.movedUp.push(ranked);
      this.touch(ranked);
    });
  }

  /** A new registration, where there is none or an ended one (`previous`); an active one goes through `move`. */
  admit(
    newcomer: Newcomer,
    previous: Registration | null,
    act: 'REGISTER' | 'ENTER' | 'INVITE' | 'NOMINATE',
    reason: string | null = null,
    asked: Asked = {},
  ): Registration {
    const decision = decide(previous?.status ?? 'NONE', act, this.event.registrationPolicy);
    if (decision.kind === 'REFUSED') throw refused(decision.code);
    if (decision.kind === 'REPEAT') return previous!;
    const { consents, ...who } = newcomer;
    return this.put(
      { ...this.blank(who, asked), answerDueAt: asked.answerDueAt ?? null },
      null,
      act,
      decision.to,
      reason,
      consents,
    );
  }

  /** Moves a registration along the table; a repeat answers it unchanged. @throws Problem on `field` when the table lacks the pair */
  move(registration: Registration, act: Act, reason: string | null = null, field: string | null = null): Registration {
    const decision = decide(registration.status, act, this.event.registrationPolicy);
    if (decision.kind === 'REFUSED') throw refused(decision.code, field);
    if (decision.kind === 'REPEAT') return registration;
    return this.put(this.vacate(registration), registration.status, act, decision.to, reason, []);
  }

  /** Confirms whoever's turn it is, or offers the seat where the event gives time to think. */
  promote(line: readonly (Registration & { mode: AttendanceMode; waitlistReason: WaitlistReason })[]): void {
    const { offerHours, startsAt } = this.event;
    const offers = offerHours !== null;
    const { promoted, held } = this.book.promote(
      line.map(({ id, mode, state, waitlistReason }) => ({ id, mode, state, reason: waitlistReason })),
      offers ? 'offered' : 'confirmed',
    );
    this.heldBack.push(...held);
    const byId = new Map(line.map((registration) => [registration.id, registration]));
    for (const { id } of promoted) {
      const waited: Registration = { ...byId.get(id)!, waitlistReason: null };
      const registration: Registration = offers
        ? { ...waited, status: 'OFFERED', answerDueAt: answerDue(this.now, offerHours, startsAt) }
        : { ...waited, status: 'CONFIRMED', attendance: 'EXPECTED' };
      // A promotion is the system's doing, whoever freed the seat.
      const act = offers ? 'OFFER' : 'PROMOTE';
      this.record({ act, registration, from: 'WAITLISTED', reason: null, consents: [], by: null });
    }
  }

  private record(move: Move): void {
    this.moves.push(move);
    this.touch(move.registration);
  }

  private touch(registration: Registration): void {
    this.touched.set(registration.id, registration);
  }

  /** Who changes over to a line in which nobody waits and a seat is free gets that seat. */
  private seat(registration: Registration): Registration {
    const seated: Registration = {
      ...registration,
      status: 'CONFIRMED',
      waitlistReason: null,
      attendance: 'EXPECTED',
    };
    this.record({
      act: 'PROMOTE',
      registration: seated,
      from: 'WAITLISTED',
      reason: null,
      consents: [],
      by: this.actor,
    });
    return seated;
  }

  /** @throws Problem on `field` where the time to answer is up or has not come */
  private checkAnswer({ status, answerDueAt, onReserve }: Registration, field: string | null): void {
    if (!['INVITED', 'NOMINATED', 'OFFERED'].includes(status)) return;
    const due = answerDueAt ?? this.event.startsAt;
    if (this.now >= due || !awaitsPeople(this.event, this.now)) throw refused('DEADLINE_PASSED', field);
    if (onReserve) throw refused('TRANSITION_NOT_ALLOWED', field);
  }

  /** A registration that has yet to be put anywhere. */
  private blank(who: Omit<Newcomer, 'consents'>, asked: Asked | null): Registration {
    const { memberId, role, mode, state, organisationId, personalCapacity } = who;
    return {
      id: newId(),
      eventId: this.event.id,
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
      registeredAt: this.now,
      nominationRank: asked?.nominationRank ?? null,
      onReserve: false,
      answerDueAt: null,
    };
  }

  /** Gives back what the registration holds or waits for. */
  private vacate(registration: Registration): Registration {
    const { mode, state, status, beyondCapacity } = registration;
    const held = heldAs(status);
    if (held) this.book.release(mode!, state, held, beyondCapacity);
    if (status === 'WAITLISTED') this.book.leaveLine(mode!);
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
    const settled = this.place(registration, act, to);
    const placed = isActive(settled.status) ? settled : { ...settled, nominationRank: null };
    if (registration.nominationRank !== null) this.statesToRank.add(registration.state!);
    this.record({ act, registration: placed, from, reason, consents, by: this.actor });
    return placed;
  }

  private place(registration: Registration, act: Act, to: Destination): Registration {
    if (act === 'ENTER') {
      const beyondCapacity = this.book.enter(registration.mode!, registration.state);
      return { ...registration, status: 'CONFIRMED', beyondCapacity, attendance: 'EXPECTED' };
    }
    if (act === 'ACCEPT' && registration.status === 'OFFERED') {
      this.book.takeOver(registration.mode!, registration.state, false);
      return { ...registration, status: 'CONFIRMED', attendance: 'EXPECTED' };
    }
    if (to !== 'SEAT') return { ...registration, status: to };
    const waitlistReason = this.book.take(registration.mode!, registration.state);
    return waitlistReason
      ? { ...registration, status: 'WAITLISTED', waitlistReason }
      : { ...registration, status: 'CONFIRMED', attendance: 'EXPECTED' };
  }
}

/** How somebody in this status holds a seat; null: not at all. */
const heldAs = (status: RegistrationStatus): Hold | null =>
  status === 'CONFIRMED' ? 'confirmed' : status === 'OFFERED' ? 'offered' : null;
