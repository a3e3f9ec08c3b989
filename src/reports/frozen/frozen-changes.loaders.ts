import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { type CallContext, Database, perCall } from '../../platform/index.js';
import { ActivityReports } from '../activity-report/activity-reports.service.js';
import type { Report, StoredReport } from '../activity-report/report.js';
import { Comparisons } from '../comparisons/comparisons.service.js';
import { FurtherCountsLoaders } from '../details/further-counts.loaders.js';
import { type Explained, FrozenExplanations } from './causes/frozen-explanations.service.js';
import { type ChangedFigure, changedFigures } from './frozen-figures.js';
import { FrozenReportQueries, type FrozenReportRow } from './frozen-reports.queries.js';

export interface FigureChangeRow extends ChangedFigure {
  /** Found for all changes of a report when one of them is asked first. */
  explained: () => Promise<Explained>;
}

/** Which figures of frozen reports are others today. */
@Injectable()
export class FrozenChanges {
  constructor(
    private readonly database: Database,
    private readonly reports: ActivityReports,
    private readonly comparisons: Comparisons,
    private readonly further: FurtherCountsLoaders,
    private readonly frozen: FrozenReportQueries,
    private readonly explanations: FrozenExplanations,
  ) {}

  /** What the figures of a frozen report are today, where that is something else. */
  changes(context: CallContext, row: FrozenReportRow): Promise<FigureChangeRow[]> {
    return this.ofReports(context).load(row);
  }

  /** One after the other, as each is a report of its own. */
  private readonly ofReports = perCall<FrozenReportRow, FigureChangeRow[]>(
    async (rows, context) => {
      const found = new Map<FrozenReportRow, FigureChangeRow[]>();
      for (const row of rows) found.set(row, await this.since(context, row));
      return found;
    },
    () => [],
  );

  private async since(context: CallContext, row: FrozenReportRow): Promise<FigureChangeRow[]> {
    const frozen = await this.frozen.report(context).load(row.id);
    const today = await this.today(context, row, frozen);
    const changes = changedFigures(frozen, today);
    let explained: Promise<Explained> | undefined;
    return changes.map((change) => ({
      ...change,
      explained: () => (explained ??= this.explanations.of(row, today, changes)),
    }));
  }

  /** The report of today, with all that was kept of the frozen one. */
  private async today(context: CallContext, { input }: FrozenReportRow, frozen: StoredReport): Promise<Report> {
    const report = await this.reports.report(viewerOf(context), input);
    return {
      ...report,
      networks: await this.reports.withGrowth(this.database, report.networks),
      ...(frozen.core && { core: (await this.further.of(context, report)).core }),
      ...(frozen.previous !== undefined && { previous: await this.comparisons.previous(context, report) }),
      ...(frozen.planSoFar && { planSoFar: await this.comparisons.planSoFar(context, report) }),
      ...(frozen.details && { details: (await this.further.of(context, report)).details }),
    };
  }
}
