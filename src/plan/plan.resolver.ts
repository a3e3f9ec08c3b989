import type { OnModuleInit } from '@nestjs/common';
import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type CallContext, Nodes, notFound } from '../platform/index.js';
import { PlanLoaders } from './plan.loaders.js';
import { PlanQueries } from './plan.queries.js';
import type { AreaRow, PlanRow } from './plan.row.js';

@Resolver('ActionPlan')
export class PlanResolver implements OnModuleInit {
  constructor(
    private readonly queries: PlanQueries,
    private readonly loaders: PlanLoaders,
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

  @ResolveField()
  areas({ id }: PlanRow, _: unknown, context: CallContext): Promise<AreaRow[]> {
    return this.loaders.areasOfPlan(context).load(id);
  }
}
