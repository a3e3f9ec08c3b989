import { Injectable } from '@nestjs/common';
import { system } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { type LockedEvent, SeatPools } from '../events/index.js';
import { newId, Outbox, type OutboxMessage, type Transaction } from '../platform/index.js';
import type { AttendanceMode, WaitlistReason } from '../schema-types.js';
import { promotesNow } from './registration.policy.js';
import { SeatBook, type Waiting } from './seat-book.js';
import { type Move, type Registration, Sitting } from './sitting.js';

type InLine = Registration & { mode: AttendanceMode; waitlistReason: WaitlistReason };

export const registrationColumns = `r.id, r.event_id AS "eventId", r.member_id AS "memberId", r.status, r.role, r.mode, r.state, r.organisation_id AS "organisationId",
  r.personal_capacity AS "personalCapacity", r.waitlist_reason AS "waitlistReason", r.beyond_capacity AS "beyondCapacity", r.attendance,
  r.registered_at AS "registeredAt"`;

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
    const book = new SeatBook(event.pools, event.seatsPerState, new Map(Object.entries(event.heldByState ?? {})));
    return new Sitting(event, book, new Date(), actor);
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
    const moves = sittings.flatMap((sitting) => sitting.moves);
    const heldBack = sittings.flatMap((sitting) => sitting.heldBack);
    const changed = sittings.filter((sitting) => sitting.moves.length > 0);
    // Together on the wire, in this order: what the later ones refer to is there.
    await Promise.all([
      this.keep(transaction, moves),
      this.keepConsents(transaction, moves),
      this.keepReasons(transaction, heldBack),
      this.remember(transaction, moves),
      this.keepCounters(transaction, changed),
      silent ? null : this.outbox.add(transaction, moves.flatMap(mailOf)),
    ]);
  }

  private async promote(transaction: Transaction, sitting: Sitting): Promise<void> {
    if (!promotesNow(sitting.event, sitting.now) || !sitting.book.mayPromote) return;
    // Who has just left or joined the line in this sitting is known here and not yet in the database.
    const moved = sitting.moves.map(({ registration }) => registration);
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

  private async keep(transaction: Transaction, moves: readonly Move[]): Promise<void> {
    if (moves.length === 0) return;
    // Somebody may have moved twice in one sitting: what stands last is what is kept.
    const last = [...new Map(moves.map(({ registration }) => [registration.id, registration])).values()];
    await transaction.rows(
      `INSERT INTO registration (id, event_id, member_id, status, role, mode, state, organisation_id, personal_capacity, waitlist_reason, beyond_capacity, attendance,
         registered_at)
       SELECT id, event_id, member_id, status, role, mode, state, organisation_id, personal_capacity, waitlist_reason, beyond_capacity, attendance, registered_at
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::boolean[], $10::text[], $11::boolean[], $12::text[],
           $13::timestamptz[]) WITH ORDINALITY AS new (id, event_id, member_id, status, role, mode, state, organisation_id, personal_capacity, waitlist_reason, beyond_capacity,
           attendance, registered_at, place)
       ORDER BY place
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, mode = excluded.mode, waitlist_reason = excluded.waitlist_reason,
         beyond_capacity = excluded.beyond_capacity, attendance = excluded.attendance`,
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

/** Who is told what: nobody of what they entered themselves afterwards, everybody of a seat, a place in line, a request taken and a refusal. */
function mailOf({ act, registration }: Move): OutboxMessage[] {
  const kind = mailKind(act, registration);
  return kind
    ? [
        {
          kind,
          recipientId: registration.memberId,
          facts: { registration: registration.id, event: registration.eventId },
        },
      ]
    : [];
}

function mailKind(act: Move['act'], { status }: Registration): string | null {
  if (act === 'ENTER' || act === 'WITHDRAW') return null;
  if (act === 'PROMOTE') return 'registration.promoted';
  switch (status) {
    case 'CONFIRMED':
      return 'registration.confirmed';
    case 'WAITLISTED':
      return 'registration.waitlisted';
    case 'PENDING':
      return 'registration.pending';
    case 'REJECTED':
      return 'registration.rejected';
    case 'CANCELLED':
      return 'registration.cancelled';
    default:
      return null;
  }
}
