import { Injectable } from '@nestjs/common';
import { insertRows, literals, newId, recordsOf, sql, type Transaction } from '../../platform/index.js';
import type { AttendanceMode } from '../../schema-types.js';
import { attended } from '../attendance/attendance.js';
import type { Registration } from '../registration.js';
import {
  activeFirst,
  isActiveRegistration,
  isOvertaken,
  recordOf,
  registrationColumns,
  writtenAnew,
} from '../registration.sql.js';
import type { RegistrationMove, WaitingRegistration } from './registration-move.js';
import { openStatuses } from './registration.policy.js';
import type { PersonInLine, SeatOpening } from './seat-book.js';

/** The tables of registrations, read and written under the lock of their event. */
@Injectable()
export class RegistrationsStore {
  /** In the order of the line. */
  async byIds(transaction: Transaction, ids: readonly string[]): Promise<Registration[]> {
    return transaction.rows(
      sql`SELECT ${registrationColumns} FROM registration r WHERE r.id = ANY (${ids}::uuid[]) ORDER BY r.sequence`,
    );
  }

  /** The registrations of people for the event, by person: the active one of each, else the latest. */
  async ofMembers(
    transaction: Transaction,
    eventId: string,
    memberIds: readonly string[],
  ): Promise<Map<string, Registration>> {
    const rows = await transaction.rows<Registration>(
      sql`SELECT DISTINCT ON (r.member_id) ${registrationColumns} FROM registration r
       WHERE r.event_id = ${eventId} AND r.member_id = ANY (${memberIds}::uuid[]) ORDER BY r.member_id, ${activeFirst}`,
    );
    return new Map(rows.map((row) => [row.memberId, row]));
  }

  async byCheckInNumber(
    transaction: Transaction,
    eventId: string,
    number: number | null,
  ): Promise<Registration | null> {
    return transaction.maybeOne(
      sql`SELECT ${registrationColumns} FROM registration r
       WHERE r.event_id = ${eventId} AND r.check_in_number = ${number}`,
    );
  }

  /** The active ones of an event, in the order of the line. */
  async active(transaction: Transaction, eventId: string): Promise<Registration[]> {
    return transaction.rows(
      sql`SELECT ${registrationColumns} FROM registration r
       WHERE r.event_id = ${eventId} AND ${isActiveRegistration} ORDER BY r.sequence`,
    );
  }

  /**
   * Those of an event whose time to answer is up, and once it has begun all that have no seat, in the order of the
   * line.
   */
  async overdue(transaction: Transaction, eventId: string): Promise<Registration[]> {
    return transaction.rows(
      sql`SELECT ${registrationColumns} FROM registration r JOIN event e ON e.id = r.event_id
       WHERE r.event_id = ${eventId} AND r.status IN ${literals(openStatuses)}
         AND (r.answer_due_at <= clock_timestamp() OR e.awaits_people_until <= clock_timestamp()) ORDER BY r.sequence`,
    );
  }

  /** Who is next in the lines of these pools, as many as each has seats, leaving out those named. */
  async nextInLine(
    transaction: Transaction,
    eventId: string,
    openings: readonly SeatOpening[],
    except: readonly string[],
  ): Promise<WaitingRegistration[]> {
    const modes = openings.map(({ mode }) => mode);
    const seats = openings.map((opening) => opening.seats);
    return transaction.rows(
      sql`SELECT ${registrationColumns} FROM unnest(${modes}::text[], ${seats}::int[]) AS opening (mode, seats)
       CROSS JOIN LATERAL (
         SELECT * FROM registration w
         WHERE w.event_id = ${eventId} AND w.mode = opening.mode AND w.status = 'WAITLISTED'
           AND w.id <> ALL (${except}::uuid[])
         ORDER BY w.sequence LIMIT opening.seats
       ) r ORDER BY r.sequence`,
    );
  }

  /** Who was let in beyond the capacity of these pools, as many as each has seats by now. */
  async beyondCapacity(
    transaction: Transaction,
    eventId: string,
    openings: readonly SeatOpening[],
    except: readonly string[],
  ): Promise<Registration[]> {
    const rooms = openings.map(({ mode, seats }) => ({ mode, capacity: seats }));
    return transaction.rows(
      sql`SELECT ${registrationColumns} FROM ${recordsOf('event_seat_pool', rooms)} opening
       CROSS JOIN LATERAL (
         SELECT * FROM registration w
         WHERE w.event_id = ${eventId} AND w.mode = opening.mode AND w.beyond_capacity
           AND w.id <> ALL (${except}::uuid[])
         ORDER BY w.sequence LIMIT opening.capacity
       ) r ORDER BY r.sequence`,
    );
  }

  /** What expired because the event began, of whom has nothing else for it since, in the order of the line. */
  async resumable(transaction: Transaction, eventId: string): Promise<Registration[]> {
    return transaction.rows(
      sql`SELECT ${registrationColumns} FROM registration r
       WHERE r.event_id = ${eventId} AND r.former_status IS NOT NULL AND NOT ${isOvertaken} ORDER BY r.sequence`,
    );
  }

  /** Deadlines to answer that were the event's own move along with it, and none lies beyond. */
  async moveDeadlines(transaction: Transaction, eventId: string, from: Date, to: Date): Promise<void> {
    await transaction.execute(
      sql`UPDATE registration SET answer_due_at = ${to}
       WHERE event_id = ${eventId} AND (answer_due_at = ${from} OR answer_due_at > ${to})`,
    );
  }

  /** The states that have nominated people for the event. */
  async nominatingStates(transaction: Transaction, eventId: string): Promise<string[]> {
    const rows = await transaction.rows<{ state: string }>(
      sql`SELECT DISTINCT state FROM registration WHERE event_id = ${eventId} AND nomination_rank IS NOT NULL`,
    );
    return rows.map(({ state }) => state);
  }

  /** The active nominations of states, leaving out those named. */
  async nominations(
    transaction: Transaction,
    eventId: string,
    states: readonly string[],
    except: readonly string[],
  ): Promise<Registration[]> {
    return transaction.rows(
      sql`SELECT ${registrationColumns} FROM registration r
       WHERE r.event_id = ${eventId} AND r.state = ANY (${states}::text[]) AND r.nomination_rank IS NOT NULL
         AND r.id <> ALL (${except}::uuid[])`,
    );
  }

  /** Writes registrations as they are now, new ones in the order given. */
  async save(transaction: Transaction, registrations: readonly Registration[]): Promise<void> {
    if (registrations.length === 0) return;
    const records = registrations.map((registration) => ({
      ...recordOf(registration),
      // Who attended has a row already, which keeps its own; an insert is checked before it is found to be an update.
      attended_mode: attended(registration.attendance) ? registration.mode : null,
    }));
    await transaction.execute(
      sql`${insertRows('registration', records)} ON CONFLICT (id) DO UPDATE SET ${writtenAnew}`,
    );
  }

  /** Who changes over to another line gets its last place. */
  async sendToTheEnd(transaction: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await transaction.execute(
      sql`UPDATE registration SET sequence = nextval('registration_line') WHERE id = ANY (${ids}::uuid[])`,
    );
  }

  /** Why those who were passed over wait now. */
  async saveReasons(transaction: Transaction, heldBack: readonly PersonInLine[]): Promise<void> {
    if (heldBack.length === 0) return;
    const reasons = heldBack.map(({ id, reason }) => ({ id, waitlist_reason: reason }));
    await transaction.execute(
      sql`UPDATE registration r SET waitlist_reason = h.waitlist_reason
       FROM ${recordsOf('registration', reasons)} h WHERE r.id = h.id`,
    );
  }

  async saveHistory(transaction: Transaction, moves: readonly RegistrationMove[]): Promise<void> {
    if (moves.length === 0) return;
    const changes = moves.map(({ registration, by, from, reason }) => ({
      id: newId(),
      registration_id: registration.id,
      by_member_id: by,
      from_status: from,
      to_status: registration.status,
      reason,
    }));
    await transaction.execute(insertRows('registration_change', changes));
  }

  /** Where states are no longer limited, nobody waits for that reason. */
  async liftStateLimits(transaction: Transaction, eventId: string): Promise<void> {
    await transaction.execute(
      sql`UPDATE registration SET waitlist_reason = 'EVENT_FULL'
       WHERE event_id = ${eventId} AND waitlist_reason = 'STATE_QUOTA_USED'`,
    );
  }

  /**
   * Who has yet to answer and was to come in a way that there is no more chooses again; where one way is left, it is
   * that.
   */
  async askAnew(transaction: Transaction, eventId: string, modes: readonly AttendanceMode[]): Promise<void> {
    await transaction.execute(
      sql`UPDATE registration SET mode = ${modes.length === 1 ? modes[0]! : null}
       WHERE event_id = ${eventId} AND status IN ('INVITED', 'NOMINATED') AND mode <> ALL (${modes}::text[])`,
    );
  }
}
