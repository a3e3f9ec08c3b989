import type { OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { type CallContext, Nodes } from '../platform/index.js';
import { PlanLoaders } from './plan.loaders.js';
import type { ActionRow, AreaRow, PlanRow } from './plan.row.js';

@Resolver('Area')
export class AreaResolver implements OnModuleInit {
  constructor(
    private readonly loaders: PlanLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({ type: 'Area', table: 'area', find: (id, context) => this.loaders.area(context).load(id) });
  }

  @ResolveField()
  plan({ planId }: AreaRow, _: unknown, context: CallContext): Promise<PlanRow | null> {
    return this.loaders.plan(context).load(planId);
  }

  @ResolveField()
  actions({ id }: AreaRow, _: unknown, context: CallContext): Promise<ActionRow[]> {
    return this.loaders.actionsOfArea(context).load(id);
  }
}
