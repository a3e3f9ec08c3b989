import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reasons } from '../../audit/index.js';
import { literals, type Sql, sql, type Transaction } from '../../platform/index.js';
import { allDays, countedEvent, countedRegistration } from '../counting/counting-rules.sql.js';
import { type ChangedEvent, eventFields, isMoved } from './moved-events.js';

/**
 * Whether what a transaction changed moves a figure of a frozen report: one statement over the entries that it has
 * written to the trail, with what their fields said and say.
 */
@Injectable()
export class MovedFigures implements OnModuleInit {
  constructor(private readonly reasons: Reasons) {}

  onModuleInit(): void {
    this.reasons.neededFor((transaction) => this.areMoved(transaction));
  }

  private async areMoved(transaction: Transaction): Promise<boolean> {
    const { moved, events } = await transaction.one<{ moved: boolean; events: ChangedEvent[] }>(sql`
      WITH freezing AS MATERIALIZED (${freezing}), frozen AS MATERIALIZED (${frozen}),
        written AS MATERIALIZED (${written})
      SELECT EXISTS (${ofRegistrations}) OR EXISTS (${ofMembers}) OR EXISTS (${ofOutcomes}) AS moved,
        (${changedEvents}) AS events`);
    return moved || events.some(isMoved);
  }
}

const frozen = sql`
  SELECT plan_id, (counted ->> 'from')::date AS first_day, (counted ->> 'to')::date AS last_day,
    counted -> 'areaCodes' AS areas, counted -> 'networkIds' AS networks, counted -> 'programmeIds' AS programmes,
    counted -> 'stateCodes' AS states
  FROM frozen_report`;

/** An empty table: held so that nobody freezes a report until this is done; whoever is freezing one is waited for. */
const freezing = sql`SELECT FROM report_freezing FOR KEY SHARE`;

const written = sql`
  SELECT e.subject_id AS subject, e.subject_kind AS kind, split_part(v.field, '.', 1) AS field, v.old_value AS was,
    v.new_value AS is
  FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
  WHERE e.transaction = pg_current_xact_id() AND EXISTS (SELECT FROM frozen)
    AND NOT EXISTS (SELECT FROM freezing)`;

/** JSON null as list: the report is not narrowed. */
const isAmong = (list: Sql, value: Sql): Sql => sql`(jsonb_typeof(${list}) = 'null' OR ${list} ? ${value}::text)`;

const actionsOf = (f: Sql): Sql => sql`
  SELECT action.id FROM action JOIN area ON area.id = action.area_id
  WHERE area.plan_id = ${f}.plan_id AND ${isAmong(sql`${f}.areas`, sql`area.code`)}`;

/** Events `e` that a report `f` counts. */
const isCounted = sql`${countedEvent(allDays)} AND e.starts_at_local::date BETWEEN f.first_day AND f.last_day
  AND EXISTS (SELECT FROM event_action l WHERE l.event_id = e.id AND l.action_id IN (${actionsOf(sql`f`)}))
  AND (jsonb_typeof(f.networks) = 'null'
    OR EXISTS (SELECT FROM event_network l WHERE l.event_id = e.id AND f.networks ? l.network_id::text))
  AND ${isAmong(sql`f.programmes`, sql`e.programme_id`)}`;

const attended = literals(['ATTENDED', 'PARTIAL']);
const isOfStates = (state: Sql): Sql => isAmong(sql`f.states`, state);

const ofRegistrations = sql`
  SELECT FROM written w JOIN registration r ON r.id = w.subject JOIN event e ON e.id = r.event_id CROSS JOIN frozen f
  WHERE w.kind = 'Registration' AND e.status <> 'CANCELLED' AND ${isCounted} AND CASE w.field
    WHEN 'attendance' THEN r.status = 'CONFIRMED' AND r.role <> 'INTERPRETER' AND ${isOfStates(sql`r.state`)}
      AND coalesce(w.was IN ${attended}, false) <> coalesce(w.is IN ${attended}, false)
    WHEN 'role' THEN r.status = 'CONFIRMED' AND r.attendance IN ${attended} AND ${isOfStates(sql`r.state`)}
      AND (w.was = 'INTERPRETER') <> (w.is = 'INTERPRETER')
    WHEN 'state' THEN ${countedRegistration(null)} AND (${isOfStates(sql`w.was`)} OR ${isOfStates(sql`w.is`)})
    WHEN 'organisationId' THEN ${countedRegistration(null)} AND ${isOfStates(sql`r.state`)}
    WHEN 'days' THEN ${countedRegistration(null)} AND ${isOfStates(sql`r.state`)}
      AND w.was::jsonb ->> 'mode' <> w.is::jsonb ->> 'mode'
    ELSE false END`;

const ofMembers = sql`
  SELECT FROM written w JOIN registration r ON r.member_id = w.subject JOIN event e ON e.id = r.event_id
  CROSS JOIN frozen f
  WHERE w.kind = 'Member' AND w.field = 'gender' AND coalesce(w.was, 'NOT_STATED') <> coalesce(w.is, 'NOT_STATED')
    AND e.status <> 'CANCELLED' AND ${isCounted} AND ${countedRegistration(null)} AND ${isOfStates(sql`r.state`)}`;

const withoutWords = (followUps: Sql): Sql => sql`(
  SELECT jsonb_agg(f - 'title' ORDER BY f ->> 'id') FROM jsonb_array_elements(${followUps}::jsonb) f
)`;
const languagesOf = (title: Sql): Sql => sql`ARRAY(SELECT jsonb_object_keys(${title}::jsonb) ORDER BY 1)`;

/** Edits of a published outcome, of the version that counts and of that which is to; they count once published. */
const ofOutcomes = sql`
  SELECT FROM written w JOIN outcome o ON o.id = w.subject JOIN outcome_version v ON v.outcome_id = o.id
  CROSS JOIN frozen f
  WHERE w.kind = 'Outcome' AND o.published_number IS NOT NULL AND v.number >= o.published_number
    AND v.date BETWEEN f.first_day AND f.last_day
    AND EXISTS (
      SELECT FROM outcome_action l
      WHERE (l.outcome_id, l.number) = (v.outcome_id, v.number) AND l.action_id IN (${actionsOf(sql`f`)})
    )
    AND (jsonb_typeof(f.networks) = 'null' OR EXISTS (
      SELECT FROM outcome_network l
      WHERE (l.outcome_id, l.number) = (v.outcome_id, v.number) AND f.networks ? l.network_id::text
    ))
    AND CASE w.field
      WHEN 'title' THEN ${languagesOf(sql`w.was`)} <> ${languagesOf(sql`w.is`)}
      WHEN 'followUps' THEN ${withoutWords(sql`w.was`)} IS DISTINCT FROM ${withoutWords(sql`w.is`)}
      ELSE w.field IN ${literals(['kind', 'date', 'actions', 'networks', 'events'])} END`;

const linked = (table: Sql, column: Sql): Sql =>
  sql`ARRAY(SELECT l.${column} FROM ${table} l WHERE l.event_id = e.id ORDER BY 1)`;

/** Each report with each event that says something else now, to be held against each other in memory. */
const changedEvents = sql`
  SELECT coalesce(json_agg(json_build_object(
      'from', f.first_day, 'to', f.last_day, 'actionIds', ARRAY(${actionsOf(sql`f`)}),
      'networkIds', f.networks, 'programmeIds', f.programmes,
      'now', json_build_object(
        'status', e.status, 'day', e.starts_at_local::date, 'endsAt', e.ends_at, 'at', now(), 'format', e.format,
        'learningHours', e.learning_hours, 'kind', e.kind, 'programme', e.programme_id,
        'actions', ${linked(sql`event_action`, sql`action_id`)},
        'networks', ${linked(sql`event_network`, sql`network_id`)}
      ),
      'changes', (
        SELECT json_agg(json_build_object('field', w.field, 'from', w.was, 'to', w.is))
        FROM written w WHERE w.subject = e.id
      )
    )), '[]')
  FROM frozen f CROSS JOIN event e
  WHERE e.id IN (SELECT w.subject FROM written w WHERE w.kind = 'Event' AND w.field = ANY (${eventFields}::text[]))`;
