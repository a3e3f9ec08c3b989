import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  Database,
  Dictionaries,
  mergeTexts,
  notFound,
  Problems,
  type Texts,
  type Transaction,
  violatedConstraint,
} from '../platform/index.js';
import type { StandingPeriodInput, UpdateStateInput } from '../schema-types.js';
import { changesBetween } from './changes.js';
import type { StandingPeriod } from './standing.js';
import { StatesQueries } from './states.queries.js';

/** Keeps what is known of states. */
@Injectable()
export class States {
  constructor(
    private readonly database: Database,
    private readonly dictionaries: Dictionaries,
    private readonly queries: StatesQueries,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem NOT_FOUND for an unknown code, BAD_INPUT where periods overlap or no name is left */
  async update(viewer: Viewer, code: string, input: UpdateStateInput): Promise<void> {
    const periods = input.standings === undefined ? null : (input.standings ?? []).map(asPeriod);
    refuseBackwards(periods ?? []);
    const work = async (transaction: Transaction): Promise<void> => {
      await transaction.rows('SELECT FROM state WHERE code = $1 FOR UPDATE', [code]);
      const state = await this.queries.byCode(code, transaction);
      if (!state) throw notFound('code');
      const name = input.name === null ? {} : mergeTexts(state.name, input.name);
      if (Object.keys(name).length === 0)
        throw badInput('input.name', { en: 'A state needs a name.', ru: 'У государства должно быть название.' });
      const footnote: Texts = input.footnote === null ? {} : mergeTexts(state.footnote, input.footnote);

      await transaction.rows('UPDATE state SET name = $2, footnote = $3 WHERE code = $1', [code, name, footnote]);
      if (periods) await replaceStandings(transaction, code, periods);
      const standings = periods ?? state.standings;
      const changes = changesBetween(state, { ...state, name, footnote, standings });
      await this.trail.record(transaction, viewer, [
        { action: 'updateState', subject: state.id, subjectKind: 'State', changes },
      ]);
    };
    await this.dictionaries.writing(() => this.database.transaction(work));
  }
}

/** Adds periods of standing, of any states. */
export async function insertStandings(transaction: Transaction, periods: readonly StandingOfState[]): Promise<void> {
  await transaction.rows(
    `INSERT INTO state_standing (state, standing, from_day, to_day, source)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS item (state text, standing text, "from" date, "to" date, source text)`,
    [JSON.stringify(periods)],
  );
}

/** Days are left out or null where the period is open. */
interface StandingOfState {
  state: string;
  standing: string;
  from?: string | null;
  to?: string | null;
  source?: string | null;
}

async function replaceStandings(
  transaction: Transaction,
  state: string,
  periods: readonly StandingPeriod[],
): Promise<void> {
  await transaction.rows('DELETE FROM state_standing WHERE state = $1', [state]);
  try {
    await insertStandings(
      transaction,
      periods.map((period) => ({ state, ...period })),
    );
  } catch (error) {
    if (violatedConstraint(error) !== 'state_standing_state_daterange_excl') throw error;
    throw badInput('input.standings', {
      en: 'Two of these periods overlap.',
      ru: 'Два из этих периодов пересекаются.',
    });
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
