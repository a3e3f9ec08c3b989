import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import readXlsxFile from 'read-excel-file/node';
import type { Person } from '../harness/cast.js';
import { download } from '../harness/downloads.js';
import type { World } from '../harness/world.js';
import type { ReadTable } from './report-paper.js';

export type Cell = string | number | null;
export type Row = Record<string, Cell>;

/** A report read back from its JSON. */
export interface ReportFile {
  language: string;
  title: string;
  facts: { label: string; text: string }[];
  sections: { key: string; title: string; introduction: string; rows: Row[] }[];
  notes: string[];
  footnotes: { mark: string; text: string }[];
}

export interface Sheet {
  sheet: string;
  /** What stands above its table. */
  above: Cell[];
  data: Cell[][];
}

/** An element of an XML file as objects: attributes begin with "@", elements are lists. */
export interface Narrated {
  narrative: { '@xml:lang': string; '#text': string }[];
}
export interface IatiResult {
  '@type': string;
  title: Narrated[];
  description: Narrated[];
  indicator: {
    title: Narrated[];
    '@measure': string;
    '@ascending': string;
    description?: Narrated[];
    baseline?: { '@year': string; '@value': string }[];
    period?: {
      'period-start': { '@iso-date': string }[];
      'period-end': { '@iso-date': string }[];
      target?: { '@value': string }[];
      actual?: { '@value': string }[];
    }[];
  }[];
}
export interface IatiActivity {
  'iati-identifier': { '#text': string }[] | string[];
  title: Narrated[];
  description: Narrated[];
  'activity-status': { '@code': string }[];
  result: IatiResult[];
}

/** How names of the files of a report end. */
export const endings = ['xlsx', 'csv', 'json', 'xml', 'docx', 'pdf'];

export const addressOfFile = (ending: string, parameters: Record<string, string | string[]> = {}): string => {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters))
    for (const value of [values].flat()) search.append(name, value);
  return `/reports/activity.${ending}?${search.toString()}`;
};

export const readJson = (bytes: Buffer): ReportFile => JSON.parse(bytes.toString()) as ReportFile;

/** The rows of a CSV file as texts by column. */
export const readCsv = (bytes: Buffer): Record<string, string>[] =>
  parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' });

/** The sheets of a workbook; days as in the API. */
export const readXlsx = async (bytes: Buffer): Promise<Sheet[]> =>
  (await readXlsxFile(bytes)).map(({ sheet, data }) => {
    const rows = data.map((row) =>
      row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell as Cell))),
    );
    const head = rows.findIndex((row) => row.filter((cell) => cell !== null).length > 1);
    return { sheet, above: rows.slice(0, head).map(([text]) => text!), data: rows.slice(head) };
  });

export function readIati(bytes: Buffer): IatiActivity {
  const parser = new XMLParser({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  });
  const { 'iati-activities': files } = parser.parse(bytes) as {
    'iati-activities': { 'iati-activity': IatiActivity[] }[];
  };
  return files[0]!['iati-activity'][0]!;
}

export async function jsonFor(
  world: World,
  who: Person,
  parameters: Record<string, string | string[]> = {},
): Promise<ReportFile> {
  return readJson((await download(world, who, addressOfFile('json', parameters))).bytes);
}

export const rowsOf = ({ sections }: ReportFile, key: string): Row[] =>
  sections.find((section) => section.key === key)!.rows;

/** A text document read back. */
export interface ReadDocx {
  headings: string[];
  paragraphs: string[];
  /** Each a list of rows of cells, with what is written above it. */
  tables: ReadTable[];
  languages: string[];
  /** What stands for pictures where they cannot be seen. */
  alternatives: string[];
  repeatedHeads: number;
}

/** Reads a DOCX by its own XML, in the order of the document. */
export function readDocx(bytes: Buffer): ReadDocx {
  const parts = partsOf(bytes);
  const body = parts.get('word/document.xml')!;
  const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!);
  const textOf = (xml: string): string => decoded(all(xml, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g).join(''));
  const paragraphs = all(body, /<w:p>(.*?)<\/w:p>/gs);
  return {
    paragraphs: paragraphs.map(textOf),
    headings: paragraphs.filter((xml) => /<w:pStyle w:val="(Title|Heading1)"\/>/.test(xml)).map(textOf),
    tables: [
      ...body.matchAll(/<w:p>.*?<w:pStyle w:val="TableCaption"\/>((?!<w:p>).)*?<\/w:p><w:tbl>.*?<\/w:tbl>/gs),
    ].map(([found]) => {
      const captionAt = found.lastIndexOf('<w:p>', found.indexOf('<w:tbl>'));
      const [caption, table] = [
        found.slice(captionAt, found.indexOf('<w:tbl>')),
        found.slice(found.indexOf('<w:tbl>')),
      ];
      const rows = all(table, /<w:tr>(.*?)<\/w:tr>/gs).map((row) => all(row, /<w:tc>(.*?)<\/w:tc>/gs).map(textOf));
      return { caption: textOf(caption), rows };
    }),
    languages: all(parts.get('word/styles.xml')!, /<w:lang w:val="([^"]*)"/g),
    alternatives: all(body, /<wp:docPr [^>]*descr="([^"]*)"/g).map(decoded),
    repeatedHeads: all(body, /(<w:tblHeader\/>)/g).length,
  };
}

const decoded = (text: string): string =>
  text.replaceAll(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: 'lt') => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name],
  );

/** The files of a ZIP by their names, as texts, by its central directory. */
export function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  for (let at = zip.indexOf(directoryEntry); at >= 0; at = zip.indexOf(directoryEntry, at + 46)) {
    const [method, size, nameLength, start] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const begin = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(begin, begin + size);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString());
  }
  return parts;
}

const directoryEntry = Buffer.from('PK\u0001\u0002');
