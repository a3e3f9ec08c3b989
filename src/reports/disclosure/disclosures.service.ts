import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import type { DayPeriod } from '../counting/report-scope.js';
import { AttendedDaysQueries } from './attended-days.queries.js';
import { type Disclosure, nothing, type Told, toldOver } from './disclosure.policy.js';

/** Decides what of a report is told: lines of the whole report of the plan, over periods that give nothing away. */
@Injectable()
export class Disclosures {
  constructor(
    private readonly attended: AttendedDaysQueries,
    private readonly clock: Clock,
  ) {}

  async ofReport(planId: string, input: ActivityReportInput): Promise<Disclosure> {
    // What a report is narrowed to is not told once more, as the narrower could be subtracted from the wider.
    if (input.states || input.networks || input.programmes) return () => nothing;
    const ofLine = await this.ofLines(planId, input);
    if (!input.areas) return (kind, line) => ofLine(kind === 'total' ? planId : line);
    return (kind, line) => (kind === 'actions' || kind === 'areas' ? ofLine(line) : nothing);
  }

  /** For lines of a plan that stand alone. */
  async ofLines(planId: string, period: DayPeriod): Promise<(line: string) => Told> {
    return toldOver(await this.attended.ofPlan(planId), period, this.clock.now());
  }
}
