import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { madeDocument, madeSection } from '../../../../test/support/builders/report-documents.js';
import type { ReportCell, ReportDocument } from '../document/report-document.js';
import { reportCsv } from './csv.js';

const documentWith = (...cells: ReportCell[]): ReportDocument =>
  madeDocument(
    [
      madeSection(
        'states',
        ['name'],
        cells.map((cell) => [cell]),
      ),
    ],
    {
      title: 'Report',
      facts: [{ label: '=Plan', text: '-1' }],
      notes: ['@note'],
      footnotes: [{ mark: '*', text: '+1', names: [] }],
    },
  );

const read = async (document: ReportDocument): Promise<Record<string, string>[]> =>
  parse(await text(await reportCsv(document)), { bom: true, columns: true, record_delimiter: '\r\n' });

const namesOf = async (...cells: ReportCell[]): Promise<string[]> =>
  (await read(documentWith(...cells))).filter(({ section }) => section === 'states').map(({ name }) => name!);

describe('a report as CSV', () => {
  it('has an apostrophe before every text that a spreadsheet would run, whatever stands before its sign', async () => {
    for (const before of ['', ' ', '\t', '\r', '\0', '\0 \0', '\ufeff', '\u200b', '\u00a0', '\u3000', '\n'])
      for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        expect(await namesOf(`${before}${sign}1`)).toEqual([`'${before.replaceAll('\0', '')}${sign}1`]);
    expect(await namesOf('\ttext', '\rtext', '\ntext')).toEqual(["'\ttext", "'\rtext", "'\ntext"]);
  });

  it('keeps numbers as they are, also negative ones, and what is harmless', async () => {
    expect(await namesOf(-1.5, 0, -3e21, null, '', 'a=1', '"Ёлка & Ко", 5', 'one\r\ntwo')).toEqual([
      '-1.5',
      '0',
      '-3e+21',
      '',
      '',
      'a=1',
      '"Ёлка & Ко", 5',
      'one\r\ntwo',
    ]);
  });

  it('guards facts, notes and footnotes, too', async () => {
    const others = (await read(documentWith())).filter(({ section }) => section !== 'states');
    expect(others.map(({ section, label, text: told }) => [section, label, told])).toEqual([
      ['title', '', 'Report'],
      ['facts', "'=Plan", "'-1"],
      ['notes', '', "'@note"],
      ['footnotes', '*', "'+1"],
    ]);
  });
});
