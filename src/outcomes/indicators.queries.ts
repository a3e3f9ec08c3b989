import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../platform/index.js';
import type { CountedContribution } from './indicator-actual.js';
import type { IndicatorContent } from './indicator-content.js';
import type { OutcomeRow } from './outcomes.queries.js';

export interface IndicatorRow extends IndicatorContent {
  id: string;
  planId: string;
  version: number;
}

/** A value of one year, entered by hand. */
export interface IndicatorValueRow {
  indicatorId: string;
  year: number;
  value: number;
  source: string | null;
  note: string | null;
  byId: string;
  at: Date;
}

export interface ContributionRow {
  outcomeId: string;
  indicatorId: string;
  value: number;
  note: string | null;
}

export interface IndicatorChangeRow {
  id: string;
  at: Date;
  byMemberId: string | null;
  action: string;
  subject: string;
  subjectKind: string;
}

const columns = `i.id, i.plan_id AS "planId", i.code, i.version, i.title, i.level, i.unit, i.ascending, i.aggregation, i.data_source AS "dataSource",
  i.baseline, i.baseline_year AS "baselineYear",
  ARRAY(SELECT a.action_id FROM indicator_action a WHERE a.indicator_id = i.id ORDER BY a.position) AS "actionIds",
  (SELECT coalesce(json_agg(json_build_object('year', t.year, 'value', t.value) ORDER BY t.year), '[]')
   FROM indicator_target t WHERE t.indicator_id = i.id) AS targets`;

/** By numbers within codes too: I-2 comes before I-10. */
const byCode = new Intl.Collator('en', { numeric: true });

/** Reads indicators; who may see them is for the caller to decide. */
@Injectable()
export class IndicatorQueries {
  constructor(private readonly database: Database) {}

  /** Those of a plan, by code. */
  async ofPlan(planId: string): Promise<IndicatorRow[]> {
    const rows = await this.database.rows<IndicatorRow>(`SELECT ${columns} FROM indicator i WHERE i.plan_id = $1`, [
      planId,
    ]);
    return rows.toSorted((one, other) => byCode.compare(one.code, other.code) || (one.id < other.id ? -1 : 1));
  }

  byIds(reader: Reader, ids: readonly string[]): Promise<IndicatorRow[]> {
    return reader.rows<IndicatorRow>(`SELECT ${columns} FROM indicator i WHERE i.id = ANY ($1::uuid[])`, [ids]);
  }

  /** What was entered by hand, by year. */
  values(reader: Reader, indicatorIds: readonly string[]): Promise<IndicatorValueRow[]> {
    return reader.rows<IndicatorValueRow>(
      `SELECT indicator_id AS "indicatorId", year, value, source, note, by_member_id AS "byId", at
       FROM indicator_value WHERE indicator_id = ANY ($1::uuid[]) ORDER BY indicator_id, year`,
      [indicatorIds],
    );
  }

  /** What published versions contribute, by their dates, those of one day as they were published. */
  counted(indicatorIds: readonly string[]): Promise<(CountedContribution & { indicatorId: string })[]> {
    return this.database.rows(
      `SELECT c.indicator_id AS "indicatorId", extract(year FROM v.date)::integer AS year, c.value,
         ARRAY(SELECT s.state FROM outcome_state s WHERE (s.outcome_id, s.number) = (c.outcome_id, c.number)) AS states
       FROM outcome_contribution c
       JOIN outcome o ON o.id = c.outcome_id AND o.published_number = c.number
       JOIN outcome_version v ON (v.outcome_id, v.number) = (c.outcome_id, c.number)
       WHERE c.indicator_id = ANY ($1::uuid[]) ORDER BY c.indicator_id, v.date, v.published_at, o.id`,
      [indicatorIds],
    );
  }

  /** What versions of outcomes contribute, in their order. */
  contributions(versions: readonly OutcomeRow[]): Promise<ContributionRow[]> {
    return this.database.rows<ContributionRow>(
      `SELECT c.outcome_id AS "outcomeId", c.indicator_id AS "indicatorId", c.value, c.note
       FROM unnest($1::uuid[], $2::integer[]) AS version (id, number)
       JOIN outcome_contribution c ON (c.outcome_id, c.number) = (version.id, version.number)
       ORDER BY c.outcome_id, c.position`,
      [versions.map(({ id }) => id), versions.map(({ number }) => number)],
    );
  }

  /** What the audit trail holds of indicators, the first first. */
  changes(indicatorIds: readonly string[]): Promise<IndicatorChangeRow[]> {
    return this.database.rows<IndicatorChangeRow>(
      `SELECT id, at, by_member_id AS "byMemberId", action, subject_id AS subject, subject_kind AS "subjectKind"
       FROM audit_entry WHERE subject_id = ANY ($1::uuid[]) ORDER BY subject_id, id`,
      [indicatorIds],
    );
  }
}
