import { holds, type Sql, sql } from '../../platform/index.js';
import {
  countedAnswer,
  countedEvent,
  countedOrganisation,
  countedRegistration,
  countedVersion,
  countsAnswers,
  daysOf,
  namesRepresented,
  secondsOf,
} from './counting-rules.sql.js';
import type { CountingLimits } from './report-scope.js';

/**
 * The figures of a report (its rules stand in counting-rules.sql.ts, in words in the SDL) as common table expressions,
 * shared by every statement that counts. A figure belongs to a line of the report: the total, an area, an action, a
 * network; which lines there are is said before these expressions (counted-lines.sql.ts). A line goes by the id of what
 * it is about, the total by that of the plan. The last one is `figures (line, …)`, a row for every line in which
 * anything happened.
 */
export const counting = (limits: CountingLimits, more: MoreLines = noMoreLines): Sql => sql`
  event_in_scope AS MATERIALIZED (
    SELECT e.id, e.format, e.learning_hours, e.status = 'CANCELLED' AS cancelled,
      extract(year FROM e.starts_at_local)::integer AS year, to_char(e.starts_at_local, 'YYYY-MM') AS month
    FROM event e
    WHERE ${countedEvent(daysOf(limits))} AND ${chosenEvent(limits)}
  ),
  ${linesOfEvents(more.ofEvents)},
  participation AS MATERIALIZED (
    SELECT r.event_id, r.member_id, r.state, ${countedOrganisation()} AS organisation_id, r.attended_mode
    FROM event_in_scope e JOIN registration r ON r.event_id = e.id
    WHERE NOT e.cancelled AND ${countedRegistration(limits.stateCodes)}
      AND ${limits.stateCodes === null ? holds : namedEvents(limits, sql`e.id`)}
  ),
  ${people},
  ${eventsWith(countsAnswers(limits.stateCodes))},
  -- With what the version that counts asks to be done.
  outcome_in_scope AS MATERIALIZED (
    SELECT o.id, v.number, v.kind, extract(year FROM v.date)::integer AS year, to_char(v.date, 'YYYY-MM') AS month, (
        SELECT count(*) FROM follow_up_version fv JOIN follow_up f ON f.id = fv.follow_up_id
        WHERE fv.outcome_id = v.outcome_id AND fv.number = v.number AND f.status = 'OPEN'
      ) AS follow_ups_open
    FROM outcome o JOIN outcome_version v ON v.outcome_id = o.id
    WHERE ${countedVersion(daysOf(limits))} AND ${chosenVersion(limits)}
  ),
  ${outcomesWith(more.ofOutcomes)},
  ${figures}`;

/** Whether states and organisations are named of this event. */
export const namedEvents = ({ namesOfOpenEvents = false }: CountingLimits, eventId: Sql): Sql =>
  namesOfOpenEvents ? sql`${eventId} IN (SELECT e.id FROM event e WHERE ${namesRepresented()})` : holds;

/** Lines besides those of actions and networks. */
interface MoreLines {
  /** Line and id of each event in scope that belongs to it. */
  ofEvents: Sql;
  /** Line, id, kind, year and open follow-ups of each outcome in scope that belongs to it. */
  ofOutcomes: Sql;
}

/** Events `e` of the actions, networks and programmes that the figures are about, whatever their days. */
export const chosenEvent = ({ networkIds, programmeIds }: CountingLimits): Sql =>
  sql`e.id IN (SELECT ea.event_id FROM event_action ea WHERE ea.action_id IN (SELECT action_id FROM line_action))
    AND (${networkIds}::uuid[] IS NULL
      OR e.id IN (SELECT en.event_id FROM event_network en WHERE en.network_id = ANY (${networkIds}::uuid[])))
    AND (${programmeIds}::uuid[] IS NULL OR e.programme_id = ANY (${programmeIds}::uuid[]))`;

/** Versions `v` of outcomes of the same; the outcomes of a programme are those of its events. */
const chosenVersion = ({ networkIds, programmeIds }: CountingLimits): Sql =>
  sql`EXISTS (
      SELECT FROM outcome_action oa JOIN line_action l ON l.action_id = oa.action_id
      WHERE oa.outcome_id = v.outcome_id AND oa.number = v.number
    )
    AND (${networkIds}::uuid[] IS NULL OR EXISTS (
      SELECT FROM outcome_network n
      WHERE n.outcome_id = v.outcome_id AND n.number = v.number AND n.network_id = ANY (${networkIds}::uuid[])
    ))
    AND (${programmeIds}::uuid[] IS NULL OR EXISTS (
      SELECT FROM outcome_event oe JOIN event e ON e.id = oe.event_id
      WHERE oe.outcome_id = v.outcome_id AND oe.number = v.number AND e.programme_id = ANY (${programmeIds}::uuid[])
    ))`;

const noMoreLines: MoreLines = {
  ofEvents: sql`SELECT NULL::uuid, NULL::uuid WHERE false`,
  ofOutcomes: sql`SELECT NULL::uuid, NULL::uuid, NULL::text, NULL::integer, NULL::bigint WHERE false`,
};

const linesOfEvents = (more: Sql): Sql => sql`
  -- An event is in each of its lines once, however many of the line's actions it serves.
  line_event AS MATERIALIZED (
    SELECT DISTINCT l.line, e.id AS event_id
    FROM event_in_scope e JOIN event_action ea ON ea.event_id = e.id JOIN line_action l ON l.action_id = ea.action_id
    UNION ALL
    SELECT en.network_id, e.id
    FROM event_in_scope e JOIN event_network en ON en.event_id = e.id JOIN counted_network n ON n.id = en.network_id
    UNION ALL ${more}
  ),
  -- Each line has a bit and each event the bits of its lines, so that people are gone through once and not once a line.
  line_bit AS MATERIALIZED (
    SELECT line, (row_number() OVER ())::integer - 1 AS place, repeat('0', (count(*) OVER ())::integer)::varbit AS none
    FROM line_event GROUP BY line
  ),
  event_bits AS MATERIALIZED (
    SELECT le.event_id, bit_or(set_bit(b.none, b.place, 1)) AS lines
    FROM line_event le JOIN line_bit b ON b.line = le.line GROUP BY le.event_id
  )`;

/** So many bits make few groups of people, and few looks at each of them. */
const linesTogether = sql`12`;

const people = sql`
  -- Each person once for each state or organisation that they represented.
  representative AS MATERIALIZED (
    SELECT r.member_id, m.gender, r.state, r.organisation_id, r.participations, r.lines
    FROM (
      SELECT p.member_id, p.state, p.organisation_id, count(*) AS participations, bit_or(b.lines) AS lines
      FROM participation p JOIN event_bits b ON b.event_id = p.event_id
      GROUP BY p.member_id, p.state, p.organisation_id
    ) r JOIN member m ON m.id = r.member_id
  ),
  -- Each person once; each state; each organisation.
  person AS (
    SELECT gender, bit_or(lines) AS lines FROM representative GROUP BY member_id, gender
  ),
  -- Those alike in a few lines next to one another: to look at each line of each person would take longest of all.
  people_alike AS MATERIALIZED (
    SELECT group_of_lines, gender,
      substring(lines FROM group_of_lines * ${linesTogether} + 1 FOR ${linesTogether})::bit(${linesTogether})::integer
        AS bits,
      count(*) AS people
    FROM person
    CROSS JOIN generate_series(0, (SELECT max(place) FROM line_bit) / ${linesTogether}) AS group_of_lines
    GROUP BY 1, 2, 3
  ),
  represented_state AS MATERIALIZED (
    SELECT bit_or(lines) AS lines FROM representative WHERE state IS NOT NULL GROUP BY state
  ),
  represented_organisation AS MATERIALIZED (
    SELECT bit_or(lines) AS lines FROM representative WHERE organisation_id IS NOT NULL GROUP BY organisation_id
  ),
  line_people AS (
    SELECT b.line, p.people, p.women, p.men,
      (SELECT count(*) FROM represented_state s WHERE get_bit(s.lines, b.place) = 1) AS states,
      (SELECT count(*) FROM represented_organisation o WHERE get_bit(o.lines, b.place) = 1) AS organisations
    FROM line_bit b LEFT JOIN (
      SELECT line, sum(people) AS people, sum(people) FILTER (WHERE gender = 'WOMAN') AS women,
        sum(people) FILTER (WHERE gender = 'MAN') AS men
      FROM people_alike JOIN line_bit ON group_of_lines = place / ${linesTogether}
        AND bits >> (${linesTogether} - 1 - place % ${linesTogether}) & 1 = 1
      GROUP BY line
    ) p ON p.line = b.line
  )`;

const eventsWith = (answersCount: Sql): Sql => sql`
  event_participations AS (
    SELECT event_id, count(*) AS participations, count(*) FILTER (WHERE attended_mode = 'IN_PERSON') AS in_person
    FROM participation GROUP BY event_id
  ),
  -- Satisfaction is what was answered right after the event, by whomever.
  event_figures AS (
    SELECT e.id, e.cancelled, e.format, days.seconds, p.participations, p.in_person, feedback.satisfaction,
      feedback.answers
    FROM event_in_scope e
    LEFT JOIN event_participations p ON p.event_id = e.id
    CROSS JOIN LATERAL (SELECT CASE WHEN NOT e.cancelled THEN ${secondsOf()} END AS seconds) days
    CROSS JOIN LATERAL (
      SELECT sum(f.satisfaction) AS satisfaction, count(*) AS answers
      FROM feedback f WHERE f.event_id = e.id AND ${countedAnswer()} AND NOT e.cancelled AND ${answersCount}
    ) feedback
  ),
  line_events AS (
    SELECT le.line, count(*) FILTER (WHERE NOT e.cancelled) AS events,
      count(*) FILTER (WHERE e.cancelled) AS cancelled_events,
      count(*) FILTER (WHERE NOT e.cancelled AND e.format = 'ONLINE') AS online,
      count(*) FILTER (WHERE NOT e.cancelled AND e.format = 'IN_PERSON') AS in_person,
      count(*) FILTER (WHERE NOT e.cancelled AND e.format = 'HYBRID') AS hybrid,
      count(*) FILTER (WHERE NOT e.cancelled AND e.format = 'SELF_PACED') AS self_paced,
      sum(e.seconds) AS seconds, sum(e.participations) AS participations, sum(e.in_person) AS in_person_participations,
      sum(e.satisfaction) AS satisfaction, sum(e.answers) AS answers
    FROM line_event le JOIN event_figures e ON e.id = le.event_id GROUP BY le.line
  )`;

const outcomesWith = (more: Sql): Sql => sql`
  line_outcome AS MATERIALIZED (
    SELECT DISTINCT l.line, o.id, o.kind, o.year, o.follow_ups_open
    FROM outcome_in_scope o
    JOIN outcome_action oa ON oa.outcome_id = o.id AND oa.number = o.number
    JOIN line_action l ON l.action_id = oa.action_id
    UNION ALL
    SELECT cn.id, o.id, o.kind, o.year, o.follow_ups_open
    FROM outcome_in_scope o
    JOIN outcome_network n ON n.outcome_id = o.id AND n.number = o.number
    JOIN counted_network cn ON cn.id = n.network_id
    UNION ALL ${more}
  ),
  line_outcomes AS (
    SELECT line, sum(count) AS outcomes, sum(follow_ups_open) AS follow_ups_open,
      json_agg(json_build_object('kind', kind, 'count', count) ORDER BY kind) AS by_kind
    FROM (
      SELECT line, kind, count(*), sum(follow_ups_open) AS follow_ups_open FROM line_outcome GROUP BY line, kind
    ) kinds GROUP BY line
  )`;

const figures = sql`
  figures AS (
    SELECT line, coalesce(e.events, 0) AS events, coalesce(e.cancelled_events, 0) AS "cancelledEvents",
      coalesce(e.online, 0) AS online, coalesce(e.in_person, 0) AS "inPerson", coalesce(e.hybrid, 0) AS hybrid,
      coalesce(e.self_paced, 0) AS "selfPaced", coalesce(e.seconds, 0) AS "eventSeconds",
      coalesce(e.participations, 0) AS participations,
      coalesce(e.in_person_participations, 0) AS "inPersonParticipations", coalesce(p.people, 0) AS people,
      coalesce(p.women, 0) AS women, coalesce(p.men, 0) AS men, coalesce(p.states, 0) AS states,
      coalesce(p.organisations, 0) AS organisations, coalesce(e.satisfaction, 0) AS "satisfactionSum",
      coalesce(e.answers, 0) AS answers, coalesce(o.outcomes, 0) AS outcomes,
      coalesce(o.by_kind, '[]') AS "outcomesByKind", coalesce(o.follow_ups_open, 0) AS "followUpsOpen"
    FROM line_events e
    FULL JOIN line_outcomes o USING (line)
    LEFT JOIN line_people p USING (line)
  )`;
