import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { type CallContext, Database, LongReads, perCall, type Reader } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import { type Figures, figuresOf } from '../counting/figures.js';
import { ReportCache } from '../counting/report-cache.js';
import { type ReportScope, yearOf } from '../counting/report-scope.js';
import { ReportQueries, type TotalRow } from '../counting/report.queries.js';
import { periodBefore } from './compared-periods.js';

@Injectable()
export class CountedTotals extends ReportCache<TotalRow> {
  constructor(database: Database) {
    super(database);
  }
}

type Reported = Pick<Report, 'plan' | 'scope' | 'total' | 'frozenId'>;

/** What the total of a report is held against: the period before, and the plan so far. */
@Injectable()
export class Comparisons {
  /** By the scope as a text. One after the other, so that they take one place of those who read for long. */
  private readonly total = perCall<string, Figures>(
    async (keys, context) => {
      const found = new Map<string, Figures>();
      for (const key of keys) found.set(key, await this.counted(JSON.parse(key) as ReportScope, context));
      return found;
    },
    () => figuresOf(undefined),
  );

  constructor(
    private readonly queries: ReportQueries,
    private readonly kept: CountedTotals,
    private readonly longReads: LongReads,
  ) {}

  /** Null where the period before begins before the plan. */
  async previous(context: CallContext, report: Reported): Promise<Figures | null> {
    const scope = scopeBefore(report);
    return scope && this.total(context).load(JSON.stringify(scope));
  }

  planSoFar(context: CallContext, report: Reported): Promise<Figures> {
    if (isOfPlanSoFar(report)) return Promise.resolve(report.total);
    return this.total(context).load(JSON.stringify(scopeSoFar(report)));
  }

  /** Both, as this reader sees the data. */
  async whole(reader: Reader, report: Reported): Promise<{ previous: Figures | null; planSoFar: Figures }> {
    const before = scopeBefore(report);
    const totalOf = async (scope: ReportScope) => figuresOf((await this.queries.total(scope, reader)).figures);
    return {
      previous: before && (await totalOf(before)),
      planSoFar: isOfPlanSoFar(report) ? report.total : await totalOf(scopeSoFar(report)),
    };
  }

  private async counted(scope: ReportScope, context: CallContext): Promise<Figures> {
    const { figures } = await this.kept.get(JSON.stringify(scope), [yearOf(scope.from), yearOf(scope.to)], () =>
      this.longReads.run(viewerOf(context).memberId, () => this.queries.total(scope)),
    );
    return figuresOf(figures);
  }
}

function scopeBefore({ plan, scope }: Reported): ReportScope | null {
  const before = periodBefore(scope);
  return before.from < plan.startsOn ? null : { ...scope, ...before };
}

/** Whether a report of today is one on the plan so far itself. */
const isOfPlanSoFar = ({ plan, scope, frozenId }: Reported): boolean =>
  frozenId === undefined && scope.from === plan.startsOn;

const scopeSoFar = ({ plan, scope }: Reported): ReportScope => ({ ...scope, from: plan.startsOn });
