import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../access/index.js';
import { type CallContext, Nodes, notFound } from '../platform/index.js';
import type { ImportActionPlanInput } from '../schema-types.js';
import { ActionPlans, type PlanImportRow } from './action-plans.service.js';
import { PlanLoaders } from './plan.loaders.js';
import { type AreaRow, PlanQueries, type PlanRow } from './plan.queries.js';

@Resolver('ActionPlan')
export class PlanResolver implements OnModuleInit {
  constructor(
    private readonly queries: PlanQueries,
    private readonly loaders: PlanLoaders,
    private readonly actionPlans: ActionPlans,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'ActionPlan',
      table: 'action_plan',
      find: (id, context) => this.loaders.plan(context).load(id),
    });
  }

  @Query()
  plans(): Promise<PlanRow[]> {
    return this.queries.plans();
  }

  @Query()
  async plan(@Args('slug') slug?: string | null): Promise<PlanRow> {
    const plan = await this.queries.plan(slug ?? null);
    if (!plan) throw notFound('slug');
    return plan;
  }

  @Mutation()
  importActionPlan(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ImportActionPlanInput,
  ): Promise<PlanImportRow> {
    return this.actionPlans.importActionPlan(viewer, input);
  }

  @ResolveField()
  areas({ id }: PlanRow, _: unknown, context: CallContext): Promise<AreaRow[]> {
    return this.loaders.areasOfPlan(context).load(id);
  }
}
