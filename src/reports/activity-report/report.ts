import type { PlanRow } from '../../plan/index.js';
import type { ActionStatus, NetworkGrowth } from '../../schema-types.js';
import type { CoreCounts } from '../core-indicators/core-counts.sql.js';
import type { Figures } from '../counting/figures.js';
import type { ReportScope } from '../counting/report-scope.js';
import type { MonthCount } from '../counting/report.row.js';
import type { ReportDetails } from '../details/report-details.js';
import type { NarrativeRow } from '../narratives/narrative.row.js';

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
  scope: ReportScope;
  /** Left out: counted when somebody asks for the core indicators. */
  core?: CoreCounts;
  /** Id of the frozen report that it is; left out: it is of today. */
  frozenId?: string;
  /** Id of the released edition that it is; left out: it is none, or a trial. */
  releaseId?: string;
  /** What the total is held against; null: it would begin before the plan, left out: counted when somebody asks. */
  previous?: Figures | null;
  planSoFar?: Figures;
  /** Left out: counted when somebody asks for any of it. */
  details?: ReportDetails;
  /** Those of the moment at which it was frozen; left out: read when somebody asks. */
  narratives?: NarrativeRow[];
}

/** A report of which nothing is left to be counted later. */
export type WholeReport = Required<Omit<Report, 'frozenId' | 'releaseId'>>;

/** A report as it is kept: the whole of it but the plan, which is read today. */
export type StoredReport = Omit<Report, 'plan' | 'scope' | 'frozenId' | 'releaseId'>;
