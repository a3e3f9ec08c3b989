import { Injectable } from '@nestjs/common';
import { type Sql, sql, type Transaction } from '../../platform/index.js';
import { registrationFromJson } from '../lists/registration.row.js';
import type { Registration } from '../registration.js';
import { activeFirst, registrationColumns } from '../registration.sql.js';

/** What is known of somebody who is about to come. */
export interface Candidate {
  eventId: string;
  memberId: string;
  /** Whether there is such a person. */
  known: boolean;
  /** For whom the person speaks by the confirmed post held on the event's day, else by the current one. */
  state: string | null;
  organisationId: string | null;
  /** Confirmed posts held on that day, then those held now. */
  posts: HeldPost[];
  /** The registration for the event: the active one, else the latest. */
  present: Registration | null;
}

interface HeldPost {
  state: string | null;
  organisationId: string | null;
  /** Whether it is held on the day of the event. */
  onDay: boolean;
}

type PersonForEvent = Pick<Candidate, 'eventId' | 'memberId'>;

/** The key of a candidate in the answer of `Candidates.of`. */
export const candidateKey = ({ eventId, memberId }: PersonForEvent): string => `${eventId} ${memberId}`;

/** Whether a `post p` was held on a day. */
const heldOn = (day: Sql): Sql => sql`coalesce(p.from_day <= ${day}, true) AND coalesce(p.to_day >= ${day}, true)`;

/** People who are about to come. */
@Injectable()
export class Candidates {
  /** What is known of each, with one statement; read under the locks of the events. */
  async of(transaction: Transaction, people: readonly PersonForEvent[]): Promise<Map<string, Candidate>> {
    const eventIds = people.map(({ eventId }) => eventId);
    const memberIds = people.map(({ memberId }) => memberId);
    const rows = await transaction.rows<Omit<Candidate, 'state' | 'organisationId'>>(
      sql`SELECT ${candidateColumns}
       FROM unnest(${eventIds}::uuid[], ${memberIds}::uuid[]) AS asked (event_id, member_id) ${withPosts}`,
    );
    return new Map(
      rows.map((row) => {
        const { state = null, organisationId = null } = row.posts[0] ?? {};
        const present = row.present && registrationFromJson(row.present);
        return [candidateKey(row), { ...row, state, organisationId, present }];
      }),
    );
  }
}

const candidateColumns = sql`asked.event_id AS "eventId", asked.member_id AS "memberId", m.id IS NOT NULL AS known,
  held.posts,
  (SELECT to_json(present) FROM (
     SELECT ${registrationColumns} FROM registration r
     WHERE r.event_id = asked.event_id AND r.member_id = asked.member_id
     ORDER BY ${activeFirst} LIMIT 1
   ) present) AS present`;

const withPosts = sql`JOIN event e ON e.id = asked.event_id
  CROSS JOIN LATERAL (
    -- For a course in one's own time it is the day of registering.
    SELECT CASE WHEN e.format = 'SELF_PACED' THEN current_date ELSE e.starts_at_local::date END AS at
  ) day
  LEFT JOIN member m ON m.id = asked.member_id AND m.erased_at IS NULL
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(
      json_build_object('state', p.state, 'organisationId', p.organisation_id,
        'onDay', ${heldOn(sql`day.at`)})
      ORDER BY ${heldOn(sql`day.at`)} DESC, p.from_day DESC NULLS LAST, p.id DESC), '[]') AS posts
    FROM post p WHERE p.member_id = m.id AND p.confirmed AND (${heldOn(sql`day.at`)} OR ${heldOn(sql`current_date`)})
  ) held`;
