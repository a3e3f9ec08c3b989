import { Global, Module } from '@nestjs/common';
import { ActionResolver } from './action.resolver.js';
import { Actions } from './actions.service.js';
import { AreaResolver } from './area.resolver.js';
import { ActionReferences } from './codes/action-references.queries.js';
import { ActionPlans } from './import/action-plans.service.js';
import { Catalogue } from './import/catalogue.service.js';
import { PlanImportResolver } from './import/plan-import.resolver.js';
import { PlanRecords } from './import/plan-records.store.js';
import { PlanLoaders } from './plan.loaders.js';
import { PlanQueries } from './plan.queries.js';
import { PlanResolver } from './plan.resolver.js';

const offered = [ActionPlans, ActionReferences, Actions, Catalogue, PlanLoaders, PlanQueries];

@Global()
@Module({
  providers: [...offered, PlanRecords, ActionResolver, AreaResolver, PlanImportResolver, PlanResolver],
  exports: offered,
})
export class PlanModule {}
