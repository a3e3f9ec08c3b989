import { Injectable } from '@nestjs/common';
import { byKey, grouped, perCall } from '../platform/index.js';
import { type ActionRow, type AreaRow, PlanQueries, type PlanRow } from './plan.queries.js';

/** Loads parts of plans, one statement for all that are asked for together. Plans are public, so nothing is held back. */
@Injectable()
export class PlanLoaders {
  readonly plan = perCall<string, PlanRow | null>(
    async (ids) => byKey(await this.queries.plansById(ids), ({ id }) => id),
    () => null,
  );

  readonly area = perCall<string, AreaRow | null>(
    async (ids) => byKey(await this.queries.areasById(ids), ({ id }) => id),
    () => null,
  );

  readonly action = perCall<string, ActionRow | null>(
    async (ids) => byKey(await this.queries.actionsById(ids), ({ id }) => id),
    () => null,
  );

  readonly areasOfPlan = perCall<string, AreaRow[]>(
    async (plans) => grouped(await this.queries.areasOfPlans(plans), ({ planId }) => planId),
    () => [],
  );

  /** Without sub-items. */
  readonly actionsOfArea = perCall<string, ActionRow[]>(
    async (areas) => grouped(await this.queries.actionsOfAreas(areas), ({ areaId }) => areaId),
    () => [],
  );

  readonly subActionsOf = perCall<string, ActionRow[]>(
    async (actions) => grouped(await this.queries.subActionsOf(actions), ({ parentId }) => parentId!),
    () => [],
  );

  constructor(private readonly queries: PlanQueries) {}
}
