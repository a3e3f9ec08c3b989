import type { Readable } from 'node:stream';
import { boldCell, textCell } from '../../../platform/documents/index.js';
import {
  isQuantity,
  notTold,
  type ReportCell,
  type ReportColumn,
  type ReportDocument,
  type ReportSection,
} from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';
import { columnsOnSheet, font, heightOf, heightOfTurned, type SheetColumn } from './xlsx-layout.js';
import { propertiesFeature, tableFeature, type TableSheet } from './xlsx-features.js';

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
    ...font,
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

function sheetOf({ title, columns, rows, shares }: ReportSection, above: ReturnType<typeof aboveTables>) {
  const laidOut = columnsOnSheet(columns);
  return {
    sheet: title,
    data: [
      ...above,
      headsOf(columns, laidOut),
      ...rows.map((row, place) => {
        const height = heightOf(
          row.map((value, column) => ({
            text: typeof value === 'string' && columns[column]!.key !== 'id' ? value : '',
            width: laidOut[column]!.width,
          })),
        );
        return row.map((value, column) => ({ ...cell(value, column, columns, shares?.[place] ?? false), height }));
      }),
    ],
    columns: laidOut.map(({ width }) => ({ width })),
    stickyRowsCount: above.length + 1,
    stickyColumnsCount: namesOf(columns),
    orientation: 'landscape' as const,
  };
}

function headsOf(columns: readonly ReportColumn[], laidOut: readonly SheetColumn[]) {
  const lying = heightOf(
    columns.map(({ label }, place) => ({ text: laidOut[place]!.isTurned ? '' : label, width: laidOut[place]!.width })),
  );
  const upright = columns.map(({ label }, place) => (laidOut[place]!.isTurned ? heightOfTurned(label) : 0));
  const height = Math.max(lying, ...upright);
  return columns.map(({ label }, place) => ({
    ...boldCell(label),
    alignVertical: 'top' as const,
    height,
    ...(laidOut[place]!.isTurned && { textRotation: 90 }),
  }));
}

/** What names a row stays in view: all up to its title or name. */
function namesOf(columns: ReportSection['columns']): number {
  return columns.findIndex(({ key }) => ['title', 'name', 'figure', 'month', 'kind'].includes(key)) + 1;
}

function cell(value: ReportCell, column: number, columns: readonly ReportColumn[], isShare: boolean) {
  const { key, holds } = columns[column]!;
  const look = {
    alignVertical: 'top' as const,
    align: isQuantity(columns[column]!) ? ('right' as const) : ('left' as const),
  };
  if (typeof value === 'number')
    return { ...look, value, type: Number, format: key === 'value' && isShare ? '0%' : formatOf(value) };
  if (holds === 'day' && value !== null && value !== '')
    return { ...look, value: new Date(`${value}T00:00Z`), type: Date, format: 'dd.mm.yyyy' };
  // A text does not touch the number before it; nobody reads an id, which is there to be copied.
  const before = columns[column - 1];
  const isApart = holds === 'text' && before !== undefined && isQuantity(before);
  return { ...look, ...textCell(value ?? notTold), ...(isApart && { indent: 1 }), wrap: key !== 'id' };
}

/** As on paper: nothing that is there looks like nothing. */
function formatOf(value: number): string {
  if (Number.isInteger(value)) return '0';
  return Math.abs(value) < 0.01 ? '0.00##########' : '0.00';
}

function notesOf({ language, title, facts, sections, notes, footnotes }: ReportDocument) {
  const { sheets } = textsIn[language];
  const introduced = sections.filter(({ introduction }) => introduction !== '');
  const rows: [string, string][] = [
    [sheets.about, title],
    ...facts.map(({ label, text }): [string, string] => [label, text]),
    ...introduced.map((section): [string, string] => [section.title, section.introduction]),
    ...notes.map((note, index): [string, string] => [index === 0 ? sheets.counting : '', note]),
    ...footnotes.map(({ mark, text }): [string, string] => [mark, text]),
  ];
  const [width, textWidth] = [36, 110];
  return {
    sheet: sheets.notes,
    data: rows.map(([label, text]) => {
      const height = heightOf([
        { text: label, width },
        { text, width: textWidth },
      ]);
      const look = { alignVertical: 'top' as const, height };
      return [
        { ...boldCell(label), ...look },
        { ...textCell(text), ...look },
      ];
    }),
    columns: [{ width }, { width: textWidth }],
    orientation: 'landscape' as const,
  };
}
