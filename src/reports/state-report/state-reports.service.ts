import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { PlanQueries, type PlanRow } from '../../plan/index.js';
import { badInput, Database, forbidden, sql } from '../../platform/index.js';
import type { QueryStateReportArgs } from '../../schema-types.js';
import { ActivityReports } from '../activity-report/activity-reports.service.js';
import { checkPeriod, noSuchPlan } from '../activity-report/report-input.js';
import type { StateFigures } from '../activity-report/report.js';
import { type FigureCell, noLine } from '../sources/figure-cell.js';
import { SourcesQueries } from '../sources/sources.queries.js';
import { sourcesOf } from '../sources/sources.sql.js';
import { readsOfState } from './state-report.policy.js';

/** What one state did on a plan within some days. */
export interface StateReport {
  plan: PlanRow;
  from: string;
  to: string;
  /** Of people, with nothing held back. */
  figures: StateFigures;
  /** Its line in the whole report of the plan, as a cell. */
  cell: FigureCell & { state: string };
}

@Injectable()
export class StateReports {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanQueries,
    private readonly reports: ActivityReports,
    private readonly sources: SourcesQueries,
  ) {}

  /** @throws Problem FORBIDDEN of a state that is not the viewer's, BAD_INPUT for days in the wrong order or no plan */
  async of(viewer: Viewer, { state, from, to, plan: slug }: QueryStateReportArgs): Promise<StateReport> {
    if (!readsOfState(viewer, state)) throw forbidden();
    checkPeriod({ from, to });
    const plan = await this.plans.plan(slug ?? null);
    if (!plan) throw badInput('plan', noSuchPlan);
    const { states } = await this.reports.counted(viewer, { plan: plan.slug, from, to });
    const actionIds = (await this.sources.actionsOf(plan.id)).map(({ id }) => id);
    const whole = { networkIds: null, programmeIds: null, stateCodes: null };
    return {
      ...{ plan, from, to },
      figures: states.find((line) => line.state === state) ?? { state, ...nobody },
      cell: { from, to, ...whole, ...noLine, actionIds, state },
    };
  }

  async hosted({ cell }: StateReport): Promise<number> {
    const { events } = sourcesOf({ ...cell, state: null });
    return this.database.count(sql`event e
      WHERE ${events} AND EXISTS (SELECT FROM event_host_state h WHERE h.event_id = e.id AND h.state = ${cell.state})`);
  }
}

const nobody = { events: 0, participations: 0, people: 0, women: 0, men: 0, otherOrNotStated: 0 };
