import { Injectable } from '@nestjs/common';
import { Database } from '../platform/index.js';
import { counting } from './counting.js';
import type { Months } from './disclosure.js';
import { type Counted, ReportCache } from './report-cache.js';
import { chosenActions } from './report.queries.js';

/** In which months people attended what one line of a report counts, and how often. */
export interface AttendedMonths {
  participations: Months;
  inPerson: Months;
  online: Months;
}

interface MonthRow {
  line: string;
  month: string;
  participations: number;
  inPerson: number;
}

/** By line: actions, sub-items, areas, networks and organisations go by their ids, states by their codes, the total by the id of the plan. */
export type MonthsByLine = ReadonlyMap<string, AttendedMonths>;

interface CountedMonths extends Counted {
  months: MonthsByLine;
}

/** All lines that there are, of all days: what is told of a period depends on what lies outside it. */
const attendedMonths = `
WITH ${chosenActions},
  line_action AS (
    SELECT action_id AS line, id AS action_id FROM chosen_action
    UNION ALL SELECT id, id FROM chosen_action WHERE id <> action_id
    UNION ALL SELECT area_id, id FROM chosen_action
    UNION ALL SELECT $6::uuid, id FROM chosen_action
  ),
  counted_network AS (SELECT id FROM network),
  ${counting},
  attended AS (
    SELECT le.line::text AS line, le.event_id, p.participations, p.in_person
    FROM line_event le JOIN event_participations p ON p.event_id = le.event_id
    UNION ALL
    SELECT represented.line, p.event_id, count(*), count(*) FILTER (WHERE p.attended_mode = 'IN_PERSON')
    FROM participation p CROSS JOIN LATERAL (VALUES (p.state), (p.organisation_id::text)) AS represented (line)
    WHERE represented.line IS NOT NULL GROUP BY represented.line, p.event_id
  )
SELECT (
    SELECT min(e.ends_at) FROM event e WHERE e.status = 'PUBLISHED' AND e.ends_at >= now()
  ) AS "nextEnd",
  (
    SELECT coalesce(json_agg(of_month ORDER BY of_month.month), '[]') FROM (
      SELECT a.line, to_char(e.starts_at_local, 'YYYY-MM') AS month, sum(a.participations) AS participations, sum(a.in_person) AS "inPerson"
      FROM attended a JOIN event e ON e.id = a.event_id GROUP BY a.line, month
    ) of_month
  ) AS months`;

const [earliest, latest] = [1, 9999];

/** Reads when people attended what, kept like reports as long as it is true. */
@Injectable()
export class AttendedMonthsQueries {
  constructor(
    private readonly database: Database,
    private readonly cache: ReportCache<CountedMonths>,
  ) {}

  async ofPlan(planId: string): Promise<MonthsByLine> {
    const { months } = await this.cache.get(`months ${planId}`, [earliest, latest], () => this.count(planId));
    return months;
  }

  private async count(planId: string): Promise<CountedMonths> {
    const [row] = await this.database.rows<{ nextEnd: Date | null; months: MonthRow[] }>(attendedMonths, [
      null,
      null,
      null,
      null,
      null,
      planId,
      null,
    ]);
    const { nextEnd, months } = row!;
    const byLine = [...Map.groupBy(months, ({ line }) => line)];
    return { nextEnd, months: new Map(byLine.map(([line, rows]) => [line, attendedOf(rows)])) };
  }
}

function attendedOf(rows: readonly MonthRow[]): AttendedMonths {
  const by = (count: (row: MonthRow) => number): Months =>
    rows.map((row) => ({ month: row.month, count: count(row) })).filter(({ count: attended }) => attended > 0);
  return {
    participations: by((row) => row.participations),
    inPerson: by((row) => row.inPerson),
    online: by((row) => row.participations - row.inPerson),
  };
}
