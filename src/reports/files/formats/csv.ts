import { Readable } from 'node:stream';
import { writable } from '../../../platform/documents/index.js';
import type { ReportCell, ReportDocument } from '../document/report-document.js';

type CsvRow = Record<string, ReportCell>;

/**
 * The report as one table (RFC 4180, UTF-8 with its mark at the beginning). It is wide: each figure has a column of its
 * own, the same in every section, so that a filter on `section` leaves an ordinary table with numbers in it. A long
 * one, a line a figure, would put numbers and texts into one column and make readers turn it round first.
 */
export async function reportCsv(document: ReportDocument): Promise<Readable> {
  const { stringify } = await import('csv-stringify');
  const writer = stringify({
    bom: true,
    header: true,
    columns: columnsOf(document),
    record_delimiter: 'windows',
    cast: { string: neutral },
  });
  return Readable.from(rowsOf(document)).pipe(writer);
}

const columnsOf = ({ sections }: ReportDocument): string[] => [
  ...new Set(['section', 'key', ...sections.flatMap(({ columns }) => columns.map(({ key }) => key)), 'label', 'text']),
];

function* rowsOf({ title, facts, sections, notes, footnotes }: ReportDocument): Generator<CsvRow> {
  for (const { key: section, columns, rows, rowKeys } of sections)
    for (const [index, row] of rows.entries())
      yield {
        section,
        ...(rowKeys && { key: rowKeys[index]! }),
        ...Object.fromEntries(columns.map(({ key }, place) => [key, row[place]!])),
      };
  yield { section: 'title', text: title };
  for (const { label, text } of facts) yield { section: 'facts', label, text };
  for (const text of notes) yield { section: 'notes', text };
  for (const { mark, text } of footnotes) yield { section: 'footnotes', label: mark, text };
}

/** What a spreadsheet would take for a formula, also behind what cannot be seen. Numbers never come here. */
const formula = /^[\p{C}\p{Z}\s]*[=+\-@＝＋－＠﹣﹢﹦﹫]|^[\t\r\n]/u;

/** A text with an apostrophe before it where a spreadsheet would run it. */
function neutral(value: string): string {
  const dangerous = formula.test(value);
  return `${dangerous ? "'" : ''}${writable(value)}`;
}
