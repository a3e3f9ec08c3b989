import { Injectable } from '@nestjs/common';
import { Database, type Reader, type Sql, sql } from '../../platform/index.js';
import { chosenActions, linesOfActions, noNetworks } from './counted-lines.sql.js';
import { counting, namedEvents } from './counting.sql.js';
import type { FigureRow } from './figures.js';
import type { Perishable } from './report-cache.js';
import { type DayPeriod, type ReportScope, unlimited } from './report-scope.js';
import type { ReportRow } from './report.row.js';

export interface TotalRow extends Perishable {
  /** Null: nothing happened. */
  figures: FigureRow | null;
}

/** Counts what was done. One statement a report, however much was done. */
@Injectable()
export class ReportQueries {
  constructor(private readonly database: Database) {}

  async report(scope: ReportScope, reader: Reader = this.database.replanning): Promise<ReportRow> {
    return reader.one<ReportRow>(reportOn(scope));
  }

  /** The total of a report alone. */
  async total(scope: ReportScope, reader: Reader = this.database.replanning): Promise<TotalRow> {
    return reader.one<TotalRow>(totalOf(scope));
  }

  /** Figures of actions with their sub-items, and of single sub-items; one on which nothing was done has no row. */
  async figuresOfActions(actionIds: readonly string[], { from, to }: DayPeriod): Promise<FigureRow[]> {
    return this.database.replanning.rows<FigureRow>(sql`
      WITH ${linesOfActions(actionIds)}, ${noNetworks}, ${counting({ ...unlimited, from, to })}
      SELECT * FROM figures`);
  }
}

/** The lines of a report are the actions of the plan, its areas, the total, and the networks. */
const reportOn = (scope: ReportScope): Sql => sql`
WITH ${chosenActions(scope)},
  line_action AS (
    SELECT action_id AS line, id AS action_id FROM chosen_action
    UNION ALL SELECT area_id, id FROM chosen_action
    UNION ALL SELECT ${scope.planId}::uuid, id FROM chosen_action
  ),
  counted_network AS (
    SELECT id, slug FROM network WHERE ${scope.networkIds}::uuid[] IS NULL OR id = ANY (${scope.networkIds}::uuid[])
  ),
  ${counting(scope)},
  reported_network AS (
    SELECT id, slug FROM counted_network
    WHERE ${scope.networkIds}::uuid[] IS NOT NULL
      OR id IN (SELECT na.network_id FROM network_action na JOIN chosen_action c ON c.id = na.action_id)
      OR id IN (SELECT line FROM figures)
  ),
  ${represented(scope)},
  -- Only what happened or was judged; the lines of areas, networks and the total fall away.
  counted_year AS (
    SELECT action.id AS "actionId", happened.year, sum(happened.events) AS events, sum(happened.outcomes) AS outcomes,
      max(happened.status) AS status
    FROM (
      SELECT le.line, e.year, 1 AS events, 0 AS outcomes, NULL AS status
      FROM line_event le JOIN event_in_scope e ON e.id = le.event_id WHERE NOT e.cancelled
      UNION ALL SELECT line, year, 0, 1, NULL FROM line_outcome
      UNION ALL SELECT action_id, year, 0, 0, status FROM action_status
      WHERE year BETWEEN extract(year FROM ${scope.from}::date) AND extract(year FROM ${scope.to}::date)
    ) happened JOIN chosen_action action ON action.id = happened.line AND action.id = action.action_id
    GROUP BY action.id, happened.year
  ),
  ${months}
SELECT date_trunc('milliseconds', now()) AS "dataAt", ${nextEnd(scope)},
  (SELECT coalesce(json_agg(id), '[]') FROM programme WHERE id = ANY (${scope.programmeIds}::uuid[])) AS programmes,
  ${lists}`;

const totalOf = (scope: ReportScope): Sql => sql`
WITH ${chosenActions(scope)},
  line_action AS (SELECT ${scope.planId}::uuid AS line, id AS action_id FROM chosen_action),
  ${noNetworks},
  ${counting(scope)}
SELECT ${nextEnd(scope)}, (SELECT row_to_json(f) FROM figures f) AS figures`;

/** When the next event of these days is over. */
export const nextEnd = ({ from, to }: ReportScope): Sql => sql`
  (SELECT min(ends_at) FROM event
   WHERE status = 'PUBLISHED' AND ends_at >= now()
     AND starts_at_local >= ${from}::date AND starts_at_local < ${to}::date + 1) AS "nextEnd"`;

const represented = (scope: ReportScope): Sql => sql`
  state_event AS (
    SELECT state, count(*) AS events
    FROM (
      SELECT DISTINCT state, event_id FROM participation
      WHERE state IS NOT NULL AND ${namedEvents(scope, sql`event_id`)}
    ) e GROUP BY state
  ),
  counted_state AS (
    SELECT r.state, max(e.events) AS events, sum(r.participations) AS participations, count(*) AS people,
      count(*) FILTER (WHERE r.gender = 'WOMAN') AS women, count(*) FILTER (WHERE r.gender = 'MAN') AS men
    FROM representative r JOIN state_event e ON e.state = r.state
    GROUP BY r.state
  ),
  organisation_event AS (
    SELECT organisation_id, count(*) AS events
    FROM (
      SELECT DISTINCT organisation_id, event_id FROM participation
      WHERE organisation_id IS NOT NULL AND ${namedEvents(scope, sql`event_id`)}
    ) e GROUP BY organisation_id
  ),
  counted_organisation AS (
    SELECT r.organisation_id AS "organisationId", max(e.events) AS events, sum(r.participations) AS participations,
      count(*) AS people
    FROM representative r JOIN organisation_event e ON e.organisation_id = r.organisation_id
    GROUP BY r.organisation_id
  )`;

const months = sql`
  counted_month AS (
    SELECT month, sum(events) AS events, sum(outcomes) AS outcomes
    FROM (
      SELECT month, 1 AS events, 0 AS outcomes FROM event_in_scope WHERE NOT cancelled
      UNION ALL SELECT month, 0, 1 FROM outcome_in_scope
    ) happened GROUP BY month
  )`;

const lists = sql`
  (SELECT coalesce(json_agg(f), '[]') FROM figures f) AS figures,
  (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code) ORDER BY position), '[]') FROM chosen_area)
    AS areas,
  (SELECT coalesce(json_agg(json_build_object('id', a.id, 'isPrinciple', a.is_principle) ORDER BY a.position), '[]')
   FROM action a JOIN chosen_action c ON c.id = a.id WHERE a.parent_id IS NULL) AS actions,
  (SELECT coalesce(json_agg(id ORDER BY slug), '[]') FROM reported_network) AS networks,
  (SELECT coalesce(json_agg(s ORDER BY s.state), '[]') FROM counted_state s) AS states,
  (SELECT coalesce(json_agg(c ORDER BY o.sort_name, o.id), '[]')
   FROM counted_organisation c JOIN organisation o ON o.id = c."organisationId") AS organisations,
  (SELECT coalesce(json_agg(y), '[]') FROM counted_year y) AS years,
  (SELECT coalesce(json_agg(m ORDER BY m.month), '[]') FROM counted_month m) AS months`;
