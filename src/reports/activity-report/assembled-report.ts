import type { PlanRow } from '../../plan/index.js';
import { type Figures, figuresOf } from '../counting/figures.js';
import { type ReportScope, yearOf } from '../counting/report-scope.js';
import type { ReportRow } from '../counting/report.row.js';
import type { Report, YearFigures } from './report.js';

/** The report that was counted, with a line for everything that has one, also where nothing happened. */
export function assembledReport(counted: ReportRow, plan: PlanRow, scope: ReportScope): Report {
  const { from, to } = scope;
  const lines = new Map(counted.figures.map((row) => [row.line, figuresOf(row)]));
  const figures = (line: string): Figures => lines.get(line) ?? figuresOf(undefined);
  const isEmpty = (line: string): boolean => figures(line).events + figures(line).outcomes === 0;
  return {
    plan,
    scope,
    from,
    to,
    dataAt: counted.dataAt,
    rows: counted.actions.map(({ id }) => ({ actionId: id, figures: figures(id) })),
    total: figures(plan.id),
    areas: counted.areas.map(({ id }) => ({ areaId: id, figures: figures(id) })),
    states: counted.states.map((row) => ({ ...row, otherOrNotStated: row.people - row.women - row.men })),
    networks: counted.networks.map((id) => ({ networkId: id, from, to, figures: figures(id) })),
    organisations: counted.organisations,
    months: counted.months,
    years: yearsOf(counted, yearOf(from), yearOf(to)),
    gaps: counted.actions.filter(({ id, isPrinciple }) => !isPrinciple && isEmpty(id)).map(({ id }) => id),
  };
}

/** A row for every action in every year, also where nothing happened. */
function yearsOf({ actions, years }: ReportRow, first: number, last: number): YearFigures[] {
  const known = new Map(years.map((row) => [`${row.actionId} ${row.year}`, row]));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year) =>
    actions.map(({ id }) => known.get(`${id} ${year}`) ?? { actionId: id, year, events: 0, outcomes: 0, status: null }),
  );
}
