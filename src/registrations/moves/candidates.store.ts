import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '../../platform/index.js';
import { registrationFromJson } from '../lists/registration.row.js';
import type { Registration } from '../registration.js';
import { activeFirst, registrationColumns } from '../registration.sql.js';

/** What is known of somebody who is about to come. */
export interface Candidate {
  eventId: string;
  memberId: string;
  /** Whether there is such a person. */
  known: boolean;
  /** For whom the person speaks by the post held on the event's day, else by the current one. */
  state: string | null;
  organisationId: string | null;
  /** The registration for the event: the active one, else the latest. */
  present: Registration | null;
}

type PersonForEvent = Pick<Candidate, 'eventId' | 'memberId'>;

/** The key of a candidate in the answer of `Candidates.of`. */
export const candidateKey = ({ eventId, memberId }: PersonForEvent): string => `${eventId} ${memberId}`;

/** People who are about to come. */
@Injectable()
export class Candidates {
  /** What is known of each, with one statement; read under the locks of the events. */
  async of(transaction: Transaction, people: readonly PersonForEvent[]): Promise<Map<string, Candidate>> {
    const eventIds = people.map(({ eventId }) => eventId);
    const memberIds = people.map(({ memberId }) => memberId);
    const rows = await transaction.rows<Candidate>(
      sql`SELECT ${candidateColumns}
       FROM unnest(${eventIds}::uuid[], ${memberIds}::uuid[]) AS asked (event_id, member_id) ${withPosts}`,
    );
    return new Map(
      rows.map((row) => [candidateKey(row), { ...row, present: row.present && registrationFromJson(row.present) }]),
    );
  }
}

const candidateColumns = sql`asked.event_id AS "eventId", asked.member_id AS "memberId", m.id IS NOT NULL AS known,
  CASE WHEN then_held.id IS NULL THEN now_held.state ELSE then_held.state END AS state,
  CASE WHEN then_held.id IS NULL THEN now_held.organisation_id ELSE then_held.organisation_id END AS "organisationId",
  (SELECT to_json(present) FROM (
     SELECT ${registrationColumns} FROM registration r
     WHERE r.event_id = asked.event_id AND r.member_id = asked.member_id
     ORDER BY ${activeFirst} LIMIT 1
   ) present) AS present`;

const withPosts = sql`JOIN event e ON e.id = asked.event_id
  LEFT JOIN member m ON m.id = asked.member_id AND m.erased_at IS NULL
  LEFT JOIN LATERAL post_on(m.id, e.starts_at_local::date) then_held ON true
  LEFT JOIN LATERAL post_on(m.id, current_date) now_held ON true`;
