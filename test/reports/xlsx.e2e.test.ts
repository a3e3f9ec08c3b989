import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { russian } from '../../src/reports/files/document/report.texts.ru.js';
import { frozen } from '../support/builders/frozen-reports.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { heldEvent } from '../support/builders/reports.js';
import type { Person } from '../support/harness/cast.js';
import { download } from '../support/harness/downloads.js';
import { startWorld, type World } from '../support/harness/world.js';
import { addressOfFile, partsOf, readXlsx, type Sheet } from '../support/oracles/report-files.js';

const year = { from: '2024-01-01', to: '2024-12-31', locale: 'ru' };
const odd = 'Отчёт "2024": <первый> & ’последний’';

type Xml = Record<string, unknown>;
const parser = new XMLParser({ attributeNamePrefix: '@', ignoreAttributes: false, parseTagValue: false });
const list = <Item>(items: Item | Item[] | undefined): Item[] =>
  items === undefined ? [] : ([items].flat() as Item[]);

/** A workbook: its sheets in two readings, its names and properties. */
interface Workbook {
  sheets: (Sheet & { xml: Xml })[];
  names: { sheet: string; name: string; range: string }[];
  properties: Xml;
}

let world: World;
let workbook: Workbook;
beforeAll(async () => {
  world = await startWorld();
  await heldEvent(world, '2024-03-01T10:00', [{ member: world.ids.expert }], { actions: ['VI.6', 'II.3'] });
  await published(world, outcomeInput('A study', { date: '2024-05-20', actions: ['VI.6'] }));
  workbook = await workbookAt(addressOfFile('xlsx', year), 'secretariat');
}, 120_000);
afterAll(async () => {
  await world.stop();
});

async function workbookAt(path: string, who: Person): Promise<Workbook> {
  const { bytes } = await download(world, who, path);
  const parts = partsOf(bytes);
  const read = (name: string) => parser.parse(parts.get(name)!) as Record<string, Xml>;
  const { workbook: book } = read('xl/workbook.xml') as { workbook: Record<string, Record<string, Xml | Xml[]>> };
  const sheets = (await readXlsx(bytes)).map((sheet, place) => ({
    ...sheet,
    xml: read(`xl/worksheets/sheet${place + 1}.xml`)['worksheet']!,
  }));
  const names = list(book['definedNames']!['definedName']).map((name) => ({
    sheet: sheets[Number(name['@localSheetId'])]!.sheet,
    name: String(name['@name']),
    range: String(name['#text']),
  }));
  return { sheets, names, properties: read('docProps/core.xml')['cp:coreProperties']! };
}

/** All but the notes. */
const tables = () => workbook.sheets.slice(0, -1);
const lettersOf = (place: number): string =>
  (place < 26 ? '' : lettersOf(Math.floor(place / 26) - 1)) + 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place % 26]!;

describe('the report as a workbook', () => {
  it('says on each sheet what it is, of which days, when the data were read, and that it is internal', async () => {
    for (const { sheet, above } of tables())
      expect([sheet, ...above]).toEqual([
        sheet,
        'Отчёт о деятельности: План действий Пражского процесса на 2023–2027 годы',
        expect.stringMatching(/^Период: с 1 января 2024 г\. по 31 декабря 2024 г\.; данные на .* UTC\.$/),
        'Для внутреннего пользования, не для публикации',
      ]);
    const { sheets } = await workbookAt(addressOfFile('xlsx', year), 'observer');
    for (const { above } of sheets.slice(0, -1)) expect(above).toHaveLength(2);
  });

  it('has filters on the heads of each table and over all its rows', () => {
    for (const { sheet, above, data, xml } of tables()) {
      const [first, last] = [above.length + 1, above.length + data.length];
      const range = `A${first}:${lettersOf(data[0]!.length - 1)}${last}`;
      expect([sheet, (xml['autoFilter'] as Xml)['@ref']]).toEqual([sheet, range]);
      expect(workbook.names).toContainEqual({
        sheet,
        name: '_xlnm._FilterDatabase',
        range: `'${sheet}'!${range.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`,
      });
    }
  });

  it('repeats what stands above the rows on each printed page, as wide as one page on its side', () => {
    for (const { sheet, above, xml } of workbook.sheets) {
      expect(xml['pageSetup']).toMatchObject({ '@orientation': 'landscape', '@fitToWidth': '1', '@fitToHeight': '0' });
      expect(xml['sheetPr']).toEqual({ pageSetUpPr: { '@fitToPage': '1' } });
      expect((xml['headerFooter'] as Xml)['oddFooter']).toBe('&L&A&R&P / &N');
      const isTable = sheet !== workbook.sheets.at(-1)!.sheet;
      expect(workbook.names.filter((one) => one.sheet === sheet && one.name === '_xlnm.Print_Titles')).toEqual(
        isTable ? [{ sheet, name: '_xlnm.Print_Titles', range: `'${sheet}'!$1:$${above.length + 1}` }] : [],
      );
    }
  });

  it('keeps heads, codes and titles in view', () => {
    const paneOf = (wanted: string): unknown => {
      const { xml } = workbook.sheets.find(({ sheet }) => sheet === wanted)!;
      const { sheetView } = xml['sheetViews'] as { sheetView: { pane: Xml } };
      return [sheetView.pane['@xSplit'], sheetView.pane['@ySplit'], sheetView.pane['@state']];
    };
    expect(paneOf(russian.sections.actions.title)).toEqual(['3', '4', 'frozen']);
    expect(paneOf(russian.sections.states.title)).toEqual(['2', '4', 'frozen']);
  });

  it('has rows as high as their texts, and columns in which no word of a head is broken or heads stand upright', () => {
    for (const { above, data, xml } of tables()) {
      const widths = list((xml['cols'] as { col: Xml | Xml[] }).col).map((column) => Number(column['@width']));
      const heights = list((xml['sheetData'] as { row: Xml | Xml[] }).row).map((row) => Number(row['@ht']));
      for (const [place, head] of data[0]!.entries()) {
        const isBroken = String(head)
          .split(/\s+/)
          .some((word) => word.length + 3 >= widths[place]!);
        const isUpright = heights[above.length]! >= String(head).length * 5.6;
        expect({ head, whole: !isBroken || isUpright }).toEqual({ head, whole: true });
      }
      for (const [place, row] of data.slice(1).entries())
        for (const [column, text] of row.entries()) {
          if (typeof text !== 'string' || data[0]![column] === russian.columns.id) continue;
          const least = (text.length / widths[column]!) * 12;
          expect({ text, fits: heights[above.length + 1 + place]! >= least }).toEqual({ text, fits: true });
        }
    }
  });

  it('has days as days, which spreadsheets sort and count with', () => {
    const outcomes = workbook.sheets.find(({ sheet }) => sheet === russian.sections.outcomes.title)!;
    const row = list((outcomes.xml['sheetData'] as { row: Xml[] }).row).at(-1)!;
    // 45432 days from 30 December 1899; no "t" means a number.
    expect((row['c'] as Xml[])[0]).toMatchObject({ v: '45432' });
    expect((row['c'] as Xml[])[0]!['@t']).toBeUndefined();
    expect(outcomes.data.at(-1)![0]).toBe('2024-05-20');
  });

  it('says of itself what it is, in its language, whatever it is called', async () => {
    expect(workbook.properties).toMatchObject({
      'dc:title': 'Отчёт о деятельности: План действий Пражского процесса на 2023–2027 годы',
      'dc:creator': 'Colloquy',
      'dc:language': 'ru-RU',
      'cp:keywords': 'Для внутреннего пользования, не для публикации',
    });
    await world.database.rows("UPDATE action_plan SET title = jsonb_build_object('en', $1::text)", [odd]);
    const { properties, sheets } = await workbookAt(`/reports/frozen/${await frozen(world, 2024)}.xlsx`, 'secretariat');
    expect(properties['dc:title']).toContain(odd);
    expect(sheets[0]!.above[0]).toContain(odd);
  });
});
