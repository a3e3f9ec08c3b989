import type {
  ActionStatus,
  ActivityFigures,
  IndicatorAggregation,
  IndicatorLevel,
  NetworkGrowth,
  OutcomeKind,
} from '../../schema-types.js';

/** A text in every language there is. */
export type LocalTexts = readonly { locale: string; text: string }[];

export type ReportedFigures = Required<ActivityFigures>;

export interface ReportedAction {
  code: string;
  titles: LocalTexts;
  isPrinciple: boolean;
}

export interface ReportedState {
  names: LocalTexts;
  footnotes: LocalTexts;
}

type Titled = { titles: LocalTexts };
type Named = { names: LocalTexts };
type Counts<Name extends keyof ActivityFigures> = Pick<ReportedFigures, Name>;

/** The activity report as the API answers it, with every name in every language, so that files of any language can be made of it. */
export interface ReportedActivity {
  plan: Titled & { slug: string; startsOn: string; endsOn: string };
  from: string;
  to: string;
  dataAt: string;
  /** Null: it is not narrowed to anything of that kind. */
  scope: {
    areas: (Titled & { code: string })[] | null;
    networks: Named[] | null;
    programmes: Titled[] | null;
    states: ReportedState[] | null;
  };
  total: ReportedFigures;
  areas: { area: Titled & { code: string }; figures: ReportedFigures }[];
  rows: { action: ReportedAction; figures: ReportedFigures }[];
  years: { year: number; action: { code: string }; events: number; outcomes: number; status: ActionStatus | null }[];
  months: { month: string; events: number; outcomes: number }[];
  states: ({ state: ReportedState } & Counts<
    'events' | 'participations' | 'people' | 'women' | 'men' | 'otherOrNotStated'
  >)[];
  organisations: ({ organisation: Named } & Counts<'events' | 'participations' | 'people'>)[];
  networks: { network: Named; figures: ReportedFigures; growth: NetworkGrowth }[];
  gaps: ReportedAction[];
  /** In the language of whoever asked; left out where they are not wanted. */
  coreIndicators?: ReportedCoreIndicator[];
}

export interface ReportedCoreIndicator {
  number: number;
  title: string;
  unit: string;
  description: string;
  values: { key: string; label: string; value: number | null }[];
}

/** An indicator of the plan, with the years of the report. */
export interface ReportedIndicator extends Titled {
  code: string;
  level: IndicatorLevel;
  unit: string;
  ascending: boolean;
  aggregation: IndicatorAggregation;
  actions: { code: string; area: { code: string } }[];
  baseline: number | null;
  baselineYear: number | null;
  years: { year: number; target: number | null; actual: number | null }[];
}

export interface ReportedOutcome extends Titled {
  kind: OutcomeKind;
  date: string;
  actions: { code: string }[];
  /** The address is null for those who may only know that it exists. */
  evidence: { title: string; url: string | null }[];
}

export interface ReportedFollowUp extends Titled {
  dueOn: string | null;
  ownerState: ReportedState | null;
  ownerOrganisation: Named | null;
}

/** Everything that the files of a report are made of. */
export interface ReportContent {
  activity: ReportedActivity;
  /** What it is called, if it was frozen; null: it is of today. */
  frozenAs: string | null;
  /** Those that the report counted, as far as its reader may see them; null: not told, as in a frozen report. */
  lists: { outcomes: readonly ReportedOutcome[]; followUps: readonly ReportedFollowUp[] } | null;
  /** Those of the plan that measure what the report is about; null: not told, as in a report of some networks, programmes or states. */
  indicators: readonly ReportedIndicator[] | null;
}

const titles = 'titles { locale text }';
const names = 'names { locale text }';
const state = `${names} footnotes { locale text }`;
const figures = `figures { ...ReportedFigures }`;

/** The fields of an ActivityReport that its files are made of. */
const reportedActivity = `
  fragment ReportedActivity on ActivityReport {
    plan { slug ${titles} startsOn endsOn } from to dataAt
    scope { areas { code ${titles} } networks { ${names} } programmes { ${titles} } states { ${state} } }
    total { ...ReportedFigures }
    areas { area { code ${titles} } ${figures} }
    rows { action { ...ReportedAction } ${figures} }
    years { year action { code } events outcomes status }
    months { month events outcomes }
    states { state { ${state} } events participations people women men otherOrNotStated }
    organisations { organisation { ${names} } events participations people }
    networks { network { ${names} } ${figures} growth { before joined left after } }
    gaps { ...ReportedAction }
    coreIndicators @include(if: $coreIndicators) { number title unit description values { key label value } }
  }
  fragment ReportedAction on Action { code ${titles} isPrinciple }
  fragment ReportedFigures on ActivityFigures {
    events cancelledEvents online inPerson hybrid selfPaced eventHours participations inPersonParticipations onlineParticipations
    people states organisations women men otherOrNotStated outcomes outcomesByKind { kind count } followUpsOpen satisfaction
  }`;

export const reportOperation = `
  query ActivityReportFile($input: ActivityReportInput!, $coreIndicators: Boolean!) {
    activityReport(input: $input) { ...ReportedActivity }
  }
  ${reportedActivity}`;

export const frozenReportOperation = `
  query FrozenReportFile($id: ID!, $coreIndicators: Boolean!) {
    frozenReport(id: $id) { title report { ...ReportedActivity } }
  }
  ${reportedActivity}`;

export const indicatorsOperation = `
  query ReportedIndicators($plan: String!, $from: Int!, $to: Int!) {
    indicators(plan: $plan) {
      code ${titles} level unit ascending aggregation actions { code area { code } } baseline baselineYear
      years(from: $from, to: $to) { year target actual }
    }
  }`;

export const outcomesOperation = `
  query ReportedOutcomes($input: FigureInput!, $after: String) {
    figureSources(input: $input) {
      page: outcomes(first: 100, after: $after) {
        pageInfo { endCursor hasNextPage }
        nodes { kind date ${titles} actions { code } evidence { title url } }
      }
    }
  }`;

export const followUpsOperation = `
  query ReportedFollowUps($input: FigureInput!, $after: String) {
    figureSources(input: $input) {
      page: followUpsOpen(first: 100, after: $after) {
        pageInfo { endCursor hasNextPage }
        nodes { ${titles} dueOn ownerState { ${state} } ownerOrganisation { ${names} } }
      }
    }
  }`;

export const planOperation = `query PlanOfReport($slug: String) { plan(slug: $slug) { slug startsOn } }`;
