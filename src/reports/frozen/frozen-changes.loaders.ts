import { Injectable } from '@nestjs/common';
import { isSecretariat, viewerOf } from '../../access/index.js';
import { type CallContext, Database, perCall } from '../../platform/index.js';
import { ActivityReports } from '../activity-report/activity-reports.service.js';
import type { Report, StoredReport } from '../activity-report/report.js';
import { Disclosures } from '../disclosure/disclosures.service.js';
import { withoutSmallCounts } from '../disclosure/suppression.js';
import { type Explained, FrozenExplanations } from './frozen-explanations.service.js';
import { type ChangedFigure, changedFigures } from './frozen-figures.js';
import { FrozenReportQueries, type FrozenReportRow } from './frozen-reports.queries.js';

export interface FigureChangeRow extends ChangedFigure {
  /** Found for all changes of a report when one of them is asked first. */
  explained: () => Promise<Explained>;
}

const isTold = ({ frozen, now }: ChangedFigure): boolean => frozen !== null && now !== null;

/** Frozen reports as their readers see them, and which figures are others today. */
@Injectable()
export class FrozenChanges {
  constructor(
    private readonly database: Database,
    private readonly reports: ActivityReports,
    private readonly frozen: FrozenReportQueries,
    private readonly explanations: FrozenExplanations,
    private readonly disclosures: Disclosures,
  ) {}

  /** The figures as they were frozen, as far as the caller may see them. */
  async report(context: CallContext, { id, planId, input }: FrozenReportRow): Promise<StoredReport> {
    const report = await this.frozen.report(context).load(id);
    if (isSecretariat(viewerOf(context))) return report;
    return withoutSmallCounts(report, await this.disclosures.ofReport(planId, input));
  }

  /** What the figures of a frozen report are today, where that is something else for the caller to see. */
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
    const frozen = await this.report(context, row);
    const today = await this.today(context, row);
    const different = changedFigures(frozen, today);
    // Null can be a small count: that it became another one would say more of it than both reports do.
    const changes = isSecretariat(viewerOf(context)) ? different : different.filter(isTold);
    let explained: Promise<Explained> | undefined;
    return changes.map((change) => ({
      ...change,
      explained: () => (explained ??= this.explanations.of(row, today, changes)),
    }));
  }

  private async today(context: CallContext, { input }: FrozenReportRow): Promise<Report> {
    const report = await this.reports.report(viewerOf(context), input);
    return { ...report, networks: await this.reports.withGrowth(this.database, report.networks) };
  }
}
