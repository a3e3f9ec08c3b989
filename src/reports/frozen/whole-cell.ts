import type { PlanRow } from '../../plan/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import { scopeOf } from '../activity-report/report-input.js';
import { type FigureCell, noLine } from '../sources/figure-cell.js';
import type { PlannedAction } from '../sources/sources.queries.js';

/** The whole of a report, as a cell of it. */
export function cellOfWhole(input: ActivityReportInput, plan: PlanRow, actions: readonly PlannedAction[]): FigureCell {
  const { from, to, networkIds, programmeIds, stateCodes, areaCodes } = scopeOf(input, plan);
  const actionIds = actions.filter(({ area }) => areaCodes === null || areaCodes.includes(area)).map(({ id }) => id);
  return { from, to, networkIds, programmeIds, stateCodes, actionIds, ...noLine };
}
