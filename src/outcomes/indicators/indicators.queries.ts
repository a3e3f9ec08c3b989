import { Injectable } from '@nestjs/common';
import { Database, type Reader, sql } from '../../platform/index.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { versionsAsRecords } from '../versions/outcome-links.sql.js';
import type { CountedContribution } from './indicator-actual.js';
import type { ContributionRow, IndicatorChangeRow, IndicatorRow, IndicatorValueRow } from './indicator.row.js';

const columns = sql`i.id, i.plan_id AS "planId", i.code, i.version, i.title, i.level, i.unit, i.ascending,
  i.aggregation, i.data_source AS "dataSource", i.baseline, i.baseline_year AS "baselineYear",
  ARRAY(SELECT a.action_id FROM indicator_action a WHERE a.indicator_id = i.id ORDER BY a.position) AS "actionIds",
  (SELECT coalesce(json_agg(json_build_object('year', t.year, 'value', t.value) ORDER BY t.year), '[]')
    FROM indicator_target t WHERE t.indicator_id = i.id) AS targets`;

/** Numeric, so that I-2 comes before I-10. */
const byCode = new Intl.Collator('en', { numeric: true });

/** Reads indicators for anybody: callers have to check whether the viewer may see them. */
@Injectable()
export class IndicatorQueries {
  constructor(private readonly database: Database) {}

  /** In order of their codes. */
  async ofPlan(planId: string): Promise<IndicatorRow[]> {
    const rows = await this.database.rows<IndicatorRow>(
      sql`SELECT ${columns} FROM indicator i WHERE i.plan_id = ${planId}`,
    );
    return rows.toSorted((one, other) => byCode.compare(one.code, other.code) || (one.id < other.id ? -1 : 1));
  }

  byIds(ids: readonly string[], reader: Reader = this.database): Promise<IndicatorRow[]> {
    return reader.rows<IndicatorRow>(sql`SELECT ${columns} FROM indicator i WHERE i.id = ANY (${ids}::uuid[])`);
  }

  async one(id: string, reader: Reader = this.database): Promise<IndicatorRow | null> {
    const [row] = await this.byIds([id], reader);
    return row ?? null;
  }

  /** Values entered by hand, in order of years. */
  values(indicatorIds: readonly string[], reader: Reader = this.database): Promise<IndicatorValueRow[]> {
    return reader.rows<IndicatorValueRow>(
      sql`SELECT indicator_id AS "indicatorId", year, value, source, note, by_member_id AS "byId", at
        FROM indicator_value WHERE indicator_id = ANY (${indicatorIds}::uuid[]) ORDER BY indicator_id, year`,
    );
  }

  /** What published versions contribute, in order of date, then of publication. */
  counted(indicatorIds: readonly string[]): Promise<(CountedContribution & { indicatorId: string })[]> {
    return this.database.rows(
      sql`SELECT c.indicator_id AS "indicatorId", extract(year FROM v.date)::integer AS year, c.value,
          ARRAY(SELECT s.state FROM outcome_state s WHERE (s.outcome_id, s.number) = (c.outcome_id, c.number)) AS states
        FROM outcome_contribution c
          JOIN outcome o ON o.id = c.outcome_id AND o.published_number = c.number
          JOIN outcome_version v ON (v.outcome_id, v.number) = (c.outcome_id, c.number)
        WHERE c.indicator_id = ANY (${indicatorIds}::uuid[])
        ORDER BY c.indicator_id, v.date, v.published_at, o.id`,
    );
  }

  /** What these versions contribute, in the order in which they list it. */
  contributions(versions: readonly OutcomeRow[]): Promise<ContributionRow[]> {
    return this.database.rows<ContributionRow>(
      sql`SELECT c.outcome_id AS "outcomeId", c.number, c.indicator_id AS "indicatorId", c.value, c.note
        FROM ${versionsAsRecords(versions)} version
          JOIN outcome_contribution c ON (c.outcome_id, c.number) = (version.outcome_id, version.number)
        ORDER BY c.outcome_id, c.position`,
    );
  }

  /** What the audit trail holds about indicators, oldest first. */
  changes(indicatorIds: readonly string[]): Promise<IndicatorChangeRow[]> {
    return this.database.rows<IndicatorChangeRow>(
      sql`SELECT id, at, by_member_id AS "byMemberId", action, subject_id AS subject, subject_kind AS "subjectKind"
        FROM audit_entry WHERE subject_id = ANY (${indicatorIds}::uuid[]) ORDER BY subject_id, id`,
    );
  }
}
