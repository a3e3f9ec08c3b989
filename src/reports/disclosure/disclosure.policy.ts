import type { DayPeriod } from '../counting/report-scope.js';
import type { DaysByLine } from './attended-days.queries.js';
import { isTold } from './told-periods.js';
import { isToldOfYears } from './untold-years.js';

/** Which counts of one line may be told as a whole; small ones among them are hidden after that. */
export interface Told {
  participations: boolean;
  inPerson: boolean;
  online: boolean;
}

export type LineKind = 'total' | 'actions' | 'areas' | 'networks' | 'states' | 'organisations';

/** What a reader outside the secretariat may be told of the lines of a report; of the total, `line` says nothing. */
export type Disclosure = (kind: LineKind, line: string) => Told;

export const nothing: Told = { participations: false, inPerson: false, online: false };
export const everything: Told = { participations: true, inPerson: true, online: true };

/** What may be told of each line over a period. */
export function toldOver(attendedDays: DaysByLine, { from, to }: DayPeriod, now: Date): (line: string) => Told {
  // Nobody has attended yet what is to come, so a period until today or later is open.
  const today = now.toISOString().slice(0, 10);
  const days = { from, to: to !== null && to >= today ? null : to };
  return (line) => {
    const attended = attendedDays.get(line);
    if (!attended) return everything;
    const { participations, untoldYears } = attended;
    if (untoldYears) return isToldOfYears(participations, untoldYears, days) ? everything : nothing;
    const told = (name: 'participations' | 'inPerson' | 'online'): boolean => isTold(attended[name], days);
    return { participations: told('participations'), inPerson: told('inPerson'), online: told('online') };
  };
}
