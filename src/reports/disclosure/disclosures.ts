import { Injectable } from '@nestjs/common';
import type { ActivityReportInput } from '../../schema-types.js';
import { AttendedDaysQueries, type DaysByLine } from './attended-days.queries.js';
import { isTold } from './disclosure.js';
import { isToldOfYears } from './represented.js';
import type { Period } from '../report.queries.js';

/** Which counts of one line may be told as a whole; small ones among them are hidden after that. */
export interface Told {
  participations: boolean;
  inPerson: boolean;
  online: boolean;
}

export type LineKind = 'total' | 'actions' | 'areas' | 'networks' | 'states' | 'organisations';

/** What a reader outside the secretariat may be told of the lines of a report; of the total, `line` says nothing. */
export type Disclosure = (kind: LineKind, line: string) => Told;

const nothing: Told = { participations: false, inPerson: false, online: false };
export const everything: Told = { participations: true, inPerson: true, online: true };

/**
 * Decides what of a report is told. Told are lines of the whole report of the plan, over periods that give nothing small away: what a report is narrowed to is
 * not told once more, as the narrower could be subtracted from the wider.
 */
@Injectable()
export class Disclosures {
  constructor(private readonly attended: AttendedDaysQueries) {}

  async ofReport(planId: string, input: ActivityReportInput): Promise<Disclosure> {
    if (input.states || input.networks || input.programmes) return () => nothing;
    const ofLine = toldOver(await this.attended.ofPlan(planId), input);
    if (!input.areas) return (kind, line) => ofLine(kind === 'total' ? planId : line);
    return (kind, line) => (kind === 'actions' || kind === 'areas' ? ofLine(line) : nothing);
  }

  /** For lines of a plan that stand alone. */
  async ofLines(planId: string, period: Period): Promise<(line: string) => Told> {
    return toldOver(await this.attended.ofPlan(planId), period);
  }
}

function toldOver(attendedDays: DaysByLine, { from, to }: Period): (line: string) => Told {
  // Nobody has attended yet what is to come, so a period until today or later is open.
  const today = new Date().toISOString().slice(0, 10);
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
