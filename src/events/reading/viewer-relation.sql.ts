import type { Viewer } from '../../access/index.js';
import { literals, type Sql, sql } from '../../platform/index.js';
import type { FeedbackStage, RegistrationStatus } from '../../schema-types.js';
import { activeStatuses } from '../seats/registration-statuses.js';

/** What a viewer is to an event, for what it can do about it. Instants come as ISO texts, from within jsonb. */
export interface ViewerRelation {
  /** The viewer's own registration: the active one, else the latest. */
  registration: { status: RegistrationStatus; answerDueAt: string | null; onReserve: boolean } | null;
  attended: boolean;
  /** What the viewer has said of the event, and when. */
  feedback: { stage: FeedbackStage; givenAt: string }[];
  /** The states invited; `canDecline`: it has not done so, and nobody is nominated. */
  invitations: { state: string; nominationClosesAt: string | null; canDecline: boolean }[];
}

/** Whether people are nominated in answer to the invitation `i`. */
export const hasNominated = sql`EXISTS (SELECT FROM registration n
  WHERE n.event_id = i.event_id AND n.state = i.state AND n.nomination_rank IS NOT NULL)`;

const activeFirst = sql`r.status IN ${literals(activeStatuses)} DESC, r.sequence DESC`;

const invitations = sql`(SELECT coalesce(json_agg(json_build_object('state', i.state,
    'nominationClosesAt', i.nomination_closes_at,
    'canDecline', i.answer <> 'WILL_NOT_ATTEND' AND NOT ${hasNominated})), '[]')
  FROM state_invitation i WHERE i.event_id = e.id)`;

/** What the viewer is to `event e`, as JSON. */
export function relationOf(viewer: Viewer): Sql {
  const me = sql`${viewer.memberId}::uuid`;
  return sql`json_build_object(
    'registration', (
      SELECT json_build_object('status', r.status, 'answerDueAt', r.answer_due_at, 'onReserve', r.on_reserve)
      FROM registration r WHERE r.event_id = e.id AND r.member_id = ${me} ORDER BY ${activeFirst} LIMIT 1),
    'attended', EXISTS (SELECT FROM registration r
      WHERE r.event_id = e.id AND r.member_id = ${me} AND r.status = 'CONFIRMED'
        AND r.attendance IN ('ATTENDED', 'PARTIAL')),
    'feedback', (SELECT coalesce(json_agg(json_build_object('stage', f.stage, 'givenAt', f.given_at)), '[]')
      FROM feedback f WHERE f.event_id = e.id AND f.member_id = ${me}),
    'invitations', ${invitations})`;
}
