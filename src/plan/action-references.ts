import { Injectable } from '@nestjs/common';
import { type Message, Problems, type Reader } from '../platform/index.js';
import { formatCode, parseReference, type Reference } from './code.js';
import { currentPlan } from './plan.queries.js';

const given = `unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS given (plan, area, code, place)
  LEFT JOIN action_plan plan ON plan.slug = given.plan OR (given.plan IS NULL AND plan.id = ${currentPlan})`;

/** Turns codes as people write them into ids of actions, each method with one statement. A bare code means the current plan. */
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
      `SELECT action.id FROM ${given} LEFT JOIN action ON action.plan_id = plan.id AND action.code = given.code ORDER BY given.place`,
      valuesOf(references),
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
      `SELECT given.place, action.id
       FROM ${given}
       LEFT JOIN area ON area.plan_id = plan.id AND area.code = given.area
       LEFT JOIN action ON action.area_id = area.id
         AND given.code IN (area.code, action.code, (SELECT parent.code FROM action parent WHERE parent.id = action.parent_id))
       ORDER BY given.place, action.position`,
      valuesOf(references),
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

function valuesOf(references: readonly (Reference | null)[]): unknown[] {
  return [
    references.map((reference) => reference?.plan ?? null),
    references.map((reference) => reference?.code.area ?? null),
    references.map((reference) => reference && formatCode(reference.code)),
  ];
}

function whyUnknown(reference: Reference | null): Message {
  if (reference?.code.number !== null) return unknown(reference);
  const area = reference.code.area;
  return {
    en: `${area} is an area. Name one of its actions.`,
    ru: `${area} — это направление. Укажите одно из его действий.`,
  };
}

function unknown(reference: Reference | null): Message {
  if (!reference) return noCode;
  const code = formatCode(reference.code);
  return { en: `The plan has no ${code}.`, ru: `В плане нет ${code}.` };
}

/** For a text that is no code at all. */
export const noCode: Message = { en: 'This is not a code such as VI.6.', ru: 'Это не код вида VI.6.' };

const repeated: Message = { en: 'This action is named twice.', ru: 'Это действие указано дважды.' };
