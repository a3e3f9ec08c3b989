import { Injectable } from '@nestjs/common';
import { Database, type Texts } from '../platform/index.js';
import { formatCode, type Reference } from './code.js';

export interface PlanRow {
  id: string;
  slug: string;
  title: Texts;
  /** Days, "2023-01-01". */
  startsOn: string;
  endsOn: string;
}

export interface AreaRow {
  id: string;
  planId: string;
  code: string;
  position: number;
  title: Texts;
  officialTitle: Texts;
}

export interface ActionRow {
  id: string;
  planId: string;
  areaId: string;
  /** The action of a sub-item. */
  parentId: string | null;
  code: string;
  /** Runs through the whole plan, sub-items after their action. */
  position: number;
  title: Texts;
  officialText: Texts;
  keywords: string[];
  isPrinciple: boolean;
}

export const planColumns = `plan.id, plan.slug, plan.title, plan.starts_on AS "startsOn", plan.ends_on AS "endsOn"`;
export const areaColumns = `area.id, area.plan_id AS "planId", area.code, area.position, area.title, area.official_title AS "officialTitle"`;
export const actionColumns = `action.id, action.plan_id AS "planId", action.area_id AS "areaId", action.parent_id AS "parentId", action.code,
  action.position, action.title, action.official_text AS "officialText", action.keywords, action.is_principle AS "isPrinciple"`;

/** SQL for the id of the current plan: in force today (UTC), of several the one loaded first, else the latest by its end. */
export const currentPlan = `(
  SELECT candidate.id
  FROM action_plan candidate, LATERAL (SELECT current_date BETWEEN candidate.starts_on AND candidate.ends_on) AS today (in_force)
  ORDER BY today.in_force DESC, CASE WHEN today.in_force THEN candidate.load_order END, candidate.ends_on DESC, candidate.load_order
  LIMIT 1
)`;

/** Reads plans with their areas and actions; lists come in the order of the plan. */
@Injectable()
export class PlanQueries {
  constructor(private readonly database: Database) {}

  async plans(): Promise<PlanRow[]> {
    return this.database.rows<PlanRow>(
      `SELECT ${planColumns} FROM action_plan plan ORDER BY plan.starts_on, plan.load_order`,
    );
  }

  /** The plan of that slug; of null the current one. */
  async plan(slug: string | null): Promise<PlanRow | null> {
    const [row] = await this.database.rows<PlanRow>(
      `SELECT ${planColumns} FROM action_plan plan WHERE CASE WHEN $1::text IS NULL THEN plan.id = ${currentPlan} ELSE plan.slug = $1 END`,
      [slug],
    );
    return row ?? null;
  }

  /** What has that code, in the current plan where the reference names none. */
  async action({ plan, code }: Reference): Promise<ActionRow | null> {
    const [row] = await this.database.rows<ActionRow>(
      `SELECT ${actionColumns} FROM action JOIN action_plan plan ON plan.id = action.plan_id
       WHERE action.code = $1 AND CASE WHEN $2::text IS NULL THEN plan.id = ${currentPlan} ELSE plan.slug = $2 END`,
      [formatCode(code), plan],
    );
    return row ?? null;
  }

  async plansById(ids: readonly string[]): Promise<PlanRow[]> {
    return this.database.rows<PlanRow>(`SELECT ${planColumns} FROM action_plan plan WHERE plan.id = ANY ($1)`, [ids]);
  }

  /** Those of all plans. */
  async areas(): Promise<AreaRow[]> {
    return this.database.rows<AreaRow>(`SELECT ${areaColumns} FROM area ORDER BY area.plan_id, area.position`);
  }

  /** Those of all plans, with sub-items. */
  async actions(): Promise<ActionRow[]> {
    return this.database.rows<ActionRow>(
      `SELECT ${actionColumns} FROM action ORDER BY action.plan_id, action.position`,
    );
  }
}
