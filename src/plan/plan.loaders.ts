import { Injectable } from '@nestjs/common';
import { type CallContext, type Lookup, ReferenceTables } from '../platform/index.js';
import { PlanQueries } from './plan.queries.js';
import type { ActionRow, AreaRow, PlanRow } from './plan.row.js';

type LookupFor<Value> = (context: CallContext) => Lookup<Value>;

/** Finds parts of plans in memory. Plans are public, so nothing is held back from any caller. */
@Injectable()
export class PlanLoaders {
  readonly plan: LookupFor<PlanRow | null>;
  readonly area: LookupFor<AreaRow | null>;
  readonly action: LookupFor<ActionRow | null>;
  readonly areasOfPlan: LookupFor<AreaRow[]>;
  /** Without sub-items. */
  readonly actionsOfArea: LookupFor<ActionRow[]>;
  readonly subActionsOf: LookupFor<ActionRow[]>;

  constructor(queries: PlanQueries, referenceTables: ReferenceTables) {
    const plans = referenceTables.of(() => queries.plans()).one(({ id }) => id);
    this.plan = () => plans;

    const areas = referenceTables.of(() => queries.areas());
    const areasById = areas.one(({ id }) => id);
    const areasOfPlans = areas.many(({ planId }) => [planId]);
    this.area = () => areasById;
    this.areasOfPlan = () => areasOfPlans;

    const actions = referenceTables.of(() => queries.actions());
    const actionsById = actions.one(({ id }) => id);
    const actionsOfAreas = actions.many(({ areaId, parentId }) => (parentId === null ? [areaId] : []));
    const subActions = actions.many(({ parentId }) => (parentId === null ? [] : [parentId]));
    this.action = () => actionsById;
    this.actionsOfArea = () => actionsOfAreas;
    this.subActionsOf = () => subActions;
  }
}
