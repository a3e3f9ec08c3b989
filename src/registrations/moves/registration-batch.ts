import type { LockedEvent } from '../../events/index.js';
import type { Registration } from '../registration.js';
import type { RegistrationMove, WaitingRegistration } from './registration-move.js';
import { answerDue } from './registration.policy.js';
import type { PersonInLine, SeatBook } from './seat-book.js';
import { onReserve } from './state-reserve.js';

/**
 * One transaction's work on the registrations of one locked event. What acts changed is gathered here and written down
 * at the end, in a few statements for all of them.
 */
export class RegistrationBatch {
  readonly moves: RegistrationMove[] = [];
  /** Those passed over whose reason for waiting is another now. */
  readonly heldBack: PersonInLine[] = [];
  /** Everybody who has moved or says something else now, as it is now. */
  readonly touched = new Map<string, Registration>();
  /** States whose order of preference has gaps or newcomers. */
  readonly statesToRank = new Set<string>();
  /** Whom a better-ranked one of the state has left a seat to. */
  readonly movedUp: Registration[] = [];
  /** Who had been asked, and waits on the reserve of the state now. */
  readonly movedToReserve: Registration[] = [];
  /** Who goes to the end of the line of another mode. */
  readonly sentToTheEnd: string[] = [];
  /** By registration: who has taken over its seat, or from whom it has its own. */
  readonly substitutions = new Map<string, { replacedBy: string } | { replaces: string }>();

  constructor(
    readonly event: LockedEvent,
    readonly book: SeatBook,
    readonly now: Date,
  ) {}

  /** A registration that was read from the database, as it is by now. */
  latest(registration: Registration): Registration {
    return this.touched.get(registration.id) ?? registration;
  }

  record(move: RegistrationMove): void {
    this.moves.push(move);
    this.touched.set(move.registration.id, move.registration);
  }

  /** One person has taken over the seat of another. */
  substituted(one: Registration, other: Registration): void {
    this.substitutions.set(one.id, { replacedBy: other.memberId });
    this.substitutions.set(other.id, { replaces: one.memberId });
  }

  /** What a registration says, never its status. */
  change(registration: Registration): Registration {
    if (registration.nominationRank !== null) this.statesToRank.add(registration.state!);
    this.touched.set(registration.id, registration);
    return registration;
  }

  /** Confirms whoever's turn it is, or offers the seat where the event gives time to think. */
  confirmOrOffer(line: readonly WaitingRegistration[]): void {
    const { offerHours } = this.event;
    const offers = offerHours !== null;
    const { seated, heldBack } = this.book.fillFrom(
      line.map(({ id, mode, state, waitlistReason }) => ({ id, mode, state, reason: waitlistReason })),
      offers ? 'offered' : 'confirmed',
    );
    this.heldBack.push(...heldBack);
    const byId = new Map(line.map((registration) => [registration.id, registration]));
    for (const { id } of seated) {
      const waited: Registration = { ...byId.get(id)!, waitlistReason: null };
      const registration: Registration = offers
        ? { ...waited, status: 'OFFERED', answerDueAt: answerDue(this.now, offerHours, this.event) }
        : { ...waited, status: 'CONFIRMED', attendance: 'EXPECTED' };
      // A promotion is the system's doing, whoever freed the seat.
      const act = offers ? 'OFFER' : 'PROMOTE';
      this.record({ act, registration, from: 'WAITLISTED', reason: null, consents: [], by: null, answerLink: null });
    }
  }

  /** Numbers the nominations of a state, given in its order of preference; those beyond its seats are the reserve. */
  assignRanks(state: string, nominations: readonly Registration[]): void {
    const { answerHours } = this.event;
    const reserve = onReserve(nominations, state, this.event, this.book);
    const nominatedNow = new Set(
      this.moves.filter(({ act }) => act === 'NOMINATE').map(({ registration }) => registration.id),
    );
    nominations.forEach((registration, index) => {
      const { id, status } = registration;
      const waits = status === 'NOMINATED' && reserve[index]!;
      const isNew = nominatedNow.has(id);
      const asksNow = status === 'NOMINATED' && !waits && (isNew || registration.onReserve);
      const dueOfOthers = waits ? null : registration.answerDueAt;
      const ranked: Registration = {
        ...registration,
        nominationRank: index + 1,
        onReserve: waits,
        answerDueAt: asksNow ? answerDue(this.now, answerHours, this.event) : dueOfOthers,
      };
      if (asksNow && !isNew) this.movedUp.push(ranked);
      if (waits && !isNew && !registration.onReserve) this.movedToReserve.push(ranked);
      this.touched.set(id, ranked);
    });
  }
}
