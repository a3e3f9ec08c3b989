import type { ActionStatus, ActivityFigures, NetworkGrowth, OutcomeKind } from '../../schema-types.js';

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
  /** Those that the report counted, as far as its reader may see them. */
  outcomes: readonly ReportedOutcome[];
  followUps: readonly ReportedFollowUp[];
  /** What it is narrowed to; null: to nothing of that kind. */
  narrowedTo: {
    areas: readonly (Titled & { code: string })[] | null;
    networks: readonly Named[] | null;
    programmes: readonly Titled[] | null;
    states: readonly ReportedState[] | null;
  };
}

const titles = 'titles { locale text }';
const names = 'names { locale text }';
const state = `${names} footnotes { locale text }`;
const figures = `figures { ...ReportedFigures }`;

/** The fields of an ActivityReport that its files are made of; spread it as `...ReportedActivity`. */
export const reportedActivity = `
  fragment ReportedActivity on ActivityReport {
    plan { slug ${titles} startsOn endsOn } from to dataAt
    total { ...ReportedFigures }
    areas { area { code ${titles} } ${figures} }
    rows { action { ...ReportedAction } ${figures} }
    years { year action { code } events outcomes status }
    months { month events outcomes }
    states { state { ${state} } events participations people women men otherOrNotStated }
    organisations { organisation { ${names} } events participations people }
    networks { network { ${names} } ${figures} growth { before joined left after } }
    gaps { ...ReportedAction }
  }
  fragment ReportedAction on Action { code ${titles} isPrinciple }
  fragment ReportedFigures on ActivityFigures {
    events cancelledEvents online inPerson hybrid selfPaced eventHours participations inPersonParticipations onlineParticipations
    people states organisations women men otherOrNotStated outcomes outcomesByKind { kind count } followUpsOpen satisfaction
  }`;

/** The report, and the names of what it is narrowed to where it does not tell them itself. */
export const reportOperation = `
  query ActivityReportFile($input: ActivityReportInput!, $programmes: Boolean!, $states: Boolean!) {
    activityReport(input: $input) { ...ReportedActivity }
    programmes @include(if: $programmes) { id ${titles} }
    states(standings: [ACTIVE, OBSERVER, NOT_INVITED, SUSPENDED, FORMER, NOT_PARTICIPATING]) @include(if: $states) { code ${state} }
  }
  ${reportedActivity}`;

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
