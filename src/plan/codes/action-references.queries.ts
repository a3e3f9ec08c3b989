import { Injectable } from '@nestjs/common';
import { type Message, Problems, type Reader, type Sql, sql } from '../../platform/index.js';
import { currentPlan } from '../plan.sql.js';
import { formatCode, parseReference, type PlanReference } from './code.js';

/** Turns codes as people write them into ids of actions, with one statement. A bare code means the current plan. */
@Injectable()
export class ActionReferences {
  /**
   * The ids of actions and sub-items, in the order given.
   * @throws Problem BAD_INPUT naming `field` and place of each code that is none, unknown, an area's or a repetition
   */
  async resolve(reader: Reader, codes: readonly string[], field: string): Promise<string[]> {
    if (codes.length === 0) return [];
    const references = codes.map(parseReference);
    const found = await reader.rows<{ id: string | null }>(
      sql`SELECT action.id
      FROM ${named(references)} LEFT JOIN action ON action.plan_id = plan.id AND action.code = named.code
      ORDER BY named.place`,
    );
    const problems = new Problems();
    const ids: string[] = [];
    for (const [index, { id }] of found.entries()) {
      const problem = id === null ? whyUnknown(references[index] ?? null) : ids.includes(id) ? repeated : null;
      if (problem) problems.add(`${field}.${index}`, problem);
      if (id !== null) ids.push(id);
    }
    problems.throwIfAny();
    return ids;
  }

  /**
   * For filters: an area stands for all its actions, an action for itself and its sub-items.
   * @throws Problem BAD_INPUT naming `field` and place of each code that is none or unknown
   */
  async selection(reader: Reader, codes: readonly string[], field: string): Promise<string[]> {
    if (codes.length === 0) return [];
    const references = codes.map(parseReference);
    const found = await reader.rows<{ place: number; id: string | null }>(
      sql`SELECT named.place, action.id
      FROM ${named(references)}
      LEFT JOIN area ON area.plan_id = plan.id AND area.code = named.area
      LEFT JOIN action ON action.area_id = area.id AND named.code IN (
        area.code, action.code, (SELECT parent.code FROM action parent WHERE parent.id = action.parent_id))
      ORDER BY named.place, action.position`,
    );
    const problems = new Problems();
    const ids = new Set<string>();
    for (const { place, id } of found) {
      if (id === null) problems.add(`${field}.${place - 1}`, unknown(references[place - 1] ?? null));
      else ids.add(id);
    }
    problems.throwIfAny();
    return [...ids];
  }
}

/** What is named, each with its place in the order given, and the plan that it is looked for in. */
function named(references: readonly (PlanReference | null)[]): Sql {
  const plans = references.map((reference) => reference?.plan ?? null);
  const areas = references.map((reference) => reference?.code.area ?? null);
  const codes = references.map((reference) => reference && formatCode(reference.code));
  return sql`unnest(${plans}::text[], ${areas}::text[], ${codes}::text[]) WITH ORDINALITY
      AS named (plan, area, code, place)
    LEFT JOIN action_plan plan ON plan.slug = named.plan OR (named.plan IS NULL AND plan.id = ${currentPlan})`;
}

function whyUnknown(reference: PlanReference | null): Message {
  if (reference?.code.number !== null) return unknown(reference);
  const area = reference.code.area;
  return {
    en: `${area} is an area. Name one of its actions.`,
    ru: `${area} — это направление. Укажите одно из его действий.`,
  };
}

function unknown(reference: PlanReference | null): Message {
  if (!reference) return noCode;
  const code = formatCode(reference.code);
  return { en: `The plan has no ${code}.`, ru: `В плане нет ${code}.` };
}

/** For a text that is no code at all. */
export const noCode: Message = { en: 'This is not a code such as VI.6.', ru: 'Это не код вида VI.6.' };

const repeated: Message = { en: 'This action is named twice.', ru: 'Это действие указано дважды.' };
