import { Injectable } from '@nestjs/common';
import { badInput, insertRows, sql, type Transaction, violatedConstraint } from '../../platform/index.js';
import type { StandingPeriod } from './state-standing.js';

/** How a state stood during some days, left out or null where the period is open. */
interface StandingOfState {
  state: string;
  standing: string;
  from?: string | null;
  to?: string | null;
  source?: string | null;
}

/** The table of how states have stood to the dialogue. */
@Injectable()
export class StateStandings {
  /** Adds periods, of any states. */
  async add(transaction: Transaction, periods: readonly StandingOfState[]): Promise<void> {
    const records = periods.map(({ state, standing, from = null, to = null, source = null }) => ({
      state,
      standing,
      from_day: from,
      to_day: to,
      source,
    }));
    await transaction.execute(insertRows('state_standing', records));
  }

  /** Puts a whole history in place of the one there is. @throws Problem BAD_INPUT where periods overlap */
  async replace(transaction: Transaction, state: string, periods: readonly StandingPeriod[]): Promise<void> {
    await transaction.execute(sql`DELETE FROM state_standing WHERE state = ${state}`);
    try {
      await this.add(
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
}
