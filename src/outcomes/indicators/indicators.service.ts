import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import {
  badInput,
  conflict,
  Database,
  type Message,
  newId,
  Problem,
  Problems,
  sql,
  type Transaction,
  violatedConstraint,
} from '../../platform/index.js';
import { ActionReferences, PlanQueries } from '../../plan/index.js';
import type { IndicatorInput, MutationRecordIndicatorValueArgs, UpdateIndicatorInput } from '../../schema-types.js';
import { blankIndicator, type IndicatorContent, settleIndicator, toldOfIndicator } from './indicator-content.js';
import type { IndicatorRow } from './indicator.row.js';
import { IndicatorQueries } from './indicators.queries.js';
import { IndicatorRecords, type IndicatorValueContent } from './indicators.store.js';

/** Indicators are versioned by the trail alone: every change is recorded there and read from there. */
@Injectable()
export class Indicators {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
    private readonly records: IndicatorRecords,
    private readonly queries: IndicatorQueries,
    private readonly actions: ActionReferences,
    private readonly plans: PlanQueries,
  ) {}

  /** @throws Problem BAD_INPUT, including for a code that the plan has already */
  async create(viewer: SignedIn, input: IndicatorInput): Promise<IndicatorRow> {
    const plan = await this.plans.plan(input.plan ?? null);
    if (!plan) throw badInput('input.plan', noSuchPlan);
    return this.writing(async (transaction) => {
      const id = newId();
      const content = await this.settle(transaction, plan.id, blankIndicator, input);
      await this.records.insert(transaction, id, plan.id, content);
      await this.record(transaction, viewer, 'createIndicator', id, null, content);
      return (await this.queries.one(id, transaction))!;
    });
  }

  /** @throws Problem NOT_FOUND, CONFLICT for an outdated version, BAD_INPUT */
  async update(viewer: SignedIn, id: string, input: UpdateIndicatorInput): Promise<IndicatorRow> {
    return this.writing(async (transaction) => {
      const before = await this.records.hold(transaction, id, 'id');
      if (input.version != null && input.version !== before.version) throw conflict();
      const content = await this.settle(transaction, before.planId, before, input);
      const hasChanged = await this.record(transaction, viewer, 'updateIndicator', id, before, content);
      if (!hasChanged) return before;
      await this.records.update(transaction, id, content);
      return (await this.queries.one(id, transaction))!;
    });
  }

  /** Enters the value of a year by hand; null removes it. @throws Problem NOT_FOUND */
  async recordValue(
    viewer: SignedIn,
    { indicator: id, year, value, source, note }: MutationRecordIndicatorValueArgs,
  ): Promise<IndicatorRow> {
    return this.database.transaction(async (transaction) => {
      const row = await this.records.hold(transaction, id, 'indicator');
      const known = await this.queries.values([id], transaction);
      const before = known.find((entered) => entered.year === year) ?? null;
      const after = value == null ? null : settleValue(before, value, source, note);
      const changes = changesBetween(toldOfValue(before, year), toldOfValue(after, year));
      if (changes.length === 0) return row;
      await this.records.writeValue(transaction, viewer, id, year, after);
      await this.trail.record(transaction, viewer, [
        { action: 'recordIndicatorValue', subject: id, subjectKind: 'Indicator', changes },
      ]);
      return row;
    });
  }

  /** @throws Problem BAD_INPUT with everything that does not fit */
  private async settle(
    transaction: Transaction,
    planId: string,
    before: IndicatorContent,
    input: UpdateIndicatorInput,
  ): Promise<IndicatorContent> {
    const problems = new Problems();
    const actionIds =
      input.actions === undefined ? undefined : await this.actionIds(transaction, input.actions ?? [], problems);
    if (actionIds) {
      const foreign = await transaction.rows<{ id: string }>(
        sql`SELECT id FROM action WHERE id = ANY (${actionIds}::uuid[]) AND plan_id <> ${planId}`,
      );
      for (const { id } of foreign) problems.add(`input.actions.${actionIds.indexOf(id)}`, otherPlan);
    }
    const content = settleIndicator(before, input, actionIds, problems);
    problems.throwIfAny();
    return content;
  }

  private async actionIds(transaction: Transaction, codes: readonly string[], problems: Problems): Promise<string[]> {
    try {
      return await this.actions.resolve(transaction, codes, 'input.actions');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const { field, message } of error.details) problems.add(field!, message);
      return [];
    }
  }

  /** Records what has changed; answers whether anything has. */
  private async record(
    transaction: Transaction,
    viewer: SignedIn,
    action: string,
    id: string,
    before: IndicatorContent | null,
    after: IndicatorContent,
  ): Promise<boolean> {
    const actionIds = [...(before?.actionIds ?? []), ...after.actionIds];
    const named = await transaction.rows<{ id: string; code: string }>(
      sql`SELECT id, code FROM action WHERE id = ANY (${actionIds}::uuid[])`,
    );
    const codes = new Map(named.map((known) => [known.id, known.code]));
    const told = (content: IndicatorContent): Record<string, unknown> =>
      toldOfIndicator(content, (actionId) => codes.get(actionId)!);
    const changes = changesBetween(before && told(before), told(after));
    if (changes.length > 0)
      await this.trail.record(transaction, viewer, [{ action, subject: id, subjectKind: 'Indicator', changes }]);
    return changes.length > 0;
  }

  private async writing(work: (transaction: Transaction) => Promise<IndicatorRow>): Promise<IndicatorRow> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (violatedConstraint(error) === 'indicator_code') throw badInput('input.code', taken);
      throw error;
    }
  }
}

/** Source and note belong to the value: they stay only if the same value is given without them. */
function settleValue(
  before: IndicatorValueContent | null,
  value: number,
  source: string | null | undefined,
  note: string | null | undefined,
): IndicatorValueContent {
  const kept = before?.value === value ? before : null;
  return {
    value,
    source: source === undefined ? (kept?.source ?? null) : source?.trim() || null,
    note: note === undefined ? (kept?.note ?? null) : note?.trim() || null,
  };
}

const toldOfValue = (entered: IndicatorValueContent | null, year: number): Record<string, unknown> | null =>
  entered && {
    [`value.${year}`]: entered.value,
    [`source.${year}`]: entered.source,
    [`note.${year}`]: entered.note,
  };

const noSuchPlan: Message = { en: 'There is no such plan.', ru: 'Такого плана нет.' };
const taken: Message = {
  en: 'The plan has an indicator with this code already.',
  ru: 'В плане уже есть показатель с таким кодом.',
};
const otherPlan: Message = {
  en: 'This action belongs to another plan than the indicator.',
  ru: 'Это действие относится не к тому плану, что показатель.',
};
