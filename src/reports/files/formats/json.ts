import type { ReportDocument, ReportSection } from '../document/report-document.js';

/** The report for programs: each row with its columns by name. */
export function reportJson(document: ReportDocument): string {
  const { language, title, about, summary, facts, sections, notes, footnotes } = document;
  const tables = sections.map(tableOf);
  const marked = footnotes.map(({ mark, text }) => ({ mark, text }));
  return JSON.stringify({ language, title, about, summary, facts, sections: tables, notes, footnotes: marked });
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
