import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { ActionReferences } from '../../plan/index.js';
import {
  badInput,
  conflict,
  Database,
  forbidden,
  insertRows,
  newId,
  notFound,
  Problem,
  Problems,
  recordsOf,
  ReferenceTables,
  sql,
  type TableRecord,
  type Transaction,
  violatedConstraint,
} from '../../platform/index.js';
import type { ProgrammeInput, UpdateProgrammeInput } from '../../schema-types.js';
import { checkNamed } from '../check-named.js';
import { fieldsOf, noProgramme, type ProgrammeContent, settleProgramme } from './programme-content.js';
import { organisesProgramme } from './programme.policy.js';
import { ProgrammeQueries, type ProgrammeRow } from './programmes.queries.js';

/** Sets up and changes programmes. */
@Injectable()
export class Programmes {
  constructor(
    private readonly database: Database,
    private readonly referenceTables: ReferenceTables,
    private readonly queries: ProgrammeQueries,
    private readonly actions: ActionReferences,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem FORBIDDEN, BAD_INPUT also for a slug that is taken */
  async create(viewer: Viewer, input: ProgrammeInput): Promise<ProgrammeRow> {
    if (!isSecretariat(viewer)) throw forbidden();
    const id = newId();
    return this.writing(async (transaction) => {
      const content = await this.settle(transaction, noProgramme, input);
      await transaction.execute(insertRows('programme', [{ id, ...recordOf(content) }]));
      await this.writeLists(transaction, id, content);
      return this.recorded(transaction, viewer, 'createProgramme', id, null);
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN for who does not organise it, CONFLICT for an old version, BAD_INPUT */
  async update(viewer: Viewer, id: string, input: UpdateProgrammeInput): Promise<ProgrammeRow> {
    return this.writing(async (transaction) => {
      const there = await transaction.maybeOne(sql`SELECT FROM programme WHERE id = ${id} FOR UPDATE`);
      if (!there) throw notFound('id');
      if (!organisesProgramme(viewer, id)) throw forbidden();
      const old = await this.queries.one(transaction, id);
      if (input.version != null && input.version !== old.version) throw conflict();
      const content = await this.settle(transaction, old, input);
      await transaction.execute(
        sql`UPDATE programme p SET slug = n.slug, title = n.title, summary = n.summary, starts_on = n.starts_on,
           ends_on = n.ends_on, version = p.version + 1
         FROM ${recordsOf('programme', [recordOf(content)])} n WHERE p.id = ${id}`,
      );
      await this.writeLists(transaction, id, content);
      return this.recorded(transaction, viewer, 'updateProgramme', id, old);
    });
  }

  /** What an input makes of what there is. @throws Problem BAD_INPUT with all that does not fit */
  private async settle(
    transaction: Transaction,
    before: ProgrammeContent,
    input: UpdateProgrammeInput,
  ): Promise<ProgrammeContent> {
    const problems = new Problems();
    const details = settleProgramme(before, input, problems);
    const leadStates = input.leadStates === undefined ? before.leadStates : (input.leadStates ?? []);
    if (input.leadStates)
      checkNamed('input.leadStates', leadStates, await statesAmong(transaction, leadStates), problems);
    const actionIds =
      input.actions === undefined ? before.actionIds : await this.actionIds(transaction, input.actions ?? [], problems);
    problems.throwIfAny();
    return { ...details, leadStates, actionIds };
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

  private async writeLists(
    transaction: Transaction,
    id: string,
    { leadStates, actionIds }: ProgrammeContent,
  ): Promise<void> {
    const states = leadStates.map((state, index) => ({ programme_id: id, state, position: index + 1 }));
    const actions = actionIds.map((action_id, index) => ({ programme_id: id, action_id, position: index + 1 }));
    await Promise.all([
      transaction.execute(sql`DELETE FROM programme_lead_state WHERE programme_id = ${id}`),
      transaction.execute(sql`DELETE FROM programme_action WHERE programme_id = ${id}`),
      transaction.execute(insertRows('programme_lead_state', states)),
      transaction.execute(insertRows('programme_action', actions)),
    ]);
  }

  /** Tells the trail what has changed, and answers the programme as it is now. */
  private async recorded(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    id: string,
    old: ProgrammeRow | null,
  ): Promise<ProgrammeRow> {
    const programme = await this.queries.one(transaction, id);
    const changes = changesBetween(old && fieldsOf(old), fieldsOf(programme));
    await this.trail.record(transaction, viewer, [{ action, subject: id, subjectKind: 'Programme', changes }]);
    return programme;
  }

  private async writing(work: (transaction: Transaction) => Promise<ProgrammeRow>): Promise<ProgrammeRow> {
    try {
      return await this.referenceTables.writing(() => this.database.transaction(work));
    } catch (error) {
      if (violatedConstraint(error) !== 'programme_slug_key') throw error;
      throw badInput('input.slug', {
        en: 'Another programme has this short name.',
        ru: 'Это короткое имя уже занято другой программой.',
      });
    }
  }
}

const recordOf = ({ slug, title, summary, startsOn, endsOn }: ProgrammeContent): TableRecord => ({
  ...{ slug, title, summary, starts_on: startsOn, ends_on: endsOn },
});

async function statesAmong(transaction: Transaction, codes: readonly string[]): Promise<string[]> {
  const rows = await transaction.rows<{ code: string }>(
    sql`SELECT code FROM state WHERE code = ANY (${codes}::text[])`,
  );
  return rows.map(({ code }) => code);
}
