import { Injectable } from '@nestjs/common';
import { insertRows, newId, recordsOf, sql, type TableRecord, type Transaction } from '../../platform/index.js';
import type { ActionRow, AreaRow, PlanRow } from '../plan.row.js';
import { actionColumns, areaColumns, planColumns } from '../plan.sql.js';
import type { ActionContents, KeptItems, PlanContents } from './plan-contents.js';

/** The tables of plans. */
@Injectable()
export class PlanRecords {
  /**
   * Adds a plan with all it holds and answers its id. Null when the slug is taken: a transaction that is adding the
   * same plan is waited for.
   */
  async add(transaction: Transaction, { slug, title, startsOn, endsOn, areas }: PlanContents): Promise<string | null> {
    const record = { id: newId(), slug, title, starts_on: startsOn, ends_on: endsOn };
    const plan = await transaction.maybeOne<{ id: string }>(
      sql`${insertRows('action_plan', [record])} ON CONFLICT (slug) DO NOTHING RETURNING id`,
    );
    if (!plan) return null;

    const placed = areas.map((area) => ({ id: newId(), area }));
    const areaRecords = placed.map(({ id, area }, index) => ({
      id,
      plan_id: plan.id,
      code: area.code,
      position: index + 1,
      title: area.title,
      official_title: area.officialTitle ?? {},
    }));
    await transaction.execute(insertRows('area', areaRecords));

    const actions = placed.flatMap(({ id, area }) => area.actions.flatMap((action) => recordsOfAction(action, id)));
    const actionRecords = actions.map((action, index) => ({ ...action, plan_id: plan.id, position: index + 1 }));
    await transaction.execute(insertRows('action', actionRecords));
    return plan.id;
  }

  /** A plan, locked until the transaction ends; null when there is none. */
  async lock(transaction: Transaction, slug: string): Promise<PlanRow | null> {
    return transaction.maybeOne<PlanRow>(
      sql`SELECT ${planColumns} FROM action_plan plan WHERE plan.slug = ${slug} FOR UPDATE`,
    );
  }

  /** The areas and actions of a plan, locked until the transaction ends. */
  async lockItems(transaction: Transaction, planId: string): Promise<KeptItems> {
    return {
      areas: await transaction.rows<AreaRow>(
        sql`SELECT ${areaColumns} FROM area WHERE area.plan_id = ${planId} FOR UPDATE`,
      ),
      actions: await transaction.rows<ActionRow>(
        sql`SELECT ${actionColumns} FROM action WHERE action.plan_id = ${planId} FOR UPDATE`,
      ),
    };
  }

  /** Writes the titles and official wording of areas and actions that are there. */
  async reword(transaction: Transaction, { areas, actions }: KeptItems): Promise<void> {
    const areaRecords = areas.map(({ id, title, officialTitle }) => ({ id, title, official_title: officialTitle }));
    await transaction.execute(
      sql`UPDATE area SET title = item.title, official_title = item.official_title
      FROM ${recordsOf('area', areaRecords)} item WHERE area.id = item.id`,
    );
    const actionRecords = actions.map(({ id, title, officialText }) => ({ id, title, official_text: officialText }));
    await transaction.execute(
      sql`UPDATE action SET title = item.title, official_text = item.official_text
      FROM ${recordsOf('action', actionRecords)} item WHERE action.id = item.id`,
    );
  }

  async addTitle(transaction: Transaction, planId: string, locale: string, title: string): Promise<void> {
    await transaction.execute(
      sql`UPDATE action_plan SET title = title || jsonb_build_object(${locale}::text, ${title}::text)
      WHERE id = ${planId}`,
    );
  }
}

/** An action's record, and those of its sub-items after it. */
function recordsOfAction(action: ActionContents, areaId: string, parentId: string | null = null): TableRecord[] {
  const id = newId();
  const record = {
    id,
    area_id: areaId,
    parent_id: parentId,
    code: action.code,
    title: action.title,
    official_text: action.officialText ?? {},
    keywords: action.keywords ?? [],
    is_principle: action.isPrinciple ?? false,
  };
  return [record, ...(action.subActions ?? []).flatMap((subAction) => recordsOfAction(subAction, areaId, id))];
}
