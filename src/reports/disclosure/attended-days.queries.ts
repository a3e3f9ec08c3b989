import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql, takingLong } from '../../platform/index.js';
import { chosenActions } from '../counting/counted-lines.sql.js';
import { counting } from '../counting/counting.sql.js';
import { type Perishable, ReportCache } from '../counting/report-cache.js';
import { unlimited } from '../counting/report-scope.js';
import type { Attendances } from './told-periods.js';
import { untoldYears } from './untold-years.js';

/** On which days people attended what one line of a report counts, and how often. */
export interface AttendedDays {
  participations: Attendances;
  inPerson: Attendances;
  online: Attendances;
  /** Of a state or organisation: the years that are never told. Null: it is another line. */
  untoldYears: ReadonlySet<string> | null;
}

interface DayRow {
  line: string;
  isRepresented: boolean;
  day: string;
  participations: number;
  inPerson: number;
}

/**
 * By line: actions, sub-items, areas, networks and organisations go by their ids, states by their codes, the total by
 * the id of the plan.
 */
export type DaysByLine = ReadonlyMap<string, AttendedDays>;

interface CountedDays extends Perishable {
  days: DaysByLine;
}

/** All lines that there are, of all days: what is told of a period depends on what lies outside it. */
const attendedDays = (planId: string): Sql => sql`
WITH ${chosenActions({ planId, areaCodes: null })},
  line_action AS (
    SELECT action_id AS line, id AS action_id FROM chosen_action
    UNION ALL SELECT id, id FROM chosen_action WHERE id <> action_id
    UNION ALL SELECT area_id, id FROM chosen_action
    UNION ALL SELECT ${planId}::uuid, id FROM chosen_action
  ),
  counted_network AS (SELECT id FROM network),
  ${counting(unlimited)},
  attended AS (
    SELECT le.line::text AS line, FALSE AS is_represented, le.event_id, p.participations, p.in_person
    FROM line_event le JOIN event_participations p ON p.event_id = le.event_id
    UNION ALL
    SELECT represented.line, TRUE, p.event_id, count(*), count(*) FILTER (WHERE p.attended_mode = 'IN_PERSON')
    FROM participation p CROSS JOIN LATERAL (VALUES (p.state), (p.organisation_id::text)) AS represented (line)
    WHERE represented.line IS NOT NULL GROUP BY represented.line, p.event_id
  )
SELECT (
    SELECT min(e.ends_at) FROM event e WHERE e.status = 'PUBLISHED' AND e.ends_at >= now()
  ) AS "nextEnd",
  (
    SELECT coalesce(json_agg(of_day ORDER BY of_day.day), '[]') FROM (
      SELECT a.line, a.is_represented AS "isRepresented", to_char(e.starts_at_local, 'YYYY-MM-DD') AS day,
        sum(a.participations) AS participations, sum(a.in_person) AS "inPerson"
      FROM attended a JOIN event e ON e.id = a.event_id GROUP BY a.line, a.is_represented, day
    ) of_day
  ) AS days`;

const [earliest, latest] = [1, 9999];

@Injectable()
export class CountedDaysByPlan extends ReportCache<CountedDays> {
  constructor(database: Database) {
    super(database);
  }
}

/** Reads when people attended what, kept like reports as long as it is true. */
@Injectable()
export class AttendedDaysQueries {
  constructor(
    private readonly database: Database,
    private readonly kept: CountedDaysByPlan,
  ) {}

  async ofPlan(planId: string): Promise<DaysByLine> {
    const { days } = await this.kept.get(planId, [earliest, latest], () => takingLong(() => this.count(planId)));
    return days;
  }

  private async count(planId: string): Promise<CountedDays> {
    const statement = attendedDays(planId);
    const { nextEnd, days } = await this.database.replanning.one<Perishable & { days: DayRow[] }>(statement);
    const byLine = Map.groupBy(days, ({ line }) => line);
    const represented = [...byLine].filter(([, [first]]) => first!.isRepresented);
    const untold = untoldYears(new Map(represented.map(([line, rows]) => [line, participationsOf(rows)])));
    const attended = [...byLine].map(([line, rows]): [string, AttendedDays] => [
      line,
      attendedOf(rows, untold.get(line) ?? null),
    ]);
    return { nextEnd, days: new Map(attended) };
  }
}

function attendedOf(rows: readonly DayRow[], ofYears: AttendedDays['untoldYears']): AttendedDays {
  return {
    participations: participationsOf(rows),
    inPerson: attendances(rows, (row) => row.inPerson),
    online: attendances(rows, (row) => row.participations - row.inPerson),
    untoldYears: ofYears,
  };
}

const participationsOf = (rows: readonly DayRow[]): Attendances => attendances(rows, (row) => row.participations);

const attendances = (rows: readonly DayRow[], countOf: (row: DayRow) => number): Attendances =>
  rows.map((row) => ({ day: row.day, count: countOf(row) })).filter(({ count }) => count > 0);
