import { type Sql, sql } from '../platform/index.js';

export const planColumns = sql`plan.id, plan.slug, plan.title, plan.starts_on AS "startsOn", plan.ends_on AS "endsOn"`;
export const areaColumns = sql`area.id, area.plan_id AS "planId", area.code, area.position, area.title,
  area.official_title AS "officialTitle"`;
export const actionColumns = sql`action.id, action.plan_id AS "planId", action.area_id AS "areaId",
  action.parent_id AS "parentId", action.code, action.position, action.title, action.official_text AS "officialText",
  action.keywords, action.is_principle AS "isPrinciple"`;

/** The id of the current plan: in force today (UTC), of several the one loaded first, else the latest by its end. */
export const currentPlan: Sql = sql`(
  SELECT candidate.id
  FROM action_plan candidate,
    LATERAL (SELECT current_date BETWEEN candidate.starts_on AND candidate.ends_on) AS today (in_force)
  ORDER BY today.in_force DESC, CASE WHEN today.in_force THEN candidate.load_order END,
    candidate.ends_on DESC, candidate.load_order
  LIMIT 1
)`;

/** Whether `plan` is the one of that slug; of null, whether it is the current one. */
export const isPlan = (slug: string | null): Sql =>
  slug === null ? sql`plan.id = ${currentPlan}` : sql`plan.slug = ${slug}`;
