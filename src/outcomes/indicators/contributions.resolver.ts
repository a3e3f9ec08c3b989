import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import type { CallContext } from '../../platform/index.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { seesIndicators } from './indicator.policy.js';
import type { ContributionRow, IndicatorRow } from './indicator.row.js';
import { IndicatorLoaders } from './indicators.loaders.js';

@Resolver('Outcome')
export class OutcomeContributionsResolver {
  constructor(private readonly loaders: IndicatorLoaders) {}

  @ResolveField()
  contributions(row: OutcomeRow, _: unknown, context: CallContext): Promise<ContributionRow[]> | ContributionRow[] {
    return seesIndicators(viewerOf(context)) ? this.loaders.contributions(context).load(row) : [];
  }
}

@Resolver('IndicatorContribution')
export class IndicatorContributionResolver {
  constructor(private readonly loaders: IndicatorLoaders) {}

  @ResolveField()
  indicator({ indicatorId }: ContributionRow, _: unknown, context: CallContext): Promise<IndicatorRow | null> {
    return this.loaders.indicator(context).load(indicatorId);
  }
}
