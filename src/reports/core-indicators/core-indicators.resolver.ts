import { ResolveField, Resolver } from '@nestjs/graphql';
import { isSecretariat, viewerOf } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import { FurtherCountsLoaders } from '../details/further-counts.loaders.js';
import { coreIndicators, type CoreIndicatorFigures } from './core-indicators.js';

@Resolver('ActivityReport')
export class CoreIndicatorsResolver {
  constructor(private readonly further: FurtherCountsLoaders) {}

  @ResolveField('coreIndicators')
  async indicators(report: Report, _: unknown, context: CallContext): Promise<CoreIndicatorFigures[]> {
    const viewer = viewerOf(context);
    if (report.releaseId === undefined && !isSecretariat(viewer)) return [];
    return coreIndicators(report, report.core ?? (await this.further.of(context, report)).core);
  }
}
