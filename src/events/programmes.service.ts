import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  conflict,
  Database,
  Dictionaries,
  forbidden,
  mergeTexts,
  newId,
  notFound,
  Problem,
  Problems,
  type Texts,
  type Transaction,
  violatedConstraint,
} from '../platform/index.js';
import { ActionReferences } from '../plan/index.js';
import type { ProgrammeInput, UpdateProgrammeInput } from '../schema-types.js';
import { organisesProgramme } from './event.policy.js';
import { checkNamed } from './event.references.js';
import { missing } from './event-times.js';
import { ProgrammeQueries, type ProgrammeRow } from './programmes.queries.js';

/** What can be written of a programme. */
type Content = Omit<ProgrammeRow, 'id' | 'version'>;

const nothing: Content = {
  slug: '',
  title: {},
  summary: {},
  leadStates: [],
  actionIds: [],
  startsOn: null,
  endsOn: null,
};

/** Sets up and changes programmes. */
@Injectable()
export class Programmes {
  constructor(
    private readonly database: Database,
    private readonly dictionaries: Dictionaries,
    private readonly queries: ProgrammeQueries,
    private readonly actions: ActionReferences,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem FORBIDDEN, BAD_INPUT also for a slug that is taken */
  async create(viewer: Viewer, input: ProgrammeInput): Promise<ProgrammeRow> {
    if (!isSecretariat(viewer)) throw forbidden();
    const id = newId();
    return this.writing(async (transaction) => {
      const content = await this.settled(transaction, nothing, input);
      await transaction.rows(
        `INSERT INTO programme (id, slug, title, summary, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, content.slug, content.title, content.summary, content.startsOn, content.endsOn],
      );
      await this.writeLists(transaction, id, content);
      return this.recorded(transaction, viewer, 'createProgramme', id, null);
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN for who does not organise it, CONFLICT for an old version, BAD_INPUT */
  async update(viewer: Viewer, id: string, input: UpdateProgrammeInput): Promise<ProgrammeRow> {
    return this.writing(async (transaction) => {
      const [there] = await transaction.rows(`SELECT FROM programme WHERE id = $1 FOR UPDATE`, [id]);
      if (!there) throw notFound('id');
      if (!organisesProgramme(viewer, id)) throw forbidden();
      const old = await this.queries.one(transaction, id);
      if (input.version != null && input.version !== old.version) throw conflict();
      const content = await this.settled(transaction, old, input);
      await transaction.rows(
        `UPDATE programme SET slug = $2, title = $3, summary = $4, starts_on = $5, ends_on = $6, version = version + 1 WHERE id = $1`,
        [id, content.slug, content.title, content.summary, content.startsOn, content.endsOn],
      );
      await this.writeLists(transaction, id, content);
      return this.recorded(transaction, viewer, 'updateProgramme', id, old);
    });
  }

  /** What an input makes of what there is. @throws Problem BAD_INPUT with all that does not fit */
  private async settled(transaction: Transaction, before: Content, input: UpdateProgrammeInput): Promise<Content> {
    const problems = new Problems();
    if (input.slug === null) problems.add('input.slug', missing);
    const title: Texts = mergeTexts(before.title, input.title);
    if (input.title === null || Object.keys(title).length === 0) problems.add('input.title', missing);
    const startsOn = input.startsOn === undefined ? before.startsOn : input.startsOn;
    const endsOn = input.endsOn === undefined ? before.endsOn : input.endsOn;
    if (startsOn && endsOn && endsOn < startsOn) {
      const message = { en: 'The last day is not before the first.', ru: 'Последний день не раньше первого.' };
      problems.add(input.endsOn ? 'input.endsOn' : 'input.startsOn', message);
    }
    const leadStates = input.leadStates === undefined ? before.leadStates : (input.leadStates ?? []);
    if (input.leadStates) checkNamed('input.leadStates', leadStates, await states(transaction, leadStates), problems);
    const actionIds =
      input.actions === undefined ? before.actionIds : await this.actionIds(transaction, input.actions ?? [], problems);
    problems.throwIfAny();
    const summary = input.summary === null ? {} : mergeTexts(before.summary, input.summary);
    return { slug: input.slug ?? before.slug, title, summary, leadStates, actionIds, startsOn, endsOn };
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

  private async writeLists(transaction: Transaction, id: string, { leadStates, actionIds }: Content): Promise<void> {
    await Promise.all([
      transaction.rows(`DELETE FROM programme_lead_state WHERE programme_id = $1`, [id]),
      transaction.rows(`DELETE FROM programme_action WHERE programme_id = $1`, [id]),
      transaction.rows(
        `INSERT INTO programme_lead_state (programme_id, state, position) SELECT $1, given.* FROM unnest($2::text[]) WITH ORDINALITY given`,
        [id, leadStates],
      ),
      transaction.rows(
        `INSERT INTO programme_action (programme_id, action_id, position) SELECT $1, given.* FROM unnest($2::uuid[]) WITH ORDINALITY given`,
        [id, actionIds],
      ),
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
    const [before, after] = [old && fieldsOf(old), fieldsOf(programme)];
    const changes = Object.entries(after)
      .map(([field, to]) => ({ field, from: before?.[field] ?? null, to }))
      .filter(({ from, to }) => !isDeepStrictEqual(from, to));
    await this.trail.record(transaction, viewer, [{ action, subject: id, subjectKind: 'Programme', changes }]);
    return programme;
  }

  private async writing(work: (transaction: Transaction) => Promise<ProgrammeRow>): Promise<ProgrammeRow> {
    try {
      return await this.dictionaries.writing(() => this.database.transaction(work));
    } catch (error) {
      if (violatedConstraint(error) !== 'programme_slug_key') throw error;
      throw badInput('input.slug', {
        en: 'Another programme has this short name.',
        ru: 'Это короткое имя уже занято другой программой.',
      });
    }
  }
}

/** What the trail tells of a programme, by the names that fields have in its input. */
const fieldsOf = ({
  slug,
  title,
  summary,
  leadStates,
  actionIds,
  startsOn,
  endsOn,
}: Content): Record<string, unknown> => ({
  ...{ slug, title, summary, leadStates, actions: actionIds, startsOn, endsOn },
});

async function states(transaction: Transaction, codes: readonly string[]): Promise<string[]> {
  const rows = await transaction.rows<{ code: string }>(`SELECT code FROM state WHERE code = ANY ($1::text[])`, [
    codes,
  ]);
  return rows.map(({ code }) => code);
}
