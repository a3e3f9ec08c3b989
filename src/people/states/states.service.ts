import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import {
  badInput,
  Database,
  mergeTexts,
  notFound,
  Problems,
  ReferenceTables,
  sql,
  type Texts,
  type Transaction,
} from '../../platform/index.js';
import type { StandingPeriodInput, UpdateStateInput } from '../../schema-types.js';
import type { StandingPeriod } from './state-standing.js';
import { StateStandings } from './state-standings.store.js';
import { StatesQueries } from './states.queries.js';

/** Keeps what is known of states. */
@Injectable()
export class States {
  constructor(
    private readonly database: Database,
    private readonly referenceTables: ReferenceTables,
    private readonly queries: StatesQueries,
    private readonly standings: StateStandings,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem NOT_FOUND for an unknown code, BAD_INPUT where periods overlap or no name is left */
  async update(viewer: Viewer, code: string, input: UpdateStateInput): Promise<void> {
    const periods = input.standings === undefined ? null : (input.standings ?? []).map(asPeriod);
    refuseBackwards(periods ?? []);
    const work = async (transaction: Transaction): Promise<void> => {
      await transaction.execute(sql`SELECT FROM state WHERE code = ${code} FOR UPDATE`);
      const state = await this.queries.byCode(code, transaction);
      if (!state) throw notFound('code');
      const name = input.name === null ? {} : mergeTexts(state.name, input.name);
      if (Object.keys(name).length === 0)
        throw badInput('input.name', { en: 'A state needs a name.', ru: 'У государства должно быть название.' });
      const footnote: Texts = input.footnote === null ? {} : mergeTexts(state.footnote, input.footnote);

      await transaction.execute(
        sql`UPDATE state SET name = ${JSON.stringify(name)}, footnote = ${JSON.stringify(footnote)}
        WHERE code = ${code}`,
      );
      if (periods) await this.standings.replace(transaction, code, periods);
      const changes = changesBetween(state, { ...state, name, footnote, standings: periods ?? state.standings });
      await this.trail.record(transaction, viewer, [
        { action: 'updateState', subject: state.id, subjectKind: 'State', changes },
      ]);
    };
    await this.referenceTables.writing(() => this.database.transaction(work));
  }
}

const asPeriod = ({ standing, from, to, source }: StandingPeriodInput): StandingPeriod => ({
  standing,
  from: from ?? null,
  to: to ?? null,
  source: source?.trim() || null,
});

function refuseBackwards(periods: readonly StandingPeriod[]): void {
  const problems = new Problems();
  periods.forEach(({ from, to }, index) => {
    if (from && to && to < from)
      problems.add(`input.standings.${index}.to`, {
        en: 'The last day is before the first.',
        ru: 'Последний день раньше первого.',
      });
  });
  problems.throwIfAny();
}
