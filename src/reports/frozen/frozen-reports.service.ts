import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import type { PlanRow } from '../../plan/index.js';
import { badInput, Database, LongReads, newId, sql } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import { ActivityReports } from '../activity-report/activity-reports.service.js';
import { checkPeriod } from '../activity-report/report-input.js';
import type { WholeReport } from '../activity-report/report.js';
import { SourcesQueries } from '../sources/sources.queries.js';
import { FrozenRecords } from './frozen-records.store.js';
import { FrozenReportQueries, type FrozenReportRow } from './frozen-reports.queries.js';
import { namesFor } from './kept-names.js';
import { cellOfWhole } from './whole-cell.js';

interface ReportToFreeze {
  id: string;
  said: string;
  plan: PlanRow;
  input: ActivityReportInput;
  cell: ReturnType<typeof cellOfWhole>;
}

/** Freezes reports: their figures, and what these were counted from, all of one moment. */
@Injectable()
export class FrozenReports {
  constructor(
    private readonly database: Database,
    private readonly reports: ActivityReports,
    private readonly sources: SourcesQueries,
    private readonly records: FrozenRecords,
    private readonly queries: FrozenReportQueries,
    private readonly trail: Trail,
    private readonly longReads: LongReads,
  ) {}

  /** @throws Problem BAD_INPUT for a title that says nothing, and for all that a report would refuse */
  async freeze(viewer: Viewer, title: string, input: ActivityReportInput): Promise<FrozenReportRow> {
    const said = title.trim();
    if (said === '') throw badInput('title', { en: 'Give the report a title.', ru: 'Дайте отчёту название.' });
    checkPeriod(input, 'input');
    const plan = await this.reports.planOf(input);
    const cell = cellOfWhole(input, plan, await this.sources.actionsOf(plan.id));
    const id = newId();
    return this.longReads.run(viewer.memberId, () => this.keep(viewer, { id, said, plan, input, cell }));
  }

  /** One snapshot for all statements, so that figures and records agree whatever is written meanwhile. */
  private async keep(viewer: Viewer, { id, said, plan, input, cell }: ReportToFreeze): Promise<FrozenReportRow> {
    return this.database.snapshot(async (transaction) => {
      // Before the snapshot: whatever moves figures is over, or waits until this is done (moved-figures.queries.ts).
      await transaction.execute(sql`LOCK TABLE report_freezing IN EXCLUSIVE MODE`);
      await transaction.planAnew();
      const report = await this.reports.whole(transaction, plan, input);
      // The plan so far is a part of it.
      const counted = { ...report.scope, from: plan.startsOn < input.from ? plan.startsOn : input.from };
      const names = await namesFor(transaction, report, cell);
      const kept = { ...report, plan: undefined, scope: undefined } satisfies Record<keyof WholeReport, unknown>;
      await transaction.execute(sql`
        INSERT INTO frozen_report (
          id, title, plan_id, input, report, frozen_at, frozen_by_member_id, snapshot, names, counted
        )
        VALUES (
          ${id}, ${said}, ${plan.id}, ${JSON.stringify({ ...input, plan: plan.slug })}, ${JSON.stringify(kept)},
          date_trunc('milliseconds', now()), ${viewer.memberId}, pg_current_snapshot(),
          ${JSON.stringify(names)},
          ${JSON.stringify(counted)}
        )`);
      const networkIds = report.networks.map(({ networkId }) => networkId);
      await this.records.keep(transaction, id, { cell, networkIds });
      const changes = changesBetween(null, { title: said, input });
      await this.trail.record(transaction, viewer, [
        { action: 'freezeReport', subject: id, subjectKind: 'FrozenReport', changes },
      ]);
      return (await this.queries.byId(id, transaction))!;
    });
  }
}
