import { Injectable } from '@nestjs/common';
import { byKey, Database, type Reader, type Sql, sql } from '../../platform/index.js';
import { type CoreCounts, coreCounts, countedForCore } from '../core-indicators/core-counts.sql.js';
import { chosenActions, noNetworks } from '../counting/counted-lines.sql.js';
import { countedRegistration } from '../counting/counting-rules.sql.js';
import { counting } from '../counting/counting.sql.js';
import { type Figures, figuresOf } from '../counting/figures.js';
import type { ReportScope } from '../counting/report-scope.js';
import type { DetailsRow, ReportDetails } from './report-details.js';

/** What a report tells beside its main lines. */
export interface FurtherCounts {
  details: ReportDetails;
  core: CoreCounts;
}

/**
 * Counts what a report tells beside its main lines, with one statement: most of the work is the same for all of it. It
 * reads more than the versions of reports cover, so nothing of it is kept.
 */
@Injectable()
export class FurtherCountsQueries {
  constructor(private readonly database: Database) {}

  /** `networkIds`: the networks of the report. */
  async of(
    scope: ReportScope,
    networkIds: readonly string[],
    reader: Reader = this.database.replanning,
  ): Promise<FurtherCounts> {
    const row = await reader.one<DetailsRow & { core: CoreCounts }>(countsOf(scope, networkIds));
    const { core, figures, subItems, programmes, partners, ...others } = row;
    const lines = byKey(figures, ({ line }) => line);
    const of = (id: string): Figures => figuresOf(lines.get(id));
    const details = {
      ...others,
      subItems: subItems.map((actionId) => ({ actionId, figures: of(actionId) })),
      programmes: programmes.map((programmeId) => ({ programmeId, figures: of(programmeId) })),
      partners: partners.map((organisationId) => ({ organisationId, figures: of(organisationId) })),
    };
    return { details, core };
  }
}

/** The lines are the sub-items, and programmes and partners by their events; the total makes that all events count. */
const countsOf = (scope: ReportScope, networkIds: readonly string[]): Sql => sql`
WITH ${chosenActions(scope)},
  line_action AS (
    SELECT ${scope.planId}::uuid AS line, id AS action_id FROM chosen_action
    UNION ALL SELECT id, id FROM chosen_action WHERE id <> action_id
  ),
  ${noNetworks},
  ${counting(scope, { ofEvents: ownersOfEvents, ofOutcomes: ownersOfOutcomes })},
  held AS MATERIALIZED (
    SELECT e.id, e.kind FROM event_in_scope s JOIN event e ON e.id = s.id WHERE NOT s.cancelled
  ),
  ${followUps},
  ${eventKinds},
  organisation_kind AS (
    SELECT kind, sum(participations) AS participations, count(*) AS people
    FROM (
      SELECT o.kind, r.member_id, count(*) AS participations
      FROM held h JOIN registration r ON r.event_id = h.id JOIN organisation o ON o.id = r.organisation_id
      WHERE ${countedRegistration(scope.stateCodes)}
      GROUP BY o.kind, r.member_id
    ) each_once GROUP BY kind
  ),
  spoken_language AS (
    SELECT l.language, count(*) FILTER (WHERE NOT l.interpreted) AS spoken,
      count(*) FILTER (WHERE l.interpreted) AS interpreted
    FROM held h JOIN event_language l ON l.event_id = h.id GROUP BY l.language
  ),
  ${countedForCore(scope, networkIds)}
${lists}`;

/** The programme and the partners of an event. */
const ownersOf = (eventId: Sql): Sql => sql`
  SELECT programme_id AS line FROM event WHERE id = ${eventId} AND programme_id IS NOT NULL
  UNION ALL SELECT organisation_id FROM event_partner WHERE event_id = ${eventId}`;

const ownersOfEvents = sql`
  SELECT owner.line, e.id FROM event_in_scope e CROSS JOIN LATERAL (${ownersOf(sql`e.id`)}) owner`;

/** Outcomes belong to them that name one of their events. */
const ownersOfOutcomes = sql`
  SELECT DISTINCT owner.line, o.id, o.kind, o.year, o.follow_ups_open
  FROM outcome_in_scope o JOIN outcome_event oe ON oe.outcome_id = o.id AND oe.number = o.number
  CROSS JOIN LATERAL (${ownersOf(sql`oe.event_id`)}) owner`;

const followUps = sql`
  addressee AS (
    SELECT fv.owner_state AS state, fv.owner_organisation_id AS "organisationId",
      count(*) FILTER (WHERE f.status = 'OPEN') AS open,
      count(*) FILTER (WHERE f.status = 'OPEN' AND fv.due_on < current_date) AS overdue,
      count(*) FILTER (WHERE f.status = 'DONE') AS done, count(*) FILTER (WHERE f.status = 'DROPPED') AS dropped
    FROM outcome_in_scope o JOIN follow_up_version fv ON fv.outcome_id = o.id AND fv.number = o.number
    JOIN follow_up f ON f.id = fv.follow_up_id
    GROUP BY fv.owner_state, fv.owner_organisation_id
  )`;

const eventKinds = sql`
  event_kind AS (
    SELECT area.id AS "areaId", area.position, h.kind, count(DISTINCT h.id) AS events
    FROM held h JOIN event_action ea ON ea.event_id = h.id JOIN chosen_action c ON c.id = ea.action_id
    JOIN chosen_area area ON area.id = c.area_id
    GROUP BY GROUPING SETS ((h.kind), (h.kind, area.id, area.position))
  )`;

const lists = sql`
SELECT (SELECT coalesce(json_agg(f), '[]') FROM figures f) AS figures,
  (SELECT coalesce(json_agg(a.id ORDER BY a.position), '[]')
   FROM action a JOIN chosen_action c ON c.id = a.id WHERE a.parent_id IS NOT NULL) AS "subItems",
  (SELECT coalesce(json_agg(id ORDER BY slug), '[]') FROM programme WHERE id IN (SELECT line FROM figures))
    AS programmes,
  (SELECT coalesce(json_agg(id ORDER BY sort_name, id), '[]') FROM organisation
   WHERE id IN (SELECT line FROM figures)) AS partners,
  (SELECT coalesce(json_agg(a ORDER BY a.state, a."organisationId"), '[]') FROM addressee a) AS "followUps",
  (SELECT coalesce(
     json_agg(json_build_object('areaId', "areaId", 'kind', kind, 'events', events)
       ORDER BY position NULLS FIRST, kind), '[]')
   FROM event_kind) AS "eventKinds",
  (SELECT coalesce(json_agg(k ORDER BY k.kind), '[]') FROM organisation_kind k) AS "organisationKinds",
  (SELECT coalesce(json_agg(l ORDER BY l.language), '[]') FROM spoken_language l) AS languages,
  (SELECT to_json(c) FROM (${coreCounts}) c) AS core`;
