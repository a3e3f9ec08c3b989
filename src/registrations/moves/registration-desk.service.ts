import { Injectable } from '@nestjs/common';
import { system } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { awaitsPeople, isActive, type LockedEvent, SeatPools, StateInvitations } from '../../events/index.js';
import { Clock, Outbox, type Transaction } from '../../platform/index.js';
import { ConsentStore, type EnteredConsent } from '../consents/consents.store.js';
import type { Registration } from '../registration.js';
import { RegistrationBatch } from './registration-batch.js';
import type { RegistrationMove, WaitingRegistration } from './registration-move.js';
import { mailsOf } from './registration.mails.js';
import { RegistrationsStore } from './registrations.store.js';
import { SeatBook } from './seat-book.js';

/**
 * The one place through which every registration moves, whoever asks: under the event's lock, with history, audit and
 * mail in the same transaction.
 */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly store: RegistrationsStore,
    private readonly consents: ConsentStore,
    private readonly seatPools: SeatPools,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
    private readonly stateInvitations: StateInvitations,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins work on the registrations of an event whose row the transaction has locked. Whoever may have a seat that is
   * free by now has it first: nobody is seated past somebody who waits.
   */
  async begin(transaction: Transaction, event: LockedEvent, { promote = true } = {}): Promise<RegistrationBatch> {
    const batch = new RegistrationBatch(event, new SeatBook(event.pools, event), this.clock.now());
    if (promote) await this.promote(transaction, batch);
    return batch;
  }

  /**
   * Promotes whoever's turn it is, numbers nominations anew where somebody has come or gone, and writes all that the
   * batches have changed. `silent`: nobody is told.
   */
  async promoteRankAndSave(
    transaction: Transaction,
    batches: readonly RegistrationBatch[],
    { silent = false } = {},
  ): Promise<void> {
    await Promise.all(
      batches.filter(({ touched }) => touched.size > 0).map((batch) => this.promote(transaction, batch)),
    );
    await Promise.all(batches.map((batch) => this.rank(transaction, batch)));
    await this.save(transaction, batches, silent);
  }

  /** Has the nominations of every state numbered anew: what seats there are for them has changed. */
  async rankEveryState(transaction: Transaction, { event, statesToRank }: RegistrationBatch): Promise<void> {
    for (const state of await this.store.nominatingStates(transaction, event.id)) statesToRank.add(state);
  }

  /** Where states are no longer limited, nobody waits for that reason. */
  async liftStateLimits(transaction: Transaction, { event }: RegistrationBatch): Promise<void> {
    if (event.heldByState === null) await this.store.liftStateLimits(transaction, event.id);
  }

  /** The active nominations of states as they are by now, in their order of preference. */
  async nominationsOf(
    transaction: Transaction,
    { event, touched }: RegistrationBatch,
    states: readonly string[],
  ): Promise<Registration[]> {
    const stored = await this.store.nominations(transaction, event.id, states, [...touched.keys()]);
    const known = [...touched.values()].filter(({ state }) => state !== null && states.includes(state));
    return [...known, ...stored]
      .filter(({ nominationRank, status }) => nominationRank !== null && isActive(status))
      .sort((one, other) => one.nominationRank! - other.nominationRank!);
  }

  private async promote(transaction: Transaction, batch: RegistrationBatch): Promise<void> {
    const { event, book, now, touched } = batch;
    await this.takeIn(transaction, batch);
    if (!awaitsPeople(event, now) || book.openings.length === 0) return;
    // Who has just left or joined the line in this batch is known here and not yet in the database.
    const line = await this.store.nextInLine(transaction, event.id, book.openings, [...touched.keys()]);
    const newcomers = [...touched.values()].filter((one): one is WaitingRegistration => one.status === 'WAITLISTED');
    batch.confirmOrOffer([...line, ...newcomers]);
  }

  /** Whoever was let in beyond capacity takes the seats that are free within it, so that none is given twice. */
  private async takeIn(transaction: Transaction, batch: RegistrationBatch): Promise<void> {
    const { event, book, touched } = batch;
    const openings = event.status === 'PUBLISHED' ? book.roomWithin : [];
    if (openings.length === 0) return;
    const stored = await this.store.beyondCapacity(transaction, event.id, openings, [...touched.keys()]);
    const known = [...touched.values()].filter(({ beyondCapacity }) => beyondCapacity);
    for (const registration of [...stored, ...known]) {
      if (!book.roomWithin.some(({ mode }) => mode === registration.mode)) continue;
      book.takeIn(registration.mode!, registration.state);
      batch.change({ ...registration, beyondCapacity: false });
    }
  }

  private async rank(transaction: Transaction, batch: RegistrationBatch): Promise<void> {
    const { statesToRank } = batch;
    if (statesToRank.size === 0) return;
    const nominations = await this.nominationsOf(transaction, batch, [...statesToRank]);
    const ofState = Map.groupBy(nominations, ({ state }) => state!);
    for (const state of statesToRank) batch.assignRanks(state, ofState.get(state) ?? []);
    const withNobodyLeft = [...statesToRank].filter((state) => !ofState.has(state));
    if (withNobodyLeft.length > 0 && awaitsPeople(batch.event, batch.now))
      await this.stateInvitations.awaitAgain(transaction, batch.event.id, withNobodyLeft);
  }

  private async save(transaction: Transaction, batches: readonly RegistrationBatch[], silent: boolean): Promise<void> {
    const moves = batches.flatMap((batch) => batch.moves);
    const registrations = batches.flatMap(({ touched }) => [...touched.values()]);
    const toTheEnd = batches.flatMap(({ sentToTheEnd }) => sentToTheEnd);
    const heldBack = batches.flatMap((batch) => batch.heldBack);
    // Together on the wire, in this order: what the later ones refer to is there.
    await Promise.all([
      this.store.save(transaction, registrations),
      this.store.sendToTheEnd(transaction, toTheEnd),
      this.consents.enter(transaction, moves.flatMap(consentsOf)),
      this.store.saveReasons(transaction, heldBack),
      this.store.saveHistory(transaction, moves),
      this.audit(transaction, batches),
      this.keepCounters(transaction, batches),
      silent ? null : this.outbox.add(transaction, batches.flatMap(mailsOf)),
    ]);
  }

  private async keepCounters(transaction: Transaction, batches: readonly RegistrationBatch[]): Promise<void> {
    const changed = batches.filter(({ touched }) => touched.size > 0);
    if (changed.length === 0) return;
    const events = changed.map(({ event, book }) => ({ id: event.id, pools: book.pools }));
    await this.seatPools.keepCounters(transaction, events);
  }

  private async audit(transaction: Transaction, batches: readonly RegistrationBatch[]): Promise<void> {
    const records = batches.flatMap(({ moves, substitutions }) =>
      moves.map(({ act, registration: { id, status }, from, by, answerLink }) => ({
        ...{ by, answerLink, action: act.toLowerCase(), subject: id, subjectKind: 'Registration' },
        changes: [{ field: 'status', from, to: status }, ...changesBetween(null, substitutions.get(id) ?? null)],
      })),
    );
    await this.trail.record(transaction, system, records);
  }
}

const consentsOf = ({ registration, consents, by }: RegistrationMove): EnteredConsent[] =>
  consents.map((purpose) => ({ registrationId: registration.id, purpose, given: true, by, paper: null }));
