import { Injectable } from '@nestjs/common';
import { Database, perCall, type Reader, type Sql, sql } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import type { StoredReport } from '../activity-report/report.js';
import type { KeptNames } from '../frozen/kept-names.js';
import { withMoments } from '../frozen/frozen-reports.queries.js';
import type { HiddenCell } from '../disclosure/audit/audited-edition.js';

export interface ReportReleaseRow {
  id: string;
  reportId: string;
  title: string;
  planId: string;
  input: ActivityReportInput;
  hidden: HiddenCell[];
  closedEvents: number;
  /** Null: it is a trial. */
  releasedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnFor: string | null;
  /** Left out: it is read where it is asked for. */
  edition?: StoredReport;
}

/** An edition as later audits take it into account. */
export interface ToldEdition {
  id: string;
  reportId: string;
  planId: string;
  edition: StoredReport;
  hidden: HiddenCell[];
}

const columns = sql`
  r.id, r.report_id AS "reportId", f.title, f.plan_id AS "planId", f.input, r.hidden, r.closed_events AS "closedEvents",
  r.released_at AS "releasedAt", r.withdrawn_at AS "withdrawnAt", r.withdrawn_for AS "withdrawnFor"`;

const releases = sql`report_release r JOIN frozen_report f ON f.id = r.report_id`;

/** Reads released editions; what they say, which is long, only where it is asked for. */
@Injectable()
export class ReleaseQueries {
  constructor(private readonly database: Database) {}

  /** What an edition says, by its id. */
  readonly edition = perCall<string, StoredReport>(
    async (ids) => {
      const rows = await this.database.rows<{ id: string; edition: StoredReport }>(
        sql`SELECT id, edition FROM report_release WHERE id = ANY (${ids}::uuid[])`,
      );
      return new Map(rows.map(({ id, edition }) => [id, withMoments(edition)]));
    },
    () => {
      throw new Error('An edition that says nothing');
    },
  );

  /** The valid edition of a frozen report, by the report's id. */
  readonly ofReport = perCall<string, ReportReleaseRow | null>(
    async (ids) => {
      const rows = await this.rows(sql`r.report_id = ANY (${ids}::uuid[]) AND r.withdrawn_at IS NULL`);
      return new Map(rows.map((row) => [row.reportId, row]));
    },
    () => null,
  );

  /** The newest first, at most 100; `plan`: a slug, null: all. */
  async latest(plan: string | null, withWithdrawn: boolean): Promise<ReportReleaseRow[]> {
    return this.rows(sql`
      (${plan}::text IS NULL OR f.plan_id IN (SELECT id FROM action_plan WHERE slug = ${plan}))
      AND (${withWithdrawn}::boolean OR r.withdrawn_at IS NULL)`);
  }

  async byId(id: string, reader: Reader = this.database): Promise<ReportReleaseRow | null> {
    return reader.maybeOne<ReportReleaseRow>(sql`SELECT ${columns} FROM ${releases} WHERE r.id = ${id}`);
  }

  async validOf(reportId: string, reader: Reader = this.database): Promise<ReportReleaseRow | null> {
    return reader.maybeOne<ReportReleaseRow>(
      sql`SELECT ${columns} FROM ${releases} WHERE r.report_id = ${reportId} AND r.withdrawn_at IS NULL`,
    );
  }

  /** What all that an edition is about was called when its report was frozen. */
  async names(id: string): Promise<KeptNames> {
    const { names } = await this.database.one<{ names: KeptNames }>(
      sql`SELECT f.names FROM ${releases} WHERE r.id = ${id}`,
    );
    return names;
  }

  /** The events that an edition lists, and of which report. */
  async listed(id: string): Promise<{ reportId: string; eventIds: string[] }> {
    return this.database.one(
      sql`SELECT report_id AS "reportId", event_ids AS "eventIds" FROM report_release WHERE id = ${id}`,
    );
  }

  /** How many editions were ever released. */
  async countEver(reader: Reader): Promise<number> {
    return (await reader.one<{ count: number }>(sql`SELECT count(*)::integer AS count FROM report_release`)).count;
  }

  /** All editions ever released, the first one first. */
  async told(): Promise<ToldEdition[]> {
    return this.database.rows<ToldEdition>(sql`
      SELECT r.id, r.report_id AS "reportId", f.plan_id AS "planId", r.edition, r.hidden
      FROM ${releases} ORDER BY r.released_at, r.id`);
  }

  private rows(condition: Sql): Promise<ReportReleaseRow[]> {
    return this.database.rows<ReportReleaseRow>(sql`
      SELECT ${columns} FROM ${releases} WHERE ${condition} ORDER BY r.released_at DESC, r.id DESC LIMIT 100`);
  }
}
