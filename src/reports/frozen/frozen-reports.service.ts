import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import type { PlanRow } from '../../plan/index.js';
import { badInput, Database, newId, planAnew } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import { ActivityReports, areaCodes, checkPeriod, idsOf, type WholeReport } from '../activity-report.js';
import { FrozenRecords } from './frozen-records.js';
import { FrozenReportQueries, type FrozenReportRow } from './frozen-reports.queries.js';
import { type Cell, type PlannedAction, SourcesQueries } from '../sources.queries.js';

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
  ) {}

  /** @throws Problem BAD_INPUT for a title that says nothing, and for all that a report would refuse */
  async freeze(viewer: Viewer, title: string, input: ActivityReportInput): Promise<FrozenReportRow> {
    const said = title.trim();
    if (said === '') throw badInput('title', { en: 'Give the report a title.', ru: 'Дайте отчёту название.' });
    checkPeriod(input, 'input');
    const plan = await this.reports.planOf(input);
    const cell = cellOf(input, plan, await this.sources.actionsOf(plan.id));
    const id = newId();
    return this.database.transaction(async (transaction) => {
      // One snapshot for all statements, so that figures and records agree whatever is written meanwhile.
      await transaction.rows('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await transaction.rows(planAnew);
      const report = await this.reports.whole(transaction, plan, input);
      await transaction.rows(
        `INSERT INTO frozen_report (id, title, plan_id, input, report, frozen_at, frozen_by_member_id)
         VALUES ($1, $2, $3, $4, $5, date_trunc('milliseconds', now()), $6)`,
        [
          id,
          said,
          plan.id,
          { ...input, plan: plan.slug },
          JSON.stringify({ ...report, plan: undefined, selection: undefined } satisfies Record<
            keyof WholeReport,
            unknown
          >),
          viewer.memberId,
        ],
      );
      const networkIds = report.networks.map(({ networkId }) => networkId);
      await this.records.keep(transaction, id, { cell, networkIds });
      const changes = [
        { field: 'title', from: null, to: said },
        { field: 'input', from: null, to: input },
      ];
      await this.trail.record(transaction, viewer, [
        { action: 'freezeReport', subject: id, subjectKind: 'FrozenReport', changes },
      ]);
      return (await this.queries.byId(id, transaction))!;
    });
  }
}

/** The whole of a report, as a cell of it. */
export const cellOf = (input: ActivityReportInput, plan: PlanRow, actions: readonly PlannedAction[]): Cell => {
  const codes = areaCodes(input, plan);
  return {
    from: input.from,
    to: input.to,
    networkIds: idsOf(input.networks),
    programmeIds: idsOf(input.programmes),
    stateCodes: input.states ?? null,
    actionIds: actions.filter(({ area }) => codes === null || codes.includes(area)).map(({ id }) => id),
    networkId: null,
    state: null,
    organisationId: null,
    year: null,
  };
};
