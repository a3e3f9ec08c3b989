import { Injectable } from '@nestjs/common';
import { system } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { awaitsPeople, type LockedEvent, SeatPools } from '../events/index.js';
import { newId, Outbox, type Transaction } from '../platform/index.js';
import type { AttendanceMode, WaitlistReason } from '../schema-types.js';
import { mailsOf } from './registration-mails.js';
import { isActive } from './registration.policy.js';
import { SeatBook, type Waiting } from './seat-book.js';
import type { Move, Registration } from './registration.js';
import { Sitting } from './sitting.js';

type InLine = Registration & { mode: AttendanceMode; waitlistReason: WaitlistReason };

export const registrationColumns = `r.id, r.event_id AS "eventId", r.member_id AS "memberId", r.status, r.role, r.mode, r.state, r.organisation_id AS "organisationId",
  r.personal_capacity AS "personalCapacity", r.waitlist_reason AS "waitlistReason", r.beyond_capacity AS "beyondCapacity", r.attendance,
  r.registered_at AS "registeredAt", r.nomination_rank AS "nominationRank", r.on_reserve AS "onReserve", r.answer_due_at AS "answerDueAt"`;

/** The one place through which every registration moves, whoever asks: under the event's lock, with history, audit and mail in the same transaction. */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly seatPools: SeatPools,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  /** Opens the books of an event whose row the transaction has locked. */
  open(event: LockedEvent, actor: string | null): Sitting {
    return new Sitting(event, new SeatBook(event.pools, event), new Date(), actor);
  }

  /** The registrations of people for the event, the active one of each, else the latest. */
  async of(
    transaction: Transaction,
    eventId: string,
    memberIds: readonly string[],
  ): Promise<Map<string, Registration>> {
    const rows = await transaction.rows<Registration>(
      `SELECT DISTINCT ON (r.member_id) ${registrationColumns} FROM registration r
       WHERE r.event_id = $1 AND r.member_id = ANY ($2)
       ORDER BY r.member_id, r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED') DESC, r.sequence DESC`,
      [eventId, memberIds],
    );
    return new Map(rows.map((row) => [row.memberId, row]));
  }

  /** Promotes whoever's turn it is, and writes down all that the sittings have changed. `silent`: nobody is told. */
  async close(transaction: Transaction, sittings: readonly Sitting[], { silent = false } = {}): Promise<void> {
    await Promise.all(sittings.map((sitting) => this.promote(transaction, sitting)));
    await Promise.all(sittings.map((sitting) => this.rank(transaction, sitting)));
    const moves = sittings.flatMap((sitting) => sitting.moves);
    const heldBack = sittings.flatMap((sitting) => sitting.heldBack);
    const changed = sittings.filter((sitting) => sitting.touched.size > 0);
    // Together on the wire, in this order: what the later ones refer to is there.
    await Promise.all([
      this.keep(
        transaction,
        sittings.flatMap((sitting) => [...sitting.touched.values()]),
      ),
      this.sendToTheEnd(
        transaction,
        sittings.flatMap((sitting) => sitting.sentToTheEnd),
      ),
      this.keepConsents(transaction, moves),
      this.keepReasons(transaction, heldBack),
      this.remember(transaction, moves),
      this.keepCounters(transaction, changed),
      silent ? null : this.outbox.add(transaction, sittings.flatMap(mailsOf)),
    ]);
  }

  private async promote(transaction: Transaction, sitting: Sitting): Promise<void> {
    if (!awaitsPeople(sitting.event, sitting.now) || !sitting.book.mayPromote) return;
    // Who has just left or joined the line in this sitting is known here and not yet in the database.
    const moved = [...sitting.touched.values()];
    const { openings } = sitting.book;
    const line = await transaction.rows<InLine>(
      `SELECT ${registrationColumns} FROM unnest($2::text[], $3::int[]) AS opening (mode, seats)
       CROSS JOIN LATERAL (
         SELECT * FROM registration w
         WHERE w.event_id = $1 AND w.mode = opening.mode AND w.status = 'WAITLISTED' AND w.id <> ALL ($4)
         ORDER BY w.sequence LIMIT opening.seats
       ) r ORDER BY r.sequence`,
      [
        sitting.event.id,
        openings.map(({ mode }) => mode),
        openings.map(({ seats }) => seats),
        moved.map(({ id }) => id),
      ],
    );
    const newcomers = moved.filter((registration): registration is InLine => registration.status === 'WAITLISTED');
    sitting.promote([...line, ...newcomers]);
  }

  /** The nominations of every state are numbered anew when the sitting is closed: what seats there are for them has changed. */
  async rankAll(transaction: Transaction, { event, statesToRank }: Sitting): Promise<void> {
    const nominating = await transaction.rows<{ state: string }>(
      `SELECT DISTINCT state FROM registration WHERE event_id = $1 AND nomination_rank IS NOT NULL`,
      [event.id],
    );
    for (const { state } of nominating) statesToRank.add(state);
  }

  /** Where states are no longer limited, nobody waits for that reason. */
  async liftLimits(transaction: Transaction, { event }: Sitting): Promise<void> {
    if (event.heldByState !== null) return;
    await transaction.rows(
      `UPDATE registration SET waitlist_reason = 'EVENT_FULL' WHERE event_id = $1 AND waitlist_reason = 'STATE_QUOTA_USED'`,
      [event.id],
    );
  }

  /** The active nominations of a state that the sitting has not touched. */
  async nominations(transaction: Transaction, sitting: Sitting, states: readonly string[]): Promise<Registration[]> {
    return transaction.rows<Registration>(
      `SELECT ${registrationColumns} FROM registration r
       WHERE r.event_id = $1 AND r.state = ANY ($2) AND r.nomination_rank IS NOT NULL AND r.id <> ALL ($3)`,
      [sitting.event.id, states, [...sitting.touched.keys()]],
    );
  }

  /** Numbers the nominations of the states in whose order somebody has come or gone. */
  private async rank(transaction: Transaction, sitting: Sitting): Promise<void> {
    if (sitting.statesToRank.size === 0) return;
    const stored = await this.nominations(transaction, sitting, [...sitting.statesToRank]);
    const nominations = [...sitting.touched.values(), ...stored]
      .filter(({ nominationRank, status }) => nominationRank !== null && isActive(status))
      .sort((one, other) => one.nominationRank! - other.nominationRank!);
    const ofState = Map.groupBy(nominations, ({ state }) => state!);
    for (const state of sitting.statesToRank) sitting.rank(state, ofState.get(state) ?? []);
  }

  /** Who changes over to another line gets its last place. */
  private async sendToTheEnd(transaction: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await transaction.rows(`UPDATE registration SET sequence = nextval('registration_line') WHERE id = ANY ($1)`, [
      ids,
    ]);
  }

  private async keep(transaction: Transaction, last: readonly Registration[]): Promise<void> {
    if (last.length === 0) return;
    await transaction.rows(
      `INSERT INTO registration (id, event_id, member_id, status, role, mode, state, organisation_id, personal_capacity, waitlist_reason, beyond_capacity, attendance,
         registered_at, nomination_rank, on_reserve, answer_due_at, attended_mode)
       SELECT id, event_id, member_id, status, role, mode, state, organisation_id, personal_capacity, waitlist_reason, beyond_capacity, attendance, registered_at,
         nomination_rank, on_reserve, answer_due_at,
         -- Who attended has a row already, which keeps its own; an insert is checked before it is found to be an update.
         CASE WHEN attendance IN ('ATTENDED', 'PARTIAL') THEN mode END
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::boolean[], $10::text[], $11::boolean[], $12::text[],
           $13::timestamptz[], $14::int[], $15::boolean[], $16::timestamptz[]) WITH ORDINALITY AS new (id, event_id, member_id, status, role, mode, state, organisation_id, personal_capacity, waitlist_reason, beyond_capacity,
           attendance, registered_at, nomination_rank, on_reserve, answer_due_at, place)
       ORDER BY place
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, mode = excluded.mode, waitlist_reason = excluded.waitlist_reason,
         beyond_capacity = excluded.beyond_capacity, attendance = excluded.attendance,
         role = excluded.role, state = excluded.state, organisation_id = excluded.organisation_id, personal_capacity = excluded.personal_capacity,
         nomination_rank = excluded.nomination_rank, on_reserve = excluded.on_reserve, answer_due_at = excluded.answer_due_at`,
      [
        last.map(({ id }) => id),
        last.map(({ eventId }) => eventId),
        last.map(({ memberId }) => memberId),
        last.map(({ status }) => status),
        last.map(({ role }) => role),
        last.map(({ mode }) => mode),
        last.map(({ state }) => state),
        last.map(({ organisationId }) => organisationId),
        last.map(({ personalCapacity }) => personalCapacity),
        last.map(({ waitlistReason }) => waitlistReason),
        last.map(({ beyondCapacity }) => beyondCapacity),
        last.map(({ attendance }) => attendance),
        last.map(({ registeredAt }) => registeredAt),
        last.map(({ nominationRank }) => nominationRank),
        last.map(({ onReserve }) => onReserve),
        last.map(({ answerDueAt }) => answerDueAt),
      ],
    );
  }

  private async keepConsents(transaction: Transaction, moves: readonly Move[]): Promise<void> {
    const consents = moves.flatMap(({ registration, consents: given }) =>
      given.map((purpose) => ({ id: registration.id, purpose })),
    );
    if (consents.length === 0) return;
    await transaction.rows(
      `INSERT INTO registration_consent (registration_id, purpose) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING`,
      [consents.map(({ id }) => id), consents.map(({ purpose }) => purpose)],
    );
  }

  private async keepCounters(transaction: Transaction, sittings: readonly Sitting[]): Promise<void> {
    if (sittings.length === 0) return;
    const events = sittings.map(({ event, book }) => ({ id: event.id, pools: book.pools }));
    await this.seatPools.keepCounters(transaction, events);
  }

  /** Why those who were passed over wait now. */
  private async keepReasons(transaction: Transaction, heldBack: readonly Waiting[]): Promise<void> {
    if (heldBack.length === 0) return;
    await transaction.rows(
      `UPDATE registration r SET waitlist_reason = h.reason FROM unnest($1::uuid[], $2::text[]) AS h (id, reason) WHERE r.id = h.id`,
      [heldBack.map(({ id }) => id), heldBack.map(({ reason }) => reason)],
    );
  }

  /** History and audit. */
  private async remember(transaction: Transaction, moves: readonly Move[]): Promise<void> {
    if (moves.length === 0) return;
    const history = transaction.rows(
      `INSERT INTO registration_change (id, registration_id, by_member_id, from_status, to_status, reason)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[])`,
      [
        moves.map(newId),
        moves.map(({ registration }) => registration.id),
        moves.map(({ by }) => by),
        moves.map(({ from }) => from),
        moves.map(({ registration }) => registration.status),
        moves.map(({ reason }) => reason),
      ],
    );
    const audit = this.trail.record(
      transaction,
      system,
      moves.map(({ act, registration, from, by }) => ({
        by,
        action: act.toLowerCase(),
        subject: registration.id,
        subjectKind: 'Registration',
        changes: [{ field: 'status', from, to: registration.status }],
      })),
    );
    await Promise.all([history, audit]);
  }
}
