import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn, viewerOf } from '../access/index.js';
import { Database, Nodes, notFound } from '../platform/index.js';
import { PlanQueries } from '../plan/index.js';
import type {
  MutationCreateIndicatorArgs,
  MutationRecordIndicatorValueArgs,
  MutationUpdateIndicatorArgs,
  QueryIndicatorsArgs,
} from '../schema-types.js';
import { seesIndicators } from './indicator.policy.js';
import { IndicatorQueries, type IndicatorRow } from './indicators.queries.js';
import { Indicators } from './indicators.service.js';

/** The operations on indicators. */
@Resolver()
export class IndicatorsResolver implements OnModuleInit {
  constructor(
    private readonly indicatorsService: Indicators,
    private readonly queries: IndicatorQueries,
    private readonly plans: PlanQueries,
    private readonly database: Database,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Indicator',
      table: 'indicator',
      find: async (id, context) =>
        seesIndicators(viewerOf(context)) ? ((await this.queries.byIds(this.database, [id]))[0] ?? null) : null,
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
    return this.indicatorsService.create(viewer, input);
  }

  @Mutation()
  updateIndicator(
    @CurrentMember() viewer: SignedIn,
    @Args() { id, input }: MutationUpdateIndicatorArgs,
  ): Promise<IndicatorRow> {
    return this.indicatorsService.update(viewer, id, input);
  }

  @Mutation()
  recordIndicatorValue(
    @CurrentMember() viewer: SignedIn,
    @Args() entered: MutationRecordIndicatorValueArgs,
  ): Promise<IndicatorRow> {
    return this.indicatorsService.recordValue(viewer, entered);
  }
}
