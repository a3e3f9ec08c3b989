import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import type { MutationImportActionPlanArgs } from '../../schema-types.js';
import { ActionPlans, type PlanImportRow } from './action-plans.service.js';

@Resolver()
export class PlanImportResolver {
  constructor(private readonly actionPlans: ActionPlans) {}

  @Mutation()
  importActionPlan(
    @CurrentViewer() viewer: Viewer,
    @Args() { input }: MutationImportActionPlanArgs,
  ): Promise<PlanImportRow> {
    return this.actionPlans.importActionPlan(viewer, input);
  }
}
