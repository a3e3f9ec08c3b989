import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { NetworkQueries } from '../networks/index.js';
import { formatCode, parseReference, PlanQueries, type PlanRow } from '../plan/index.js';
import { badInput, byKey, type Message, Problems, type Reader } from '../platform/index.js';
import type { ActionStatus, ActivityReportInput, NetworkGrowth } from '../schema-types.js';
import { type CoreCounts, CoreIndicatorQueries } from './core-indicators/core-indicators.queries.js';
import { Disclosures } from './disclosure/disclosures.js';
import { type Figures, figuresOf } from './figures.js';
import { type MonthCount, ReportQueries, type ReportRow, type Selection } from './report.queries.js';
import { type Counted, ReportCache } from './report-cache.js';
import { withoutSmallCounts } from './disclosure/suppression.js';

/** How one state took part; null: too few people to be told. */
export interface StateFigures {
  /** The state's code. */
  state: string;
  events: number;
  participations: number | null;
  people: number | null;
  women: number | null;
  men: number | null;
  otherOrNotStated: number | null;
}

export interface OrganisationFigures {
  organisationId: string;
  events: number;
  participations: number | null;
  people: number | null;
}

export interface NetworkFigures {
  networkId: string;
  /** The days of the report, within which the network's growth is told. */
  from: string;
  to: string;
  figures: Figures;
  /** Left out: it is read when somebody asks for it. */
  growth?: NetworkGrowth;
}

export interface YearFigures {
  year: number;
  actionId: string;
  events: number;
  outcomes: number;
  status: ActionStatus | null;
}

/** What was done on a plan from one day to another, both included. */
export interface Report {
  plan: PlanRow;
  from: string;
  to: string;
  dataAt: Date;
  rows: { actionId: string; figures: Figures }[];
  /** Each thing once: not the sum of the rows, as one event can serve several actions. */
  total: Figures;
  areas: { areaId: string; figures: Figures }[];
  states: StateFigures[];
  networks: NetworkFigures[];
  organisations: OrganisationFigures[];
  years: YearFigures[];
  /** Those in which anything happened, the earliest first. */
  months: MonthCount[];
  /** Ids of actions without any event or outcome, principles left out. */
  gaps: string[];
  /** What it is counted for. */
  selection: Selection;
  /** Left out: counted when somebody asks for the core indicators. */
  core?: CoreCounts;
}

/** A report of which nothing is left to be counted later. */
export type WholeReport = Required<Report>;

/** What is the same for all who ask for the same; what they may see of it is decided for each. */
interface CountedReport extends Counted {
  plan: PlanRow;
  report: ReportRow;
}

const longestPeriod = 1000;

/** The activity report: what was done on each action of a plan. */
@Injectable()
export class ActivityReports {
  constructor(
    private readonly queries: ReportQueries,
    private readonly plans: PlanQueries,
    private readonly networks: NetworkQueries,
    private readonly coreIndicators: CoreIndicatorQueries,
    private readonly disclosures: Disclosures,
    private readonly cache: ReportCache<CountedReport>,
  ) {}

  /** @throws Problem BAD_INPUT for an unknown plan, area, network or programme, and for days in the wrong order */
  async report(viewer: Viewer, input: ActivityReportInput): Promise<Report> {
    checkPeriod(input, 'input');
    const { from, to } = input;
    const { plan, report: row } = await this.cache.get(keyOf(input), [yearOf(from), yearOf(to)], () =>
      this.count(input),
    );
    checkKnown(row, areaCodes(input, plan), input);
    const report = assemble(row, plan, selectionOf(input, plan));
    return isSecretariat(viewer) ? report : withoutSmallCounts(report, await this.disclosures.ofReport(plan.id, input));
  }

  /** @throws Problem BAD_INPUT for an unknown plan */
  async planOf({ plan: slug }: ActivityReportInput): Promise<PlanRow> {
    const plan = await this.plans.plan(slug ?? null);
    if (!plan) throw badInput('input.plan', noSuchPlan);
    return plan;
  }

  /** All that there is to report as this reader sees the data: nothing is held back or left to be read later. */
  async whole(reader: Reader, plan: PlanRow, input: ActivityReportInput): Promise<WholeReport> {
    const selection = selectionOf(input, plan);
    const row = await this.queries.report(selection, reader);
    checkKnown(row, areaCodes(input, plan), input);
    const report = assemble(row, plan, selection);
    const core = await this.coreIndicators.counts(selection, row.networks, reader);
    return { ...report, core, networks: await this.withGrowth(reader, report.networks) };
  }

  /** The same networks, each with its growth. */
  async withGrowth(reader: Reader, networks: readonly NetworkFigures[]): Promise<NetworkFigures[]> {
    const growth = byKey(await this.networks.growth(networks, reader), ({ networkId }) => networkId);
    return networks.map((network) => {
      const { before, joined, left, after } = growth.get(network.networkId)!;
      return { ...network, growth: { before, joined, left, after } };
    });
  }

  private async count(input: ActivityReportInput): Promise<CountedReport> {
    const plan = await this.planOf(input);
    const report = await this.queries.report(selectionOf(input, plan));
    return { plan, report, nextEnd: report.nextEnd };
  }
}

export const selectionOf = (input: ActivityReportInput, plan: PlanRow): Selection => ({
  planId: plan.id,
  from: input.from,
  to: input.to,
  areaCodes: areaCodes(input, plan),
  networkIds: idsOf(input.networks),
  programmeIds: idsOf(input.programmes),
  stateCodes: input.states ?? null,
});

/** @throws Problem BAD_INPUT naming `to` within `field` */
export function checkPeriod({ from, to }: ActivityReportInput, field: string): void {
  if (to < from) throw badInput(`${field}.to`, { en: 'This is before the first day.', ru: 'Это раньше первого дня.' });
  // Every year has a row for every action, so that an endless period would have no end of them.
  if (yearOf(to) - yearOf(from) >= longestPeriod)
    throw badInput(`${field}.to`, {
      en: 'A report covers at most 1,000 years.',
      ru: 'Отчёт охватывает не более 1000 лет.',
    });
}

/** The same for inputs that ask for the same things in another order. */
function keyOf({ plan, from, to, areas, networks, programmes, states }: ActivityReportInput): string {
  const lists = [areas, networks, programmes, states].map((list) => (list ? [...new Set(list)].sort() : null));
  return JSON.stringify([plan ?? null, from, to, ...lists]);
}

export const areaCodes = ({ areas }: ActivityReportInput, plan: PlanRow): string[] | null =>
  areas?.map((code) => areaCode(code, plan)) ?? null;

export const idsOf = (given: string[] | null | undefined): string[] | null =>
  given?.map((id) => id.toLowerCase()) ?? null;

/** The code as the plan writes it; what is no code of this plan stays as it is, and no area has it. */
export function areaCode(text: string, plan: PlanRow): string {
  const reference = parseReference(text);
  const isOfPlan = reference && (reference.plan ?? plan.slug) === plan.slug;
  return isOfPlan ? formatCode(reference.code) : text;
}

/** What was asked for by name and has no line is not there. */
function checkKnown(
  { areas, networks, programmes }: ReportRow,
  codes: readonly string[] | null,
  input: ActivityReportInput,
): void {
  const problems = new Problems();
  const check = (field: string, asked: readonly string[] | null, known: readonly string[], message: Message): void =>
    asked?.forEach((name, index) => {
      if (!known.includes(name)) problems.add(`input.${field}.${index}`, message);
    });
  check(
    'areas',
    codes,
    areas.map(({ code }) => code),
    noSuchArea,
  );
  check('networks', idsOf(input.networks), networks, noSuchNetwork);
  check('programmes', idsOf(input.programmes), programmes, noSuchProgramme);
  problems.throwIfAny();
}

function assemble(counted: ReportRow, plan: PlanRow, selection: Selection): Report {
  const { from, to } = selection;
  const lines = new Map(counted.figures.map((row) => [row.line, figuresOf(row)]));
  const figures = (line: string): Figures => lines.get(line) ?? figuresOf(undefined);
  const isEmpty = (line: string): boolean => figures(line).events + figures(line).outcomes === 0;
  return {
    plan,
    selection,
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

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const noSuchPlan: Message = { en: 'There is no such plan.', ru: 'Такого плана нет.' };
export const noSuchArea: Message = { en: 'The plan has no such area.', ru: 'В плане нет такого раздела.' };
export const noSuchNetwork: Message = { en: 'There is no such network.', ru: 'Такой сети нет.' };
export const noSuchProgramme: Message = { en: 'There is no such programme.', ru: 'Такой программы нет.' };
