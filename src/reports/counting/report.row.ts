import type { ActionStatus } from '../../schema-types.js';
import type { FigureRow } from './figures.js';

/** How many events somebody was represented at, by how many people. */
interface RepresentedRow {
  events: number;
  participations: number;
  people: number;
}

export interface CountedState extends RepresentedRow {
  /** The state's code. */
  state: string;
  women: number;
  men: number;
}

export interface CountedOrganisation extends RepresentedRow {
  organisationId: string;
}

export interface YearCount {
  actionId: string;
  year: number;
  events: number;
  outcomes: number;
  status: ActionStatus | null;
}

export interface MonthCount {
  /** "2025-03". */
  month: string;
  events: number;
  outcomes: number;
}

/** All that a report is made of; lists are in the order of the report. */
export interface ReportRow {
  dataAt: Date;
  /** When the next event of these days is over, if nothing is changed until then; null: none is to come. */
  nextEnd: Date | null;
  figures: FigureRow[];
  /** The areas chosen. */
  areas: { id: string; code: string }[];
  /** Their actions, without sub-items. */
  actions: { id: string; isPrinciple: boolean }[];
  /** Ids of the networks chosen; where none were, of those that serve the actions or did something. */
  networks: string[];
  /** Ids of those of the programmes chosen that are there. */
  programmes: string[];
  states: CountedState[];
  organisations: CountedOrganisation[];
  /** Only where something happened or was judged. */
  years: YearCount[];
  /** Only where something happened, the earliest first. */
  months: MonthCount[];
}
