import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, CurrentViewer, type SignedIn, type Viewer } from '../access/index.js';
import { badInput, type CallContext, Nodes, notFound } from '../platform/index.js';
import type { MutationSetActionStatusArgs, MutationUpdateActionArgs, QueryActionArgs } from '../schema-types.js';
import { Actions } from './actions.service.js';
import { noCode } from './codes/action-references.queries.js';
import { parseReference } from './codes/code.js';
import { PlanLoaders } from './plan.loaders.js';
import { PlanQueries } from './plan.queries.js';
import type { ActionRow, AreaRow } from './plan.row.js';

@Resolver('Action')
export class ActionResolver implements OnModuleInit {
  constructor(
    private readonly queries: PlanQueries,
    private readonly loaders: PlanLoaders,
    private readonly actions: Actions,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Action',
      table: 'action',
      find: (id, context) => this.loaders.action(context).load(id),
    });
  }

  @Query()
  async action(@Args() { code, plan }: QueryActionArgs): Promise<ActionRow> {
    const reference = parseReference(code);
    if (!reference) throw badInput('code', noCode);
    const action = await this.queries.action({ ...reference, plan: plan ?? reference.plan });
    if (!action) throw notFound('code');
    return action;
  }

  @Mutation()
  updateAction(@CurrentViewer() viewer: Viewer, @Args() { id, input }: MutationUpdateActionArgs): Promise<ActionRow> {
    return this.actions.updateAction(viewer, id, input);
  }

  @Mutation()
  setActionStatus(
    @CurrentMember() viewer: SignedIn,
    @Args() judgement: MutationSetActionStatusArgs,
  ): Promise<ActionRow> {
    return this.actions.setActionStatus(viewer, judgement);
  }

  @ResolveField()
  area({ areaId }: ActionRow, _: unknown, context: CallContext): Promise<AreaRow | null> {
    return this.loaders.area(context).load(areaId);
  }

  @ResolveField()
  parent({ parentId }: ActionRow, _: unknown, context: CallContext): Promise<ActionRow | null> | null {
    return parentId === null ? null : this.loaders.action(context).load(parentId);
  }

  @ResolveField()
  subActions({ id }: ActionRow, _: unknown, context: CallContext): Promise<ActionRow[]> {
    return this.loaders.subActionsOf(context).load(id);
  }
}
