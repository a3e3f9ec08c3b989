import type { ReportDocument, ReportSection } from '../document/report-document.js';

/** The report for programs: each row with its columns by name. */
export function reportJson({ language, title, facts, sections, notes, footnotes }: ReportDocument): string {
  return JSON.stringify({ language, title, facts, sections: sections.map(tableOf), notes, footnotes });
}

const tableOf = ({ key, title, introduction, columns, rows, rowKeys }: ReportSection) => ({
  key,
  title,
  introduction,
  rows: rows.map((row, index) => ({
    ...(rowKeys && { key: rowKeys[index] }),
    ...Object.fromEntries(columns.map((column, place) => [column.key, row[place]])),
  })),
});
