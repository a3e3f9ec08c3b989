import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../platform/index.js';
import type { ActionStatus } from '../schema-types.js';
import { counting } from './counting.js';
import type { FigureRow } from './figures.js';

/** Which days, and what they are narrowed to; null: no limit, an empty list: nothing. */
export interface Selection {
  planId: string;
  /** Days, "2025-01-01", both included. */
  from: string;
  to: string;
  areaCodes: readonly string[] | null;
  networkIds: readonly string[] | null;
  programmeIds: readonly string[] | null;
  stateCodes: readonly string[] | null;
}

/** A period of days, both included; null: open at that end. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** How many events somebody was represented at, by how many people. */
export interface RepresentedRow {
  events: number;
  participations: number;
  people: number;
}

export interface CountedState extends RepresentedRow {
  /** The state's code. */
  state: string;
  women: number;
  men: number;
}

export interface CountedOrganisation extends RepresentedRow {
  organisationId: string;
}

export interface YearCount {
  actionId: string;
  year: number;
  events: number;
  outcomes: number;
  status: ActionStatus | null;
}

export interface MonthCount {
  /** "2025-03". */
  month: string;
  events: number;
  outcomes: number;
}

/** All that a report is made of; lists are in the order of the report. */
export interface ReportRow {
  dataAt: Date;
  /** When the next event of these days is over, if nothing is changed until then; null: none is to come. */
  nextEnd: Date | null;
  figures: FigureRow[];
  /** The areas chosen. */
  areas: { id: string; code: string }[];
  /** Their actions, without sub-items. */
  actions: { id: string; isPrinciple: boolean }[];
  /** Ids of the networks chosen; where none were, of those that serve the actions or did something. */
  networks: string[];
  /** Ids of those of the programmes chosen that are there. */
  programmes: string[];
  states: CountedState[];
  organisations: CountedOrganisation[];
  /** Only where something happened or was judged. */
  years: YearCount[];
  /** Only where something happened, the earliest first. */
  months: MonthCount[];
}

/** What a report is about, each action with the one that it counts in. $6 the plan, $7 codes of areas. */
export const chosenActions = `
  chosen_area AS (
    SELECT id, code, position FROM area WHERE plan_id = $6 AND ($7::text[] IS NULL OR code = ANY ($7))
  ),
  chosen_action AS (
    SELECT action.id, coalesce(action.parent_id, action.id) AS action_id, action.area_id
    FROM action JOIN chosen_area ON chosen_area.id = action.area_id
  )`;

/** The lines of a report: the actions of the plan, its areas, the total, and the networks. */
const report = `
WITH ${chosenActions},
  line_action AS (
    SELECT action_id AS line, id AS action_id FROM chosen_action
    UNION ALL SELECT area_id, id FROM chosen_action
    UNION ALL SELECT $6::uuid, id FROM chosen_action
  ),
  counted_network AS (
    SELECT id, slug FROM network WHERE $3::uuid[] IS NULL OR id = ANY ($3)
  ),
  ${counting},
  reported_network AS (
    SELECT id, slug FROM counted_network
    WHERE $3::uuid[] IS NOT NULL
      OR id IN (SELECT na.network_id FROM network_action na JOIN chosen_action c ON c.id = na.action_id)
      OR id IN (SELECT line FROM figures)
  ),
  state_event AS (
    SELECT state, count(*) AS events FROM (SELECT DISTINCT state, event_id FROM participation WHERE state IS NOT NULL) e GROUP BY state
  ),
  counted_state AS (
    SELECT r.state, max(e.events) AS events, sum(r.participations) AS participations, count(*) AS people,
      count(*) FILTER (WHERE r.gender = 'WOMAN') AS women, count(*) FILTER (WHERE r.gender = 'MAN') AS men
    FROM representative r JOIN state_event e ON e.state = r.state
    GROUP BY r.state
  ),
  organisation_event AS (
    SELECT organisation_id, count(*) AS events
    FROM (SELECT DISTINCT organisation_id, event_id FROM participation WHERE organisation_id IS NOT NULL) e GROUP BY organisation_id
  ),
  counted_organisation AS (
    SELECT r.organisation_id AS "organisationId", max(e.events) AS events, sum(r.participations) AS participations, count(*) AS people
    FROM representative r JOIN organisation_event e ON e.organisation_id = r.organisation_id
    GROUP BY r.organisation_id
  ),
  -- Only what happened or was judged; the lines of areas, networks and the total fall away.
  counted_year AS (
    SELECT action.id AS "actionId", happened.year, sum(happened.events) AS events, sum(happened.outcomes) AS outcomes, max(happened.status) AS status
    FROM (
      SELECT le.line, e.year, 1 AS events, 0 AS outcomes, NULL AS status
      FROM line_event le JOIN event_in_scope e ON e.id = le.event_id WHERE NOT e.cancelled
      UNION ALL SELECT line, year, 0, 1, NULL FROM line_outcome
      UNION ALL SELECT action_id, year, 0, 0, status FROM action_status
      WHERE year BETWEEN extract(year FROM $1::date) AND extract(year FROM $2::date)
    ) happened JOIN chosen_action action ON action.id = happened.line AND action.id = action.action_id
    GROUP BY action.id, happened.year
  ),
  counted_month AS (
    SELECT month, sum(events) AS events, sum(outcomes) AS outcomes
    FROM (
      SELECT month, 1 AS events, 0 AS outcomes FROM event_in_scope WHERE NOT cancelled
      UNION ALL SELECT month, 0, 1 FROM outcome_in_scope
    ) happened GROUP BY month
  )
SELECT date_trunc('milliseconds', now()) AS "dataAt",
  (SELECT min(ends_at) FROM event
   WHERE status = 'PUBLISHED' AND ends_at >= now() AND starts_at_local >= $1 AND starts_at_local < $2 + 1) AS "nextEnd",
  (SELECT coalesce(json_agg(f), '[]') FROM figures f) AS figures,
  (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code) ORDER BY position), '[]') FROM chosen_area) AS areas,
  (SELECT coalesce(json_agg(json_build_object('id', a.id, 'isPrinciple', a.is_principle) ORDER BY a.position), '[]')
   FROM action a JOIN chosen_action c ON c.id = a.id WHERE a.parent_id IS NULL) AS actions,
  (SELECT coalesce(json_agg(id ORDER BY slug), '[]') FROM reported_network) AS networks,
  (SELECT coalesce(json_agg(id), '[]') FROM programme WHERE id = ANY ($5)) AS programmes,
  (SELECT coalesce(json_agg(s ORDER BY s.state), '[]') FROM counted_state s) AS states,
  (SELECT coalesce(json_agg(c ORDER BY o.sort_name, o.id), '[]')
   FROM counted_organisation c JOIN organisation o ON o.id = c."organisationId") AS organisations,
  (SELECT coalesce(json_agg(y), '[]') FROM counted_year y) AS years,
  (SELECT coalesce(json_agg(m ORDER BY m.month), '[]') FROM counted_month m) AS months`;

/** The lines of actions and sub-items asked for one by one. $6 their ids. */
const actions = `
WITH line_action AS (
    SELECT asked.id AS line, action.id AS action_id
    FROM unnest($6::uuid[]) AS asked (id) JOIN action ON action.id = asked.id OR action.parent_id = asked.id
  ),
  counted_network AS (
    SELECT id FROM network WHERE false
  ),
  ${counting}
SELECT * FROM figures`;

/** Counts what was done. One statement a report, however much was done. */
@Injectable()
export class ReportQueries {
  constructor(private readonly database: Database) {}

  async report(selection: Selection, reader: Reader = this.database.replanning): Promise<ReportRow> {
    const { planId, from, to, areaCodes, networkIds, programmeIds, stateCodes } = selection;
    const values = [from, to, networkIds, stateCodes, programmeIds, planId, areaCodes];
    const [row] = await reader.rows<ReportRow>(report, values);
    return row!;
  }

  /** Figures of actions with their sub-items, and of single sub-items; an action on which nothing was done has no row. */
  async figuresOfActions(actionIds: readonly string[], { from, to }: Period): Promise<FigureRow[]> {
    return this.database.replanning.rows<FigureRow>(actions, [from, to, null, null, null, actionIds]);
  }
}
