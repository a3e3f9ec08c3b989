import { Injectable } from '@nestjs/common';
import { formatCode, parseReference, PlanQueries, type PlanRow } from '../plan/index.js';
import { badInput, Problems } from '../platform/index.js';
import type { FigureInput } from '../schema-types.js';
import {
  areaCode,
  areaCodes,
  checkPeriod,
  idsOf,
  noSuchArea,
  noSuchNetwork,
  noSuchPlan,
  noSuchProgramme,
} from './activity-report.js';
import { type Cell, type PlannedAction, SourcesQueries } from './sources.queries.js';

/** Which cell of which report somebody wants to open. */
@Injectable()
export class FigureSources {
  constructor(
    private readonly plans: PlanQueries,
    private readonly queries: SourcesQueries,
  ) {}

  /** @throws Problem BAD_INPUT naming whatever the report would refuse too, and an action, area, state, organisation or network that is not there */
  async cell(input: FigureInput): Promise<Cell> {
    const { report } = input;
    checkPeriod(report, 'input.report');
    const plan = await this.plans.plan(report.plan ?? null);
    if (!plan) throw badInput('input.report.plan', noSuchPlan);
    const actions = await this.queries.actionsOf(plan.id);
    const problems = new Problems();
    const chosen = actionsOfCell(input, plan, actions, problems);
    await this.checkKnown(input, problems);
    problems.throwIfAny();
    return {
      from: report.from,
      to: report.to,
      networkIds: idsOf(report.networks),
      programmeIds: idsOf(report.programmes),
      stateCodes: report.states ?? null,
      actionIds: chosen.map(({ id }) => id),
      networkId: input.network?.toLowerCase() ?? null,
      state: input.state ?? null,
      organisationId: input.organisation?.toLowerCase() ?? null,
      year: input.year ?? null,
    };
  }

  private async checkKnown({ report, state, organisation, network }: FigureInput, problems: Problems): Promise<void> {
    const organisationId = organisation?.toLowerCase();
    const networks = idsOf(report.networks) ?? [];
    const programmes = idsOf(report.programmes) ?? [];
    const networkId = network?.toLowerCase();
    const known = await this.queries.known(
      state ? [state] : [],
      organisationId ? [organisationId] : [],
      networkId ? [...networks, networkId] : networks,
      programmes,
    );
    networks.forEach((id, index) => {
      if (!known.has(id)) problems.add(`input.report.networks.${index}`, noSuchNetwork);
    });
    programmes.forEach((id, index) => {
      if (!known.has(id)) problems.add(`input.report.programmes.${index}`, noSuchProgramme);
    });
    if (networkId && !known.has(networkId)) problems.add('input.network', noSuchNetwork);
    if (state && !known.has(state)) problems.add('input.state', noSuchState);
    if (organisationId && !known.has(organisationId)) problems.add('input.organisation', noSuchOrganisation);
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

const noSuchAction = { en: 'The plan has no such action.', ru: 'В плане нет такого действия.' };
const noSuchState = { en: 'There is no such state.', ru: 'Такого государства нет.' };
const noSuchOrganisation = { en: 'There is no such organisation.', ru: 'Такой организации нет.' };
