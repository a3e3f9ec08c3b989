import { Injectable } from '@nestjs/common';
import { Database, sql } from '../../platform/index.js';
import type { ActionStatus } from '../../schema-types.js';
import { linesOfActions } from '../counting/counted-lines.sql.js';
import { allDays, countedEvent, countedVersion } from '../counting/counting-rules.sql.js';

export interface ActionYearRow {
  actionId: string;
  year: number;
  status: ActionStatus | null;
  suggested: ActionStatus;
  note: string | null;
  setById: string | null;
  setAt: Date | null;
}

/** What was done or is to come in each year on each line. */
const happened = sql`
  happened AS (
    SELECT line, year, bool_or(held) AS held, bool_or(to_come) AS to_come, bool_or(has_outcome) AS has_outcome
    FROM (
      SELECT l.line, extract(year FROM e.starts_at_local)::integer AS year, ${countedEvent(allDays)} AS held,
        e.status = 'PUBLISHED' AND e.ends_at >= now() AS to_come, false AS has_outcome
      FROM line_action l JOIN event_action ea ON ea.action_id = l.action_id JOIN event e ON e.id = ea.event_id
      WHERE e.status <> 'CANCELLED'
      UNION ALL
      SELECT l.line, extract(year FROM v.date)::integer, false, false, true
      FROM line_action l JOIN outcome_action oa ON oa.action_id = l.action_id
      JOIN outcome_version v ON (v.outcome_id, v.number) = (oa.outcome_id, oa.number)
      JOIN outcome o ON o.id = v.outcome_id
      WHERE ${countedVersion(allDays)}
    ) each GROUP BY line, year
  )`;

/** How far actions came: one statement, whatever the number of actions. */
@Injectable()
export class ActionYearQueries {
  constructor(private readonly database: Database) {}

  /** The years of the plan of each action, none of a principle. */
  ofActions(actionIds: readonly string[]): Promise<ActionYearRow[]> {
    return this.database.rows<ActionYearRow>(sql`
      WITH ${linesOfActions(actionIds)}, ${happened}
      SELECT action.id AS "actionId", planned.year, judged.status, judged.note, judged.set_by_member_id AS "setById",
        judged.set_at AS "setAt",
        CASE WHEN h.has_outcome AND NOT h.to_come THEN 'DELIVERED' WHEN h.held OR h.has_outcome THEN 'ONGOING'
          WHEN h.to_come THEN 'PLANNED' ELSE 'NO_ACTIVITY' END AS suggested
      FROM action JOIN action_plan plan ON plan.id = action.plan_id
      CROSS JOIN LATERAL generate_series(
        extract(year FROM plan.starts_on)::integer, extract(year FROM plan.ends_on)::integer
      ) AS planned (year)
      LEFT JOIN action_status judged ON judged.action_id = action.id AND judged.year = planned.year
      LEFT JOIN happened h ON h.line = action.id AND h.year = planned.year
      WHERE action.id = ANY (${actionIds}::uuid[]) AND NOT action.is_principle
      ORDER BY action.id, planned.year`);
  }
}
