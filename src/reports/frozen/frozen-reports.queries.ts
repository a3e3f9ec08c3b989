import { Injectable } from '@nestjs/common';
import { byKey, Database, perCall, type Reader, sql } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import type { KeptNames } from './kept-names.js';
import type { StoredReport } from '../activity-report/report.js';

export interface FrozenReportRow {
  id: string;
  title: string;
  planId: string;
  /** Names its plan, whichever is the current one. */
  input: ActivityReportInput;
  frozenAt: Date;
  frozenById: string | null;
}

const columns = sql`
  id, title, plan_id AS "planId", input, frozen_at AS "frozenAt", frozen_by_member_id AS "frozenById"`;

/** Reads frozen reports; what they say, which is long, only where it is asked for. */
@Injectable()
export class FrozenReportQueries {
  constructor(private readonly database: Database) {}

  /** What a frozen report says, by its id. */
  readonly report = perCall<string, StoredReport>(
    async (ids) => {
      const rows = await this.database.rows<{ id: string; report: StoredReport }>(
        sql`SELECT id, report FROM frozen_report WHERE id = ANY (${ids}::uuid[])`,
      );
      const reports = rows.map(({ id, report }) => ({ id, report: withMoments(report) }));
      return new Map([...byKey(reports, ({ id }) => id)].map(([id, { report }]) => [id, report]));
    },
    () => {
      throw new Error('A frozen report without figures');
    },
  );

  /** What a frozen report says. */
  async whole(id: string): Promise<StoredReport> {
    const { report } = await this.database.one<{ report: StoredReport }>(
      sql`SELECT report FROM frozen_report WHERE id = ${id}`,
    );
    return withMoments(report);
  }

  /** What all that it is about was called when it was frozen. */
  async names(id: string): Promise<KeptNames> {
    const { names } = await this.database.one<{ names: KeptNames }>(
      sql`SELECT names FROM frozen_report WHERE id = ${id}`,
    );
    return names;
  }

  /** The newest first, at most 100. */
  async latest(): Promise<FrozenReportRow[]> {
    return this.database.rows<FrozenReportRow>(
      sql`SELECT ${columns} FROM frozen_report ORDER BY frozen_at DESC, id DESC LIMIT 100`,
    );
  }

  async byId(id: string, reader: Reader = this.database): Promise<FrozenReportRow | null> {
    return reader.maybeOne<FrozenReportRow>(sql`SELECT ${columns} FROM frozen_report WHERE id = ${id}`);
  }
}

/** Within JSON moments are texts. */
export const withMoments = (report: StoredReport): StoredReport => ({
  ...report,
  dataAt: new Date(report.dataAt),
  narratives: report.narratives?.map((one) => ({ ...one, writtenAt: new Date(one.writtenAt) })) ?? [],
});
