import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { type Change, Trail } from '../../audit/index.js';
import { badInput, conflict, Database, Problems, ReferenceTables, type Transaction } from '../../platform/index.js';
import type { ImportActionPlanInput } from '../../schema-types.js';
import { readOfficialText, type ReadItem, type ReadPlan } from '../official-text/official-text.js';
import { PlanTextError } from '../official-text/plan-text-error.js';
import { PlanQueries } from '../plan.queries.js';
import type { PlanRow } from '../plan.row.js';
import { contentsOf, refuseOtherStructure, reworded, wordingChanges } from './official-wording.js';
import { PlanRecords } from './plan-records.store.js';
import { refusalOf } from './text-refusal.js';

/** What an import did, or would do. */
export interface PlanImportRow {
  /** Null when a dry run would add it. */
  plan: PlanRow | null;
  areas: number;
  actions: number;
  subActions: number;
  restored: { line: number; code: string }[];
  items: ReadItem[];
}

/** The official texts of plans. */
@Injectable()
export class ActionPlans {
  constructor(
    private readonly database: Database,
    private readonly referenceTables: ReferenceTables,
    private readonly queries: PlanQueries,
    private readonly records: PlanRecords,
    private readonly trail: Trail,
  ) {}

  /**
   * Reads the official text of a plan and keeps it: as a new plan, or as the wording of one that is there and has the
   * same codes. All or nothing; the same text again changes nothing.
   * @throws Problem BAD_INPUT naming the line that does not fit
   */
  async importActionPlan(viewer: Viewer, input: ImportActionPlanInput): Promise<PlanImportRow> {
    if (input.endsOn < input.startsOn) {
      throw badInput('input.endsOn', {
        en: 'The plan ends before it starts.',
        ru: 'План заканчивается раньше, чем начинается.',
      });
    }
    const read = readText(input);
    const work = (transaction: Transaction) => this.keep(transaction, viewer, input, read);
    const planId = await (input.dryRun
      ? this.database.rehearsal(work)
      : this.referenceTables.writing(() => this.database.transaction(work)));
    const [plan] = await this.queries.plansById([planId]);
    const actions = read.areas.flatMap((area) => area.actions);
    const subActions = actions.flatMap((action) => action.subActions);
    return {
      plan: plan ?? null,
      areas: read.areas.length,
      actions: actions.length,
      subActions: subActions.length,
      restored: read.restored,
      items: read.items,
    };
  }

  private async keep(
    transaction: Transaction,
    viewer: Viewer,
    input: ImportActionPlanInput,
    read: ReadPlan,
  ): Promise<string> {
    const { slug, startsOn, endsOn, locale = 'en' } = input;
    const title = { [locale]: input.title.trim() };
    const added = await this.records.add(transaction, {
      slug,
      title,
      startsOn,
      endsOn,
      areas: contentsOf(read, locale),
    });
    const { id, changes } = added
      ? { id: added, changes: wordingChanges(read, locale, { areas: [], actions: [] }) }
      : await this.reword(transaction, input, read);
    if (added || changes.length > 0) {
      await this.trail.record(transaction, viewer, [
        { action: 'importActionPlan', subject: id, subjectKind: 'ActionPlan', changes },
      ]);
    }
    return id;
  }

  /** Gives a plan that is there the wording of the text. Its rows stay locked: nobody else changes them meanwhile. */
  private async reword(
    transaction: Transaction,
    input: ImportActionPlanInput,
    read: ReadPlan,
  ): Promise<{ id: string; changes: Change[] }> {
    const { slug, locale = 'en' } = input;
    const plan = await this.records.lock(transaction, slug);
    if (!plan) throw conflict('input.slug');
    refuseOtherDates(input, plan);
    const kept = await this.records.lockItems(transaction, plan.id);
    refuseOtherStructure(read, kept);

    const changes = wordingChanges(read, locale, kept);
    if (changes.length > 0) await this.records.reword(transaction, reworded(read, kept, locale));
    if (plan.title[locale] === undefined) {
      const title = input.title.trim();
      await this.records.addTitle(transaction, plan.id, locale, title);
      changes.push({ field: `title.${locale}`, from: null, to: title });
    }
    return { id: plan.id, changes };
  }
}

function readText({ text, labels }: ImportActionPlanInput): ReadPlan {
  const given = labels ?? [];
  const byLine = new Map(given.map(({ line, code }) => [line, code]));
  const problems = new Problems();
  for (const [index, { line }] of given.entries()) {
    const isRepeated = given.findIndex((label) => label.line === line) < index;
    if (isRepeated)
      problems.add(`input.labels.${index}.line`, {
        en: `Line ${line} is given two codes.`,
        ru: `Строке ${line} присвоены два кода.`,
      });
  }
  problems.throwIfAny();
  try {
    return readOfficialText(text, byLine);
  } catch (error) {
    throw error instanceof PlanTextError ? refusalOf(error, given) : error;
  }
}

function refuseOtherDates(input: ImportActionPlanInput, plan: PlanRow): void {
  const problems = new Problems();
  for (const field of ['startsOn', 'endsOn'] as const) {
    if (input[field] === plan[field]) continue;
    problems.add(`input.${field}`, {
      en: `The plan with this slug has ${plan[field]}.`,
      ru: `У плана с этим именем указано ${plan[field]}.`,
    });
  }
  problems.throwIfAny();
}
