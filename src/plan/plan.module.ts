import { Global, Module } from '@nestjs/common';
import { ActionPlans } from './action-plans.service.js';
import { ActionReferences } from './action-references.js';
import { ActionResolver } from './action.resolver.js';
import { Actions } from './actions.service.js';
import { AreaResolver } from './area.resolver.js';
import { Catalogue } from './catalogue.js';
import { PlanLoaders } from './plan.loaders.js';
import { PlanQueries } from './plan.queries.js';
import { PlanResolver } from './plan.resolver.js';

@Global()
@Module({
  providers: [
    PlanQueries,
    PlanLoaders,
    ActionReferences,
    Catalogue,
    ActionPlans,
    Actions,
    PlanResolver,
    AreaResolver,
    ActionResolver,
  ],
  exports: [PlanQueries, PlanLoaders, ActionReferences, Catalogue, ActionPlans, Actions],
})
export class PlanModule {}
