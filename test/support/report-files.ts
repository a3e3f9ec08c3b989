import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import readXlsxFile from 'read-excel-file/node';
import type { Person } from './cast.js';
import { download } from './downloads.js';
import type { World } from './world.js';

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
    period: {
      'period-start': { '@iso-date': string }[];
      'period-end': { '@iso-date': string }[];
      actual: { '@value'?: string; comment?: Narrated[] }[];
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

export const readXlsx = async (bytes: Buffer): Promise<Sheet[]> => (await readXlsxFile(bytes)) as Sheet[];

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
