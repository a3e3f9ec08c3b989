import { ResolveField, Resolver } from '@nestjs/graphql';
import { isSecretariat, viewerOf } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import { coreIndicators, type CoreIndicatorFigures } from './core-indicators.js';
import { CoreIndicatorQueries } from './core-indicators.queries.js';

@Resolver('ActivityReport')
export class CoreIndicatorsResolver {
  constructor(private readonly queries: CoreIndicatorQueries) {}

  @ResolveField('coreIndicators')
  async indicators(report: Report, _: unknown, context: CallContext): Promise<CoreIndicatorFigures[]> {
    const networkIds = report.networks.map(({ networkId }) => networkId);
    const counts = report.core ?? (await this.queries.counts(report.scope, networkIds));
    return coreIndicators(report, counts, isSecretariat(viewerOf(context)));
  }
}
