export { ActionPlans, type PlanImportRow } from './action-plans.service.js';
export { ActionReferences } from './action-references.js';
export { Actions } from './actions.service.js';
export { Catalogue } from './catalogue.js';
export { compareCodes, formatCode, parseCode, parseReference } from './code.js';
export { PlanLoaders } from './plan.loaders.js';
export { PlanModule } from './plan.module.js';
export { type ActionRow, type AreaRow, currentPlan, PlanQueries, type PlanRow } from './plan.queries.js';
