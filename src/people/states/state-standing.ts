import type { StateStanding } from '../../schema-types.js';

/** A state's standing during some days, both in; null is open. */
export interface StandingPeriod {
  standing: StateStanding;
  from: string | null;
  to: string | null;
  source: string | null;
}

/** How a state stands on a day, "2022-10-24"; a day that no period holds is NOT_PARTICIPATING. */
export function standingOn(periods: readonly StandingPeriod[], day: string): StateStanding {
  const holding = periods.find(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));
  return holding?.standing ?? 'NOT_PARTICIPATING';
}
