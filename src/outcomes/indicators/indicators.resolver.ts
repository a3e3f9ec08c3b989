import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, isSecretariat, type SignedIn, viewerOf } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { type CallContext, Nodes, notFound } from '../../platform/index.js';
import { type ActionRow, PlanLoaders, PlanQueries, type PlanRow } from '../../plan/index.js';
import type {
  IndicatorActualArgs,
  IndicatorYear,
  IndicatorYearsArgs,
  MutationCreateIndicatorArgs,
  MutationRecordIndicatorValueArgs,
  MutationUpdateIndicatorArgs,
  QueryIndicatorsArgs,
} from '../../schema-types.js';
import { seesIndicators, viewerCanOnIndicator } from './indicator.policy.js';
import type { IndicatorChangeRow, IndicatorRow, IndicatorValueRow } from './indicator.row.js';
import { IndicatorLoaders } from './indicators.loaders.js';
import { IndicatorQueries } from './indicators.queries.js';
import { Indicators } from './indicators.service.js';

@Resolver('Indicator')
export class IndicatorsResolver implements OnModuleInit {
  constructor(
    private readonly service: Indicators,
    private readonly queries: IndicatorQueries,
    private readonly loaders: IndicatorLoaders,
    private readonly plans: PlanQueries,
    private readonly planLoaders: PlanLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Indicator',
      table: 'indicator',
      find: async (id, context) => (seesIndicators(viewerOf(context)) ? this.queries.one(id) : null),
    });
  }

  @Query()
  async indicators(@Args() { plan: slug }: QueryIndicatorsArgs): Promise<IndicatorRow[]> {
    const plan = await this.plans.plan(slug ?? null);
    if (!plan) throw notFound('plan');
    return this.queries.ofPlan(plan.id);
  }

  @Mutation()
  createIndicator(
    @CurrentMember() viewer: SignedIn,
    @Args() { input }: MutationCreateIndicatorArgs,
  ): Promise<IndicatorRow> {
    return this.service.create(viewer, input);
  }

  @Mutation()
  updateIndicator(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, input }: MutationUpdateIndicatorArgs,
  ): Promise<IndicatorRow> {
    return this.service.update(viewer, id, input);
  }

  @Mutation()
  recordIndicatorValue(
    @CurrentMember() viewer: SignedIn,
    @Args() entered: MutationRecordIndicatorValueArgs,
  ): Promise<IndicatorRow> {
    return this.service.recordValue(viewer, entered);
  }

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
