import { writable } from '../../../platform/documents/index.js';
import type { Language } from '../../../platform/index.js';
import type { ReportVariant } from '../reading/report-content.js';

/** A report as its files tell it: the same sections, words, figures and notes in each of them. */
export interface ReportDocument {
  /** What it is the report of: the plan, or one state. */
  kind: 'activity' | 'state';
  language: Language;
  title: string;
  /** From when to when, in words. */
  period: string;
  /** When the data were read, in words. */
  dataOf: string;
  /** What each page and sheet says of publication; empty: nothing. */
  marking: string;
  /** The report in its sentences; empty: it is not told. */
  summary: string;
  about: ReportIdentity;
  /** What the report is about: plan, days, what it is narrowed to, when the data were read. */
  facts: readonly { label: string; text: string }[];
  sections: readonly ReportSection[];
  /** How many events its list leaves out, as not everybody may see them; empty: none. */
  closedEvents: string;
  /** How it was counted, one sentence or two each: definitions, that rows do not add up, what is held back. */
  notes: readonly string[];
  /** What names are marked with, such as a state's, in the order of their marks, and which names have the mark. */
  footnotes: readonly { mark: string; text: string; names: readonly string[] }[];
}

/** What the report is about, for programs. */
export interface ReportIdentity {
  variant: ReportVariant;
  plan: string;
  from: string;
  to: string;
  dataAt: string;
  /** Codes or ids; null: it is not narrowed by these. */
  areas: readonly string[] | null;
  networks: readonly string[] | null;
  programmes: readonly string[] | null;
  states: readonly string[] | null;
}

/** A section is one table under a heading of its own. */
export interface ReportSection {
  /** The same in every language: name of the table in CSV and JSON. */
  key: SectionKey;
  title: string;
  /** What to know before reading the figures; empty: nothing. */
  introduction: string;
  /** Where each row is one figure or kind: its name in the API, the same in every language. */
  rowKeys?: readonly string[];
  /** Which rows have a share between 0 and 1 for a value; people read it in per cent. */
  shares?: readonly boolean[];
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
}

export type SectionKey =
  | 'total'
  | 'narratives'
  | 'areas'
  | 'actions'
  | 'subItems'
  | 'years'
  | 'months'
  | 'states'
  | 'organisations'
  | 'organisationKinds'
  | 'networks'
  | 'programmes'
  | 'partners'
  | 'eventKinds'
  | 'languages'
  | 'outcomeKinds'
  | 'outcomes'
  | 'addressees'
  | 'followUps'
  | 'events'
  | 'coreIndicators'
  | 'indicators'
  | 'gaps'
  | 'ledProgrammes'
  | 'memberships'
  | 'owed';

export interface ReportColumn {
  /** The same in every language, as in the API: name of the column in CSV and JSON. */
  key: string;
  label: string;
  holds: 'text' | 'number' | 'day';
}

/** Years and numbers of things are names. */
export const isQuantity = ({ key, holds }: Pick<ReportColumn, 'key' | 'holds'>): boolean =>
  holds === 'number' && key !== 'year' && key !== 'number';

/** What people read in place of a null in a column of figures. */
export const notTold = '…';

/** Null is a figure that this reader is not told, or that there is none of; what else is not given is an empty text. */
export type ReportCell = string | number | null;

/** What stands on paper in a cell; numbers are written as in the language. */
export function textOnPaper(value: ReportCell, locale: string): string {
  if (typeof value !== 'number') return writable(value ?? notTold);
  return Number.isInteger(value) ? String(value) : value.toLocaleString(locale, shortDecimals);
}

/** Two decimals, or two digits of what is smaller still: nothing that is there looks like nothing. */
const shortDecimals = {
  maximumFractionDigits: 2,
  maximumSignificantDigits: 2,
  roundingPriority: 'morePrecision',
  useGrouping: false,
} as const;

/** The values of one column, from the first row to the last; none, if the section has no such column. */
export function valuesOf({ columns, rows }: ReportSection, key: string): ReportCell[] {
  const place = columns.findIndex((column) => column.key === key);
  return place < 0 ? [] : rows.map((row) => row[place]!);
}
