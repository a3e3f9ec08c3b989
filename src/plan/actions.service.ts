import { Injectable } from '@nestjs/common';
import type { SignedIn, Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  Database,
  Dictionaries,
  mergeTexts,
  notFound,
  Problems,
  type Transaction,
} from '../platform/index.js';
import type { ActionStatus, MutationSetActionStatusArgs, UpdateActionInput } from '../schema-types.js';
import { noCode } from './action-references.js';
import { parseReference } from './code.js';
import { actionColumns, type ActionRow, PlanQueries } from './plan.queries.js';

interface Judgement {
  status: ActionStatus | null;
  note: string | null;
}

interface JudgedYear {
  actionId: string;
  year: number;
  memberId: string;
}

/** What the secretariat says about actions, beside their official text. */
@Injectable()
export class Actions {
  constructor(
    private readonly database: Database,
    private readonly dictionaries: Dictionaries,
    private readonly queries: PlanQueries,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem NOT_FOUND, or BAD_INPUT where a value that must be there is taken away */
  async updateAction(viewer: Viewer, id: string, input: UpdateActionInput): Promise<ActionRow> {
    const work = async (transaction: Transaction): Promise<ActionRow> => {
      const action = await locked(transaction, id);
      if (!action) throw notFound('id');
      const updated = changed(action, input);
      const changes = (['title', 'keywords', 'isPrinciple'] as const)
        .map((field) => ({ field, from: action[field], to: updated[field] }))
        .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
      if (changes.length === 0) return action;

      await transaction.rows('UPDATE action SET title = $2, keywords = $3, is_principle = $4 WHERE id = $1', [
        id,
        updated.title,
        updated.keywords,
        updated.isPrinciple,
      ]);
      await this.trail.record(transaction, viewer, [
        { action: 'updateAction', subject: id, subjectKind: 'Action', changes },
      ]);
      return updated;
    };
    return this.dictionaries.writing(() => this.database.transaction(work));
  }

  /**
   * Keeps, or with null takes back, how far an action came in a year of its plan. A note belongs to its judgement: it
   * stays while the same status is given without one.
   * @throws Problem NOT_FOUND, or BAD_INPUT for a year outside the plan, a sub-item or a principle
   */
  async setActionStatus(
    viewer: SignedIn,
    { action: code, year, status = null, note }: MutationSetActionStatusArgs,
  ): Promise<ActionRow> {
    const id = await this.judgedAction(code, year);
    return this.database.transaction(async (transaction) => {
      const action = await locked(transaction, id);
      if (!action) throw notFound('action');
      if (action.isPrinciple) throw badInput('action', noActivityExpected);
      const before = await this.judgement(transaction, id, year);
      const keptNote = note === undefined && before.status === status ? before.note : note?.trim() || null;
      const after: Judgement = { status, note: status === null ? null : keptNote };
      const changes = (['status', 'note'] as const)
        .map((field) => ({ field: `${field}.${year}`, from: before[field], to: after[field] }))
        .filter(({ from, to }) => from !== to);
      if (changes.length === 0) return action;

      await this.replaceJudgement(transaction, { actionId: id, year, ...after, memberId: viewer.memberId });
      await this.trail.record(transaction, viewer, [
        { action: 'setActionStatus', subject: id, subjectKind: 'Action', changes },
      ]);
      return action;
    });
  }

  /** The id of an action that can be judged in that year; its code, parent and plan's years never change. */
  private async judgedAction(code: string, year: number): Promise<string> {
    const reference = parseReference(code);
    if (!reference) throw badInput('action', noCode);
    const action = await this.queries.action(reference);
    if (!action) throw notFound('action');
    if (action.parentId !== null) throw badInput('action', judgedWithAction);

    const [plan] = await this.queries.plansById([action.planId]);
    const [first, last] = [plan!.startsOn, plan!.endsOn].map((day) => Number(day.slice(0, 4)));
    if (year < first! || year > last!) {
      throw badInput('year', {
        en: `The plan runs from ${first} to ${last}.`,
        ru: `План действует с ${first} по ${last} год.`,
      });
    }
    return action.id;
  }

  private async judgement(transaction: Transaction, actionId: string, year: number): Promise<Judgement> {
    const [row] = await transaction.rows<Judgement>(
      'SELECT status, note FROM action_status WHERE action_id = $1 AND year = $2',
      [actionId, year],
    );
    return row ?? { status: null, note: null };
  }

  private async replaceJudgement(
    transaction: Transaction,
    { actionId, year, status, note, memberId }: Judgement & JudgedYear,
  ): Promise<void> {
    await transaction.rows('DELETE FROM action_status WHERE action_id = $1 AND year = $2', [actionId, year]);
    if (status === null) return;
    await transaction.rows(
      'INSERT INTO action_status (action_id, year, status, note, set_by_member_id) VALUES ($1, $2, $3, $4, $5)',
      [actionId, year, status, note, memberId],
    );
  }
}

async function locked(transaction: Transaction, id: string): Promise<ActionRow | null> {
  const [row] = await transaction.rows<ActionRow>(
    `SELECT ${actionColumns} FROM action WHERE action.id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

function changed(action: ActionRow, { title, keywords, isPrinciple }: UpdateActionInput): ActionRow {
  const problems = new Problems();
  const merged = title === null ? {} : mergeTexts(action.title, title);
  if (Object.keys(merged).length === 0)
    problems.add('input.title', { en: 'An action needs a title.', ru: 'Действию нужно название.' });
  if (isPrinciple === null)
    problems.add('input.isPrinciple', { en: 'A value is required here.', ru: 'Здесь требуется значение.' });
  problems.throwIfAny();
  return {
    ...action,
    title: merged,
    keywords: keywords === undefined ? action.keywords : [...new Set(keywords?.map((word) => word.trim()))],
    isPrinciple: isPrinciple ?? action.isPrinciple,
  };
}

const judgedWithAction = {
  en: 'A sub-item is judged together with its action.',
  ru: 'Подпункт оценивается вместе со своим действием.',
};
const noActivityExpected = {
  en: 'This action states a principle: no activity is expected of it.',
  ru: 'Это действие устанавливает принцип: мероприятий по нему не ожидается.',
};
