import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  conflict,
  Database,
  type Message,
  newId,
  notFound,
  Problem,
  Problems,
  type Transaction,
  violatedConstraint,
} from '../platform/index.js';
import { ActionReferences, PlanQueries } from '../plan/index.js';
import type { IndicatorInput, MutationRecordIndicatorValueArgs, UpdateIndicatorInput } from '../schema-types.js';
import { differences, edited, type IndicatorContent, nothing } from './indicator-content.js';
import { IndicatorQueries, type IndicatorRow, type IndicatorValueRow } from './indicators.queries.js';

type Entered = Pick<IndicatorValueRow, 'value' | 'source' | 'note'>;

/** Sets up indicators and enters their values. Every change is kept in the trail, from which it can be read again. */
@Injectable()
export class Indicators {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
    private readonly queries: IndicatorQueries,
    private readonly actions: ActionReferences,
    private readonly plans: PlanQueries,
  ) {}

  /** @throws Problem BAD_INPUT, also for a code that is taken in the plan */
  async create(viewer: SignedIn, input: IndicatorInput): Promise<IndicatorRow> {
    const plan = await this.plans.plan(input.plan ?? null);
    if (!plan) throw badInput('input.plan', noSuchPlan);
    return this.writing(async (transaction) => {
      const id = newId();
      const content = await this.settled(transaction, plan.id, nothing, input);
      await transaction.rows(
        `INSERT INTO indicator (id, plan_id, code, title, level, unit, ascending, aggregation, data_source, baseline, baseline_year)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, plan.id, ...columnsOf(content)],
      );
      await writeLists(transaction, id, content);
      await this.recorded(transaction, viewer, 'createIndicator', id, null, content);
      return this.one(transaction, id);
    });
  }

  /** @throws Problem NOT_FOUND, CONFLICT for an old version, BAD_INPUT */
  async update(viewer: SignedIn, id: string, input: UpdateIndicatorInput): Promise<IndicatorRow> {
    return this.writing(async (transaction) => {
      const before = await this.locked(transaction, id, 'id');
      if (input.version != null && input.version !== before.version) throw conflict();
      const content = await this.settled(transaction, before.planId, before, input);
      const changed = await this.recorded(transaction, viewer, 'updateIndicator', id, before, content);
      if (!changed) return before;
      await transaction.rows(
        `UPDATE indicator SET code = $2, title = $3, level = $4, unit = $5, ascending = $6, aggregation = $7, data_source = $8,
           baseline = $9, baseline_year = $10, version = version + 1 WHERE id = $1`,
        [id, ...columnsOf(content)],
      );
      await writeLists(transaction, id, content);
      return this.one(transaction, id);
    });
  }

  /** Enters the value of a year, or with null takes it back. @throws Problem NOT_FOUND */
  async recordValue(
    viewer: SignedIn,
    { indicator: id, year, value, source, note }: MutationRecordIndicatorValueArgs,
  ): Promise<IndicatorRow> {
    return this.database.transaction(async (transaction) => {
      const row = await this.locked(transaction, id, 'indicator');
      const before = (await this.queries.values(transaction, [id])).find((known) => known.year === year) ?? null;
      const after = value == null ? null : entered(value, source, note, before);
      const changes = (['value', 'source', 'note'] as const)
        .map((field) => ({ field: `${field}.${year}`, from: before?.[field] ?? null, to: after?.[field] ?? null }))
        .filter(({ from, to }) => from !== to);
      if (changes.length === 0) return row;

      await transaction.rows(`DELETE FROM indicator_value WHERE indicator_id = $1 AND year = $2`, [id, year]);
      if (after)
        await transaction.rows(
          `INSERT INTO indicator_value (indicator_id, year, value, source, note, by_member_id) VALUES ($1, $2, $3, $4, $5, $6)`,
          [id, year, after.value, after.source, after.note, viewer.memberId],
        );
      await this.trail.record(transaction, viewer, [
        { action: 'recordIndicatorValue', subject: id, subjectKind: 'Indicator', changes },
      ]);
      return row;
    });
  }

  /** What an input makes of what there is. @throws Problem BAD_INPUT with all that does not fit */
  private async settled(
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
        `SELECT id FROM action WHERE id = ANY ($1::uuid[]) AND plan_id <> $2`,
        [actionIds, planId],
      );
      for (const { id } of foreign) problems.add(`input.actions.${actionIds.indexOf(id)}`, otherPlan);
    }
    const content = edited(before, input, actionIds, problems);
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

  /** Tells the trail what has changed; answers whether anything has. */
  private async recorded(
    transaction: Transaction,
    viewer: SignedIn,
    action: string,
    id: string,
    before: IndicatorContent | null,
    after: IndicatorContent,
  ): Promise<boolean> {
    const named = await transaction.rows<{ id: string; code: string }>(
      `SELECT id, code FROM action WHERE id = ANY ($1::uuid[])`,
      [[...(before?.actionIds ?? []), ...after.actionIds]],
    );
    const codes = new Map(named.map((known) => [known.id, known.code]));
    const changes = differences(before, after, (actionId) => codes.get(actionId)!);
    if (changes.length > 0)
      await this.trail.record(transaction, viewer, [{ action, subject: id, subjectKind: 'Indicator', changes }]);
    return changes.length > 0;
  }

  private async locked(transaction: Transaction, id: string, field: string): Promise<IndicatorRow> {
    const [there] = await transaction.rows(`SELECT FROM indicator WHERE id = $1 FOR UPDATE`, [id]);
    if (!there) throw notFound(field);
    // A statement of its own: its snapshot is taken after the wait for the lock.
    return this.one(transaction, id);
  }

  private async one(transaction: Transaction, id: string): Promise<IndicatorRow> {
    const [row] = await this.queries.byIds(transaction, [id]);
    return row!;
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

function entered(
  value: number,
  source: string | null | undefined,
  note: string | null | undefined,
  before: Entered | null,
): Entered {
  const kept = before?.value === value ? before : null;
  return {
    value,
    source: source === undefined ? (kept?.source ?? null) : source?.trim() || null,
    note: note === undefined ? (kept?.note ?? null) : note?.trim() || null,
  };
}

const columnsOf = (content: IndicatorContent): unknown[] => [
  content.code,
  content.title,
  content.level,
  content.unit,
  content.ascending,
  content.aggregation,
  content.dataSource,
  content.baseline,
  content.baselineYear,
];

async function writeLists(
  transaction: Transaction,
  id: string,
  { actionIds, targets }: IndicatorContent,
): Promise<void> {
  await Promise.all([
    transaction.rows(`DELETE FROM indicator_action WHERE indicator_id = $1`, [id]),
    transaction.rows(`DELETE FROM indicator_target WHERE indicator_id = $1`, [id]),
    transaction.rows(
      `INSERT INTO indicator_action (indicator_id, action_id, position) SELECT $1, given.* FROM unnest($2::uuid[]) WITH ORDINALITY given`,
      [id, actionIds],
    ),
    transaction.rows(
      `INSERT INTO indicator_target (indicator_id, year, value) SELECT $1, given.* FROM unnest($2::integer[], $3::double precision[]) given`,
      [id, targets.map(({ year }) => year), targets.map(({ value }) => value)],
    ),
  ]);
}

const noSuchPlan: Message = { en: 'There is no such plan.', ru: 'Такого плана нет.' };
const taken: Message = {
  en: 'The plan has an indicator with this code already.',
  ru: 'В плане уже есть показатель с таким кодом.',
};
const otherPlan: Message = {
  en: 'This action belongs to another plan than the indicator.',
  ru: 'Это действие относится не к тому плану, что показатель.',
};
