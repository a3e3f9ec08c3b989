import { Injectable } from '@nestjs/common';
import { Database, sql } from '../platform/index.js';
import { formatCode, type PlanReference } from './codes/code.js';
import type { ActionRow, AreaRow, PlanRow } from './plan.row.js';
import { actionColumns, areaColumns, isPlan, planColumns } from './plan.sql.js';

/** Reads plans with their areas and actions; lists come in the order of the plan. */
@Injectable()
export class PlanQueries {
  constructor(private readonly database: Database) {}

  async plans(): Promise<PlanRow[]> {
    return this.database.rows<PlanRow>(
      sql`SELECT ${planColumns} FROM action_plan plan ORDER BY plan.starts_on, plan.load_order`,
    );
  }

  /** The plan of that slug; of null the current one. */
  async plan(slug: string | null): Promise<PlanRow | null> {
    return this.database.maybeOne<PlanRow>(sql`SELECT ${planColumns} FROM action_plan plan WHERE ${isPlan(slug)}`);
  }

  /** What has that code, in the current plan where the reference names none. */
  async action({ plan, code }: PlanReference): Promise<ActionRow | null> {
    return this.database.maybeOne<ActionRow>(
      sql`SELECT ${actionColumns} FROM action JOIN action_plan plan ON plan.id = action.plan_id
      WHERE action.code = ${formatCode(code)} AND ${isPlan(plan)}`,
    );
  }

  async plansById(ids: readonly string[]): Promise<PlanRow[]> {
    return this.database.rows<PlanRow>(sql`SELECT ${planColumns} FROM action_plan plan WHERE plan.id = ANY (${ids})`);
  }

  /** Those of all plans. */
  async areas(): Promise<AreaRow[]> {
    return this.database.rows<AreaRow>(sql`SELECT ${areaColumns} FROM area ORDER BY area.plan_id, area.position`);
  }

  /** Those of all plans, with sub-items. */
  async actions(): Promise<ActionRow[]> {
    return this.database.rows<ActionRow>(
      sql`SELECT ${actionColumns} FROM action ORDER BY action.plan_id, action.position`,
    );
  }
}
