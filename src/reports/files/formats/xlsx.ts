import type { Readable } from 'node:stream';
import { boldCell, textCell } from '../../../platform/documents/index.js';
import { notTold, type ReportCell, type ReportDocument, type ReportSection } from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';

const widths: Record<string, number> = {
  title: 60,
  name: 48,
  figure: 44,
  evidence: 60,
  owner: 36,
  remark: 24,
  code: 10,
  number: 6,
  label: 24,
  unit: 24,
  aggregation: 30,
};

/** The report as a workbook: a sheet for each table, and a last one on what it is about and how it was counted. */
export async function reportXlsx(document: ReportDocument): Promise<Readable> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const workbook = writeXlsxFile([...document.sections.map(sheetOf), notesOf(document)]);
  return (workbook.toStream as () => Promise<Readable>)();
}

const sheetOf = ({ title, columns, rows, shares }: ReportSection) => ({
  sheet: title,
  data: [
    columns.map(({ label }) => boldCell(label)),
    ...rows.map((row, place) =>
      row.map((value, column) => cell(value, columns[column]!.key === 'value' && (shares?.[place] ?? false))),
    ),
  ],
  columns: columns.map(({ key }) => ({ width: widths[key] ?? 15 })),
  stickyRowsCount: 1,
  stickyColumnsCount: namesOf(columns),
  orientation: 'landscape' as const,
});

/** What names a row stays in view: all up to its title or name. */
function namesOf(columns: ReportSection['columns']): number {
  return columns.findIndex(({ key }) => ['title', 'name', 'figure', 'month', 'kind'].includes(key)) + 1;
}

function cell(value: ReportCell, isShare: boolean) {
  if (typeof value === 'number') {
    const format = isShare ? '0%' : Number.isInteger(value) ? '0' : '0.00##';
    return { value, type: Number, format };
  }
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
  };
}
