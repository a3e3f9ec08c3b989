import { ResolveField, Resolver } from '@nestjs/graphql';
import { isSecretariat, viewerOf } from '../access/index.js';
import { PeopleLoaders } from '../people/index.js';
import type { CallContext } from '../platform/index.js';
import { type ActionRow, PlanLoaders, type PlanRow } from '../plan/index.js';
import type { IndicatorActualArgs, IndicatorYear, IndicatorYearsArgs } from '../schema-types.js';
import { seesIndicators, viewerCanOnIndicator } from './indicator.policy.js';
import { IndicatorLoaders } from './indicators.loaders.js';
import type { ContributionRow, IndicatorChangeRow, IndicatorRow, IndicatorValueRow } from './indicators.queries.js';
import type { OutcomeRow } from './outcomes.queries.js';

@Resolver('Indicator')
export class IndicatorResolver {
  constructor(
    private readonly loaders: IndicatorLoaders,
    private readonly planLoaders: PlanLoaders,
  ) {}

  @ResolveField()
  plan({ planId }: IndicatorRow, _: unknown, context: CallContext): Promise<PlanRow | null> {
    return this.planLoaders.plan(context).load(planId);
  }

  @ResolveField()
  viewerCan(_row: IndicatorRow, _: unknown, context: CallContext): string[] {
    return viewerCanOnIndicator(viewerOf(context));
  }

  @ResolveField()
  actions({ actionIds }: IndicatorRow, _: unknown, context: CallContext): Promise<ActionRow[]> | ActionRow[] {
    return this.planLoaders.action(context).findAll(actionIds);
  }

  @ResolveField()
  actual(row: IndicatorRow, { year }: IndicatorActualArgs, context: CallContext): Promise<number | null> {
    return this.loaders.actual(context, row, year ?? null);
  }

  @ResolveField()
  years(row: IndicatorRow, { from, to }: IndicatorYearsArgs, context: CallContext): Promise<IndicatorYear[]> {
    return this.loaders.years(context, row, from, to);
  }

  @ResolveField()
  values(row: IndicatorRow, _: unknown, context: CallContext): Promise<IndicatorValueRow[]> {
    return this.loaders.values(context).load(row);
  }

  @ResolveField()
  changes(row: IndicatorRow, _: unknown, context: CallContext): Promise<IndicatorChangeRow[]> | IndicatorChangeRow[] {
    return isSecretariat(viewerOf(context)) ? this.loaders.changes(context).load(row) : [];
  }
}

@Resolver('IndicatorValue')
export class IndicatorValueResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  by({ byId }: IndicatorValueRow, _: unknown, context: CallContext) {
    return this.people.member(context).load(byId);
  }
}

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
