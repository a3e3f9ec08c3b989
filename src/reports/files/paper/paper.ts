import type { Language } from '../../../platform/index.js';
import type { ReportChart } from '../charts/charts.js';
import type { ReportDocument } from '../document/report-document.js';

/** A report as it stands on paper: what its pages show one after the other, the same in DOCX and PDF. */
export interface Paper {
  language: Language;
  title: string;
  period: string;
  marking: string;
  facts: ReportDocument['facts'];
  footnotes: ReportDocument['footnotes'];
  chapters: readonly Chapter[];
}

export interface Chapter {
  /** With its number. */
  title: string;
  /** Its tables need the page on its side. */
  isWide: boolean;
  startsPage: boolean;
  parts: readonly Part[];
}

/** What a chapter is made of. */
export type Part =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; isLead?: boolean }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'scale'; steps: readonly ScaleStep[] }
  | { kind: 'chart'; chart: ReportChart; caption: string }
  | PaperTable;

export interface PaperTable {
  kind: 'table';
  /** With its number. */
  caption: string;
  columns: readonly PaperColumn[];
  rows: readonly (readonly PaperCell[])[];
}

export interface PaperColumn {
  label: string;
  /** In points. */
  width: number;
  isNumber: boolean;
  /** Its label is written upwards, as there are many columns of numbers. */
  isTurned: boolean;
}

export interface PaperCell {
  text: string;
  /** The figure that is looked for first. */
  isStrong?: boolean;
  /** Belongs to the row above. */
  isIndented?: boolean;
  /** From 1, little, to 5, very much. */
  heat?: number;
}

export interface ScaleStep {
  text: string;
  heat: number;
}
