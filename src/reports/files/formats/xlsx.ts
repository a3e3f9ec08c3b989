import type { Readable } from 'node:stream';
import { boldCell, textCell } from '../../../platform/documents/index.js';
import {
  notTold,
  type ReportCell,
  type ReportColumn,
  type ReportDocument,
  type ReportSection,
} from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';
import { propertiesFeature, tableFeature, type TableSheet } from './xlsx-features.js';

/** In letters. */
const widths: Readonly<Record<string, number>> = {
  title: 60,
  name: 48,
  text: 90,
  figure: 44,
  evidence: 60,
  owner: 36,
  representedStates: 60,
  representedOrganisations: 60,
  remark: 24,
  id: 12,
  code: 10,
  number: 6,
  label: 24,
  unit: 24,
  aggregation: 30,
};
const usualWidth = 12;
/** What the button of a filter takes of a head, and what is left empty beside its words. */
const besideHead = 4;

/** The report as a workbook: a sheet for each table, and a last one on what it is about and how it was counted. */
export async function reportXlsx(document: ReportDocument): Promise<Readable> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const utility = await import('write-excel-file/utility');
  const { language, title, period, marking, about, sections } = document;
  const above = aboveTables(document);
  const tables = sections.map((section): TableSheet => ({
    name: section.title,
    headRow: above.length,
    columnCount: section.columns.length,
    rowCount: section.rows.length,
  }));
  const properties = {
    ...{ title, subject: period, keywords: marking, creator: 'Colloquy' },
    language: textsIn[language].locale,
    createdAt: about.dataAt,
  };
  const workbook = writeXlsxFile([...sections.map((section) => sheetOf(section, above)), notesOf(document)], {
    features: [tableFeature(tables, utility), propertiesFeature(properties, utility)],
  });
  return (workbook.toStream as () => Promise<Readable>)();
}

/** What each sheet says of the report, as it may be printed or sent alone. */
function aboveTables({ language, title, period, dataOf, marking }: ReportDocument) {
  const lines = [textsIn[language].sheetHead(period, dataOf), ...(marking === '' ? [] : [marking])];
  return [[onOneLine(boldCell(title))], ...lines.map((line) => [onOneLine(textCell(line))])];
}

/** Written over the cells beside it. */
const onOneLine = <Cell extends object>(cell: Cell) => ({ ...cell, wrap: false });

const sheetOf = ({ title, columns, rows, shares }: ReportSection, above: ReturnType<typeof aboveTables>) => ({
  sheet: title,
  data: [
    ...above,
    columns.map(({ label }) => ({ ...boldCell(label), alignVertical: 'top' as const })),
    ...rows.map((row, place) => row.map((value, column) => cell(value, columns[column]!, shares?.[place] ?? false))),
  ],
  columns: columns.map((column) => ({ width: widthOf(column) })),
  stickyRowsCount: above.length + 1,
  stickyColumnsCount: namesOf(columns),
  orientation: 'landscape' as const,
});

/** As wide as what stands below, and no word of the head is broken. */
function widthOf({ key, label }: ReportColumn): number {
  const longestWord = Math.max(...label.split(/\s+/).map((word) => word.length));
  return Math.max(widths[key] ?? usualWidth, longestWord + besideHead);
}

/** What names a row stays in view: all up to its title or name. */
function namesOf(columns: ReportSection['columns']): number {
  return columns.findIndex(({ key }) => ['title', 'name', 'figure', 'month', 'kind'].includes(key)) + 1;
}

function cell(value: ReportCell, { key, holds }: ReportColumn, isShare: boolean) {
  if (typeof value === 'number') {
    const format = key === 'value' && isShare ? '0%' : Number.isInteger(value) ? '0' : '0.00##';
    return { value, type: Number, format };
  }
  if (holds === 'day' && value !== null && value !== '')
    return { value: new Date(`${value}T00:00Z`), type: Date, format: 'dd.mm.yyyy' };
  return textCell(value ?? notTold);
}

function notesOf({ language, title, facts, sections, notes, footnotes }: ReportDocument) {
  const { sheets } = textsIn[language];
  const introduced = sections.filter(({ introduction }) => introduction !== '');
  return {
    sheet: sheets.notes,
    data: [
      [boldCell(sheets.about), textCell(title)],
      ...facts.map(({ label, text }) => [boldCell(label), textCell(text)]),
      ...introduced.map((section) => [boldCell(section.title), textCell(section.introduction)]),
      ...notes.map((note, index) => [boldCell(index === 0 ? sheets.counting : ''), textCell(note)]),
      ...footnotes.map(({ mark, text }) => [boldCell(mark), textCell(text)]),
    ],
    columns: [{ width: 36 }, { width: 110 }],
    orientation: 'landscape' as const,
  };
}
