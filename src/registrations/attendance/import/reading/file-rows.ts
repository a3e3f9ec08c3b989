import { CsvError, parse } from 'csv-parse/sync';
import type { TextEncoding } from '../../../../platform/index.js';
import { Unreadable } from './unreadable.js';

/** One row of a file; `line` is where it begins, counted from 1. */
export interface FileRow {
  line: number;
  cells: string[];
}

/** The rows of a text under one separator; `broken` says where they could not be told apart. */
export interface FileReading {
  rows: FileRow[];
  broken: Unreadable | null;
}

/** Larger files are none that a meeting service writes. */
export const mostBytes = 5_000_000;

/** @throws Unreadable for what is no text, or an empty one */
export function textOf(bytes: Uint8Array, encoding: TextEncoding): string {
  const text = decoded(bytes, encoding).replace(/\r\n?/g, '\n');
  if (!text.trim()) throw new Unreadable('upload', { en: 'The file is empty.', ru: 'Файл пуст.' });
  return text;
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('upload', {
      en:
        'The file is written neither in UTF-8 nor in UTF-16. ' +
        'Please give it as the meeting service wrote it, or save it as CSV UTF-8.',
      ru:
        'Файл записан не в UTF-8 и не в UTF-16. ' +
        'Загрузите его в том виде, в каком его создал сервис, или сохраните как CSV UTF-8.',
    });
  }
}

/** Each way in which the rows of a text may be separated into cells. */
export const separators: readonly ((text: string) => FileReading)[] = [
  (text) => quotedRows(text, ','),
  (text) => quotedRows(text, ';'),
  tabbedRows,
];

/** Webex writes ="2025-03-04 10:00:12" so that spreadsheets leave it as it is; what is quoted may have commas in it. */
const formulaCell = /(^|[,;\n])="(?="[,;\n]|[^"\n])/g;

function quotedRows(text: string, delimiter: string): FileReading {
  const rows: FileRow[] = [];
  const onRecord = (cells: string[], { lines }: { lines: number }): null => {
    const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    rows.push({ line: lines - breaks, cells: cells.map(plainCell) });
    return null;
  };
  try {
    const options = { delimiter, quote: '"', recordDelimiter: '\n', relaxColumnCount: true, relaxQuotes: true };
    parse(text.replace(formulaCell, '$1"'), { ...options, onRecord });
    return { rows, broken: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    const broken = new Unreadable('upload', {
      en: `Line ${line}: a quotation mark is opened and not closed.`,
      ru: `Строка ${line}: кавычка открыта, но не закрыта.`,
    });
    return { rows, broken };
  }
}

/** Between tabs a quotation mark is as often part of a name as it is around a cell: it is the latter on both sides. */
function tabbedRows(text: string): FileReading {
  const rows = text.split('\n').map((line, index) => ({
    line: index + 1,
    cells: line.split('\t').map((cell) => plainCell(cell.replace(/^\s*(=?)"((?:[^"]|"")*)"\s*$/, unquoted))),
  }));
  return { rows, broken: null };
}

const unquoted = (_: string, _sign: string, inside: string): string => inside.replaceAll('""', '"');

const plainCell = (cell: string): string =>
  (/^="([^"]*)"$/.exec(cell)?.[1] ?? cell).replace(/[\u200B\u200E\u200F\uFEFF]/g, '').trim();
