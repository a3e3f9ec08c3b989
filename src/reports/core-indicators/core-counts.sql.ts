import { type Sql, sql } from '../../platform/index.js';
import {
  countedEvent,
  countedMembership,
  countedRegistration,
  countsAnswers,
  type Days,
  expectedRegistration,
} from '../counting/counting-rules.sql.js';
import { chosenEvent } from '../counting/counting.sql.js';
import type { ReportScope } from '../counting/report-scope.js';

/** What core indicators count beside the figures of a report; null: not told. */
export interface CoreCounts {
  /** Events that took place by kind; kinds without any are left out. */
  eventKinds: Record<string, number>;
  /** States represented, once for each event at which they were. */
  statesAtEvents: number;
  other: number | null;
  notStated: number | null;
  partners: number;
  members: number;
  memberStates: number;
  activeMembers: number | null;
  /** Outcomes by the languages of their titles. */
  outcomeLanguages: Record<string, number>;
  followedUp: number;
  /** Participations whose person answered after the event, and months later. */
  answers: number | null;
  laterAnswers: number | null;
  learningSum: number;
  learningAnswers: number | null;
  appliedSum: number;
  appliedAnswers: number | null;
  /** Without sub-items and principles. */
  actions: number;
  /** Participants who had been nominated, and the median of their days from that to being confirmed. */
  nominated: number;
  medianDays: number | null;
  noShows: number;
  /** Participants of whom it is known whether they came. */
  recorded: number | null;
}

/** The year up to a day. */
const yearUntil = (day: string): Days => ({
  from: sql`((${day}::date - interval '1 year')::date + 1)`,
  to: sql`${day}::date`,
});

/**
 * What core indicators count, as common table expressions to stand after those of `counting` and `held (id, kind)`, the
 * events that took place. `networkIds`: the networks of the report.
 */
export const countedForCore = (scope: ReportScope, networkIds: readonly string[]): Sql => sql`
  ${genders},
  network_member AS MATERIALIZED (
    SELECT ms.member_id, ms.state FROM membership ms
    WHERE ms.network_id = ANY (${networkIds}::uuid[]) AND ${countedMembership(sql`${scope.to}::date`)}
      AND (${scope.stateCodes}::text[] IS NULL OR ms.state = ANY (${scope.stateCodes}::text[]))
  ),
  took_part AS (
    SELECT r.member_id FROM event e JOIN registration r ON r.event_id = e.id
    WHERE ${countedEvent(yearUntil(scope.to))} AND e.status <> 'CANCELLED' AND ${chosenEvent(scope)}
      AND ${countedRegistration(scope.stateCodes)}
  ),
  ${answered},
  ${ratedWhere(countsAnswers(scope.stateCodes))},
  -- Not kept: one looks at all of them, the other at the few who were nominated.
  expected AS NOT MATERIALIZED (
    SELECT r.id, r.attendance FROM held h JOIN registration r ON r.event_id = h.id
    WHERE ${expectedRegistration(scope.stateCodes)}
  ),
  ${comings}`;

const genders = sql`
  gender AS (
    SELECT count(*) FILTER (WHERE gender = 'OTHER') AS other,
      count(*) FILTER (WHERE gender IS NULL OR gender = 'NOT_STATED') AS not_stated
    FROM (SELECT DISTINCT member_id, gender FROM representative) each_once
  )`;

const answered = sql`
  answered AS (
    SELECT count(*) FILTER (WHERE f.stage = 'AFTER_EVENT') AS answers,
      count(*) FILTER (WHERE f.stage = 'MONTHS_LATER') AS later_answers
    FROM participation p JOIN feedback f ON f.event_id = p.event_id AND f.member_id = p.member_id
  )`;

/** By whomever, as satisfaction is. */
const ratedWhere = (answersCount: Sql): Sql => sql`
  rated AS (
    SELECT sum(f.knowledge_after - f.knowledge_before) FILTER (WHERE f.stage = 'AFTER_EVENT') AS learning,
      count(f.knowledge_after - f.knowledge_before) FILTER (WHERE f.stage = 'AFTER_EVENT') AS learning_answers,
      sum(f.applied) FILTER (WHERE f.stage = 'MONTHS_LATER') AS applied,
      count(f.applied) FILTER (WHERE f.stage = 'MONTHS_LATER') AS applied_answers
    FROM held h JOIN feedback f ON f.event_id = h.id WHERE ${answersCount}
  )`;

const comings = sql`
  nomination AS (
    SELECT registration_id, min(at) AS at FROM registration_change
    WHERE to_status = 'NOMINATED' GROUP BY registration_id
  ),
  confirmation AS (
    SELECT count(*) AS nominated,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM confirmed.at - n.at)::double precision / 86400)
        AS median_days
    FROM expected x JOIN nomination n ON n.registration_id = x.id
    CROSS JOIN LATERAL (
      SELECT min(c.at) AS at FROM registration_change c
      WHERE c.registration_id = x.id AND c.to_status = 'CONFIRMED' AND c.at >= n.at
    ) confirmed
    WHERE confirmed.at IS NOT NULL
  ),
  attendance AS (
    SELECT count(*) FILTER (WHERE attendance = 'NO_SHOW') AS no_shows,
      count(*) FILTER (WHERE attendance <> 'EXPECTED') AS recorded
    FROM expected
  )`;

/** A statement that answers the `CoreCounts`. */
export const coreCounts = sql`
SELECT
  (SELECT coalesce(json_object_agg(kind, events), '{}')
   FROM (SELECT kind, count(*) AS events FROM held GROUP BY kind) k) AS "eventKinds",
  (SELECT count(*) FROM (SELECT DISTINCT event_id, state FROM participation WHERE state IS NOT NULL) represented)
    AS "statesAtEvents",
  gender.other, gender.not_stated AS "notStated",
  (SELECT count(DISTINCT ep.organisation_id) FROM held h JOIN event_partner ep ON ep.event_id = h.id) AS partners,
  (SELECT count(DISTINCT member_id) FROM network_member) AS members,
  (SELECT count(DISTINCT state) FROM network_member) AS "memberStates",
  (SELECT count(DISTINCT member_id) FROM network_member WHERE member_id IN (SELECT member_id FROM took_part))
    AS "activeMembers",
  (SELECT coalesce(json_object_agg(language, outcomes), '{}') FROM (
    SELECT title.language, count(*) AS outcomes
    FROM outcome_in_scope o JOIN outcome_version v ON (v.outcome_id, v.number) = (o.id, o.number)
    CROSS JOIN LATERAL jsonb_object_keys(v.title) AS title (language) GROUP BY title.language
  ) l) AS "outcomeLanguages",
  (SELECT count(*) FROM outcome_in_scope o WHERE o.kind = 'RECOMMENDATION' AND EXISTS (
    SELECT FROM follow_up_version fv JOIN follow_up f ON f.id = fv.follow_up_id
    WHERE (fv.outcome_id, fv.number) = (o.id, o.number) AND f.status = 'DONE'
  )) AS "followedUp",
  answered.answers, answered.later_answers AS "laterAnswers",
  coalesce(rated.learning, 0) AS "learningSum", rated.learning_answers AS "learningAnswers",
  coalesce(rated.applied, 0) AS "appliedSum", rated.applied_answers AS "appliedAnswers",
  (SELECT count(*) FROM action a JOIN chosen_action c ON c.id = a.id WHERE a.parent_id IS NULL AND NOT a.is_principle)
    AS actions,
  confirmation.nominated, confirmation.median_days AS "medianDays", attendance.no_shows AS "noShows",
  attendance.recorded
FROM gender, answered, rated, confirmation, attendance`;
