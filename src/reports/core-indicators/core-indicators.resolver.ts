import { ResolveField, Resolver } from '@nestjs/graphql';
import { isSecretariat, viewerOf } from '../../access/index.js';
import { type CallContext, LongReads } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import { coreIndicators, type CoreIndicatorFigures } from './core-indicators.js';
import { CoreIndicatorQueries } from './core-indicators.queries.js';

@Resolver('ActivityReport')
export class CoreIndicatorsResolver {
  constructor(
    private readonly queries: CoreIndicatorQueries,
    private readonly longReads: LongReads,
  ) {}

  @ResolveField('coreIndicators')
  async indicators(report: Report, _: unknown, context: CallContext): Promise<CoreIndicatorFigures[]> {
    const viewer = viewerOf(context);
    if (report.releaseId === undefined && !isSecretariat(viewer)) return [];
    const networkIds = report.networks.map(({ networkId }) => networkId);
    const count = () => this.queries.counts(report.scope, networkIds);
    const counts = report.core ?? (await this.longReads.run(viewer.memberId, count));
    return coreIndicators(report, counts);
  }
}
