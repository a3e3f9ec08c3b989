import {
  bytesOf,
  newPdf,
  type PdfCell,
  type PdfColumn,
  PdfFlow,
  PdfTable,
  sheet,
  writable,
} from '../../../platform/documents/index.js';
import { chartsOf, pictureOf, type ReportChart } from '../charts/charts.js';
import { heatColours, type HeatMap, heatMapsOf, textOfHeat } from '../charts/heat-map.js';
import { columnsOnPaper, type ReportDocument, type ReportSection, textOnPaper } from '../document/report-document.js';
import { figureNames } from '../document/report.texts.en.js';
import { textsIn } from '../document/report.texts.js';

const margin = 40;
const width = sheet.width - 2 * margin;
const room = { left: margin, top: margin, width, bottom: 545, footAt: 560 };
const look = { size: 8, padding: 4, leastHeight: 16 };
const text = { size: 9.5, gap: 6 };
const heading = { size: 15, font: 'bold', keptWith: 90, gap: 6 } as const;

/** The report as a document to be read and printed, tagged for screen readers, with an outline. */
export async function reportPdf(document: ReportDocument): Promise<Buffer> {
  const say = textsIn[document.language];
  const pdf = await newPdf(say.locale, {
    margins: { left: margin, right: margin, top: margin, bottom: 0 },
    bufferPages: true,
    info: { Title: writable(document.title), Author: 'Colloquy' },
  });
  const charts = await chartsOf(document);
  const flow = new PdfFlow(pdf, room);
  const chapter = (title: string, keptWith: number = heading.keptWith): void => {
    flow.top += 14;
    flow.paragraph('H2', title, { ...heading, keptWith });
    pdf.outline.addItem(title);
  };

  flow.paragraph('H1', writable(document.title), { size: 22, font: 'bold', gap: 10 });
  for (const { label, text: fact } of document.facts) flow.paragraph('P', `${label}: ${writable(fact)}`, text);
  for (const section of document.sections) {
    const ofSection = charts.filter((one) => one.section === section.key);
    const [first] = ofSection;
    chapter(section.title, first && sizeOf(first).height + 75);
    if (section.introduction !== '') flow.paragraph('P', section.introduction, text);
    for (const chart of ofSection) await drawChart(flow, chart);
    if (section.key === 'years') await drawHeatMap(flow, section, say);
    else await drawTable(flow, section, say.locale);
  }
  chapter(say.sheets.counting);
  await flow.list(
    document.notes.map((note) => ({ mark: '•', text: note })),
    text.size,
  );
  if (document.footnotes.length > 0) {
    chapter(say.sheets.footnotes);
    await flow.list(document.footnotes, text.size);
  }
  flow.end((number, count) => `${number}${say.of}${count}`);
  return bytesOf(pdf);
}

/** A chart of many states is as high as a page leaves room for below a heading, and no higher. */
function sizeOf(chart: ReportChart): { width: number; height: number } {
  const scale = Math.min(width / chart.width, (room.bottom - room.top - 120) / chart.height) * 0.98;
  return { width: chart.width * scale, height: chart.height * scale };
}

async function drawChart(flow: PdfFlow, chart: ReportChart): Promise<void> {
  const size = sizeOf(chart);
  flow.paragraph('P', chart.title, { size: 10.5, font: 'bold', gap: 4, keptWith: size.height });
  flow.picture(await pictureOf(chart), { ...size, alt: chart.alternative });
}

/** Numbers have narrow columns with their names written upwards; texts share what is left. */
async function drawTable(flow: PdfFlow, section: ReportSection, locale: string): Promise<void> {
  const shown = columnsOnPaper(section);
  const manyNumbers = shown.filter(({ key }) => isNumber(key)).length > 4;
  const widths = new Map(
    shown.map(({ key }) => [key, widthOf[key] ?? (isNumber(key) ? (manyNumbers ? 42 : 80) : null)]),
  );
  const fixed = [...widths.values()].reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const sharing = [...widths.values()].filter((one) => one === null).length;
  const table: PdfColumn[] = shown.map(({ key, label }, place) => ({
    label,
    width: widths.get(key) ?? Math.min((width - fixed) / sharing, 360),
    align: isNumber(key) ? 'right' : 'left',
    isTurned: isNumber(key) && manyNumbers,
    namesRows: place === 0,
  }));
  await new PdfTable(flow, table, look).draw(
    section.rows.map((row) => shown.map(({ place }) => ({ text: textOnPaper(row[place]!, locale) }))),
  );
}

async function drawHeatMap(flow: PdfFlow, section: ReportSection, say: (typeof textsIn)['en']): Promise<void> {
  flow.paragraph('P', say.heatMap.legend, text);
  for (const map of heatMapsOf(section)) {
    await drawHeatTable(flow, map, say);
    flow.top += 8;
  }
}

async function drawHeatTable(flow: PdfFlow, { years, rows }: HeatMap, say: (typeof textsIn)['en']): Promise<void> {
  const ofYear = Math.min(90, (width - 240) / Math.max(1, years.length));
  const table: PdfColumn[] = [
    { label: say.columns.code, width: 40, namesRows: true },
    { label: say.columns.title, width: Math.min(360, width - 40 - ofYear * years.length) },
    ...years.map((year): PdfColumn => ({ label: String(year), width: ofYear, align: 'right' })),
  ];
  const cells = rows.map(({ code, title, cells: ofYears }): PdfCell[] => [
    { text: code },
    { text: writable(title) },
    ...ofYears.map((cell) => {
      const { fill, ink } = heatColours[cell.heat]!;
      return { text: textOfHeat(cell), shade: { ground: `#${fill}`, text: `#${ink}` } };
    }),
  ]);
  await new PdfTable(flow, table, look).draw(cells);
}

const numbers: ReadonlySet<string> = new Set<string>([
  ...figureNames,
  'value',
  'count',
  'baseline',
  'target',
  'actual',
  'membersBefore',
  'membersJoined',
  'membersLeft',
  'membersAfter',
]);
const isNumber = (key: string): boolean => numbers.has(key);
const widthOf: Readonly<Record<string, number>> = {
  code: 40,
  date: 62,
  dueOn: 62,
  overdue: 60,
  actions: 70,
  value: 90,
  remark: 70,
  kind: 110,
  month: 60,
  number: 30,
  label: 150,
  unit: 110,
  year: 40,
  baseline: 62,
  target: 62,
  actual: 62,
};
