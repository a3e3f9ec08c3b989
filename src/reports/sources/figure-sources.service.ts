import { Injectable } from '@nestjs/common';
import { formatCode, parseReference, PlanQueries, type PlanRow } from '../../plan/index.js';
import { badInput, type Message, Problems } from '../../platform/index.js';
import type { FigureInput } from '../../schema-types.js';
import {
  areaCode,
  areaCodes,
  checkPeriod,
  noSuchArea,
  noSuchNetwork,
  noSuchPlan,
  noSuchProgramme,
  scopeOf,
} from '../activity-report/report-input.js';
import type { FigureCell } from './figure-cell.js';
import { type PlannedAction, SourcesQueries } from './sources.queries.js';

/** Which cell of which report somebody wants to open. */
@Injectable()
export class FigureSources {
  constructor(
    private readonly plans: PlanQueries,
    private readonly queries: SourcesQueries,
  ) {}

  /** @throws Problem BAD_INPUT naming whatever the report would refuse too, and whatever of the cell is not there */
  async cell(input: FigureInput): Promise<FigureCell> {
    const { report } = input;
    checkPeriod(report, 'input.report');
    const plan = await this.plans.plan(report.plan ?? null);
    if (!plan) throw badInput('input.report.plan', noSuchPlan);
    const actions = await this.queries.actionsOf(plan.id);
    const problems = new Problems();
    const chosen = actionsOfCell(input, plan, actions, problems);
    const { from, to, networkIds, programmeIds, stateCodes } = scopeOf(report, plan);
    const cell: FigureCell = {
      from,
      to,
      networkIds,
      programmeIds,
      stateCodes,
      actionIds: chosen.map(({ id }) => id),
      networkId: input.network?.toLowerCase() ?? null,
      state: input.state ?? null,
      organisationId: input.organisation?.toLowerCase() ?? null,
      year: input.year ?? null,
    };
    await this.checkKnown(cell, problems);
    problems.throwIfAny();
    return cell;
  }

  private async checkKnown(cell: FigureCell, problems: Problems): Promise<void> {
    const { networkId, state, organisationId } = cell;
    const [networkIds, programmeIds] = [cell.networkIds ?? [], cell.programmeIds ?? []];
    const known = await this.queries.known({
      stateCodes: state ? [state] : [],
      organisationIds: organisationId ? [organisationId] : [],
      networkIds: networkId ? [...networkIds, networkId] : networkIds,
      programmeIds,
    });
    const check = (field: string, name: string | null, message: Message): void => {
      if (name && !known.has(name)) problems.add(field, message);
    };
    networkIds.forEach((id, index) => check(`input.report.networks.${index}`, id, noSuchNetwork));
    programmeIds.forEach((id, index) => check(`input.report.programmes.${index}`, id, noSuchProgramme));
    check('input.network', networkId, noSuchNetwork);
    check('input.state', state, noSuchState);
    check('input.organisation', organisationId, noSuchOrganisation);
  }
}

/** The report's actions, or those of the area or action that the cell is about; an action with its sub-items. */
function actionsOfCell(
  { report, area, action }: FigureInput,
  plan: PlanRow,
  actions: readonly PlannedAction[],
  problems: Problems,
): PlannedAction[] {
  const areas = new Set(actions.map((one) => one.area));
  const codes = areaCodes(report, plan);
  codes?.forEach((code, index) => {
    if (!areas.has(code)) problems.add(`input.report.areas.${index}`, noSuchArea);
  });
  let chosen = actions.filter((one) => codes === null || codes.includes(one.area));
  if (area) {
    const code = areaCode(area, plan);
    if (!areas.has(code)) problems.add('input.area', noSuchArea);
    chosen = chosen.filter((one) => one.area === code);
  }
  if (action) {
    const reference = parseReference(action);
    const code = reference && (reference.plan ?? plan.slug) === plan.slug ? formatCode(reference.code) : null;
    const found = actions.find((one) => one.code === code);
    if (!found) problems.add('input.action', noSuchAction);
    chosen = chosen.filter(({ id, parentId }) => id === found?.id || parentId === found?.id);
  }
  return chosen;
}

const noSuchAction: Message = { en: 'The plan has no such action.', ru: 'В плане нет такого действия.' };
const noSuchState: Message = { en: 'There is no such state.', ru: 'Такого государства нет.' };
const noSuchOrganisation: Message = { en: 'There is no such organisation.', ru: 'Такой организации нет.' };
