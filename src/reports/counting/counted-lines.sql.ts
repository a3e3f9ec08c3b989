/*
 * The lines of a report, as common table expressions to stand before `counting`: `line_action (line, action_id)`, the
 * actions of each line, its sub-items included, so that what they did counts in it; `counted_network (id)`, the
 * networks that have a line of their own.
 */
import { type Sql, sql } from '../../platform/index.js';
import type { ReportScope } from './report-scope.js';

/** The areas of a report, and their actions and sub-items, each with the action that it counts in. */
export const chosenActions = ({ planId, areaCodes }: Pick<ReportScope, 'planId' | 'areaCodes'>): Sql => sql`
  chosen_area AS (
    SELECT id, code, position FROM area
    WHERE plan_id = ${planId}::uuid AND (${areaCodes}::text[] IS NULL OR code = ANY (${areaCodes}::text[]))
  ),
  chosen_action AS (
    SELECT action.id, coalesce(action.parent_id, action.id) AS action_id, action.area_id
    FROM action JOIN chosen_area ON chosen_area.id = action.area_id
  )`;

/** Each of these actions and sub-items as a line of its own. */
export const linesOfActions = (actionIds: readonly string[]): Sql => sql`
  line_action AS (
    SELECT asked.id AS line, action.id AS action_id
    FROM unnest(${actionIds}::uuid[]) AS asked (id)
    JOIN action ON action.id = asked.id OR action.parent_id = asked.id
  )`;

/** Networks have no lines. */
export const noNetworks = sql`
  counted_network AS (
    SELECT id FROM network WHERE false
  )`;
