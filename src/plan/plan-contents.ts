import { newId, type Texts, type Transaction } from '../platform/index.js';
import type { ActionRow, AreaRow } from './plan.queries.js';

/** The areas and actions of a plan as they are kept. */
export interface KeptItems {
  areas: readonly AreaRow[];
  actions: readonly ActionRow[];
}

/** A whole plan that is to be added; lists are in its order. */
export interface PlanContents {
  slug: string;
  title: Texts;
  startsOn: string;
  endsOn: string;
  areas: readonly AreaContents[];
}

export interface AreaContents {
  code: string;
  title: Texts;
  officialTitle?: Texts;
  actions: readonly ActionContents[];
}

export interface ActionContents {
  code: string;
  title: Texts;
  officialText?: Texts;
  keywords?: readonly string[];
  isPrinciple?: boolean;
  subActions?: readonly ActionContents[];
}

/**
 * Adds a plan with all it holds and answers its id. Null when the slug is taken: a transaction that is adding the same
 * plan is waited for.
 */
export async function insertPlan(
  transaction: Transaction,
  { slug, title, startsOn, endsOn, areas }: PlanContents,
): Promise<string | null> {
  const [plan] = await transaction.rows<{ id: string }>(
    `INSERT INTO action_plan (id, slug, title, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (slug) DO NOTHING RETURNING id`,
    [newId(), slug, title, startsOn, endsOn],
  );
  if (!plan) return null;

  const placed = areas.map((area, index) => ({ id: newId(), position: index + 1, area }));
  await transaction.rows(
    `INSERT INTO area (id, plan_id, code, position, title, official_title)
     SELECT id, $1::uuid, code, position, title, official_title
     FROM jsonb_to_recordset($2::jsonb) AS item (id uuid, code text, position integer, title jsonb, official_title jsonb)`,
    [
      plan.id,
      JSON.stringify(
        placed.map(({ area, ...place }) => ({
          ...place,
          code: area.code,
          title: area.title,
          official_title: area.officialTitle ?? {},
        })),
      ),
    ],
  );

  const actions = placed.flatMap(({ id, area }) => area.actions.flatMap((action) => rowsOf(action, id, null)));
  await transaction.rows(
    `INSERT INTO action (id, plan_id, area_id, parent_id, code, position, title, official_text, keywords, is_principle)
     SELECT id, $1::uuid, area_id, parent_id, code, position, title, official_text, keywords, is_principle
     FROM jsonb_to_recordset($2::jsonb) AS item (id uuid, area_id uuid, parent_id uuid, code text, position integer, title jsonb,
       official_text jsonb, keywords text[], is_principle boolean)`,
    [plan.id, JSON.stringify(actions.map((action, index) => ({ ...action, position: index + 1 })))],
  );
  return plan.id;
}

/** Writes the titles and official wording of areas and actions that are there. */
export async function rewriteItems(transaction: Transaction, { areas, actions }: KeptItems): Promise<void> {
  await transaction.rows(
    `UPDATE area SET title = item.title, official_title = item."officialTitle"
     FROM jsonb_to_recordset($1::jsonb) AS item (id uuid, title jsonb, "officialTitle" jsonb) WHERE area.id = item.id`,
    [JSON.stringify(areas)],
  );
  await transaction.rows(
    `UPDATE action SET title = item.title, official_text = item."officialText"
     FROM jsonb_to_recordset($1::jsonb) AS item (id uuid, title jsonb, "officialText" jsonb) WHERE action.id = item.id`,
    [JSON.stringify(actions)],
  );
}

/** An action's columns, and those of its sub-items after it. */
function rowsOf(action: ActionContents, areaId: string, parentId: string | null): object[] {
  const id = newId();
  const row = {
    id,
    area_id: areaId,
    parent_id: parentId,
    code: action.code,
    title: action.title,
    official_text: action.officialText ?? {},
    keywords: action.keywords ?? [],
    is_principle: action.isPrinciple ?? false,
  };
  return [row, ...(action.subActions ?? []).flatMap((subAction) => rowsOf(subAction, areaId, id))];
}
