import { writable } from '../../../platform/documents/index.js';
import type { Language } from '../../../platform/index.js';

/** A report as its files tell it: the same sections, words, figures and notes in each of them. */
export interface ReportDocument {
  language: Language;
  title: string;
  /** What the report is about: plan, days, what it is narrowed to, when the data were read. */
  facts: readonly { label: string; text: string }[];
  sections: readonly ReportSection[];
  /** How it was counted, one sentence or two each: definitions, that rows do not add up, what is held back. */
  notes: readonly string[];
  /** What names are marked with, such as a state's, in the order of their marks. */
  footnotes: readonly { mark: string; text: string }[];
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
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
}

export type SectionKey =
  | 'total'
  | 'areas'
  | 'actions'
  | 'years'
  | 'months'
  | 'states'
  | 'organisations'
  | 'networks'
  | 'outcomeKinds'
  | 'outcomes'
  | 'followUps'
  | 'coreIndicators'
  | 'indicators'
  | 'gaps';

export interface ReportColumn {
  /** The same in every language, as in the API: name of the column in CSV and JSON. */
  key: string;
  label: string;
  /** Left out where there is little room, as on paper; tables to work with have it. */
  isDetail?: boolean;
}

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

/** The columns that there is room for on paper, each with its place in the rows. */
export const columnsOnPaper = ({ columns }: ReportSection): (ReportColumn & { place: number })[] =>
  columns.flatMap((column, place) => (column.isDetail ? [] : [{ ...column, place }]));
