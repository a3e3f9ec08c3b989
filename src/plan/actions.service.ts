import { Injectable } from '@nestjs/common';
import type { SignedIn, Viewer } from '../access/index.js';
import { changesBetween, Trail } from '../audit/index.js';
import {
  badInput,
  Database,
  mergeTexts,
  notFound,
  Problems,
  ReferenceTables,
  sql,
  type Transaction,
  valueRequired,
} from '../platform/index.js';
import type { ActionStatus, MutationSetActionStatusArgs, UpdateActionInput } from '../schema-types.js';
import { noCode } from './codes/action-references.queries.js';
import { parseReference } from './codes/code.js';
import { PlanQueries } from './plan.queries.js';
import type { ActionRow } from './plan.row.js';
import { actionColumns } from './plan.sql.js';

interface ActionJudgement {
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
    private readonly referenceTables: ReferenceTables,
    private readonly queries: PlanQueries,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem NOT_FOUND, or BAD_INPUT where a value that must be there is taken away */
  async updateAction(viewer: Viewer, id: string, input: UpdateActionInput): Promise<ActionRow> {
    const work = async (transaction: Transaction): Promise<ActionRow> => {
      const action = await locked(transaction, id);
      if (!action) throw notFound('id');
      const updated = settleAction(action, input);
      const changes = changesBetween(action, updated);
      if (changes.length === 0) return action;

      await transaction.execute(
        sql`UPDATE action
        SET title = ${JSON.stringify(updated.title)}, keywords = ${updated.keywords},
          is_principle = ${updated.isPrinciple}
        WHERE id = ${id}`,
      );
      await this.trail.record(transaction, viewer, [
        { action: 'updateAction', subject: id, subjectKind: 'Action', changes },
      ]);
      return updated;
    };
    return this.referenceTables.writing(() => this.database.transaction(work));
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
      const after: ActionJudgement = { status, note: status === null ? null : keptNote };
      const changes = changesBetween(inYear(year, before), inYear(year, after));
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

  private async judgement(transaction: Transaction, actionId: string, year: number): Promise<ActionJudgement> {
    const row = await transaction.maybeOne<ActionJudgement>(
      sql`SELECT status, note FROM action_status WHERE action_id = ${actionId} AND year = ${year}`,
    );
    return row ?? { status: null, note: null };
  }

  private async replaceJudgement(
    transaction: Transaction,
    { actionId, year, status, note, memberId }: ActionJudgement & JudgedYear,
  ): Promise<void> {
    await transaction.execute(sql`DELETE FROM action_status WHERE action_id = ${actionId} AND year = ${year}`);
    if (status === null) return;
    await transaction.execute(
      sql`INSERT INTO action_status (action_id, year, status, note, set_by_member_id)
      VALUES (${actionId}, ${year}, ${status}, ${note}, ${memberId})`,
    );
  }
}

async function locked(transaction: Transaction, id: string): Promise<ActionRow | null> {
  return transaction.maybeOne<ActionRow>(sql`SELECT ${actionColumns} FROM action WHERE action.id = ${id} FOR UPDATE`);
}

/** The trail tells of which year a status or note is. */
const inYear = (year: number, { status, note }: ActionJudgement): object => ({
  [`status.${year}`]: status,
  [`note.${year}`]: note,
});

function settleAction(before: ActionRow, { title, keywords, isPrinciple }: UpdateActionInput): ActionRow {
  const problems = new Problems();
  const merged = title === null ? {} : mergeTexts(before.title, title);
  if (Object.keys(merged).length === 0)
    problems.add('input.title', { en: 'An action needs a title.', ru: 'Действию нужно название.' });
  if (isPrinciple === null) problems.add('input.isPrinciple', valueRequired);
  problems.throwIfAny();
  return {
    ...before,
    title: merged,
    keywords: keywords === undefined ? before.keywords : [...new Set(keywords?.map((word) => word.trim()))],
    isPrinciple: isPrinciple ?? before.isPrinciple,
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
