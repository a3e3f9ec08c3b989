import type { IContext, ITableRowOptions, IXmlableObject, Paragraph, Table, TableCell, TableRow } from 'docx';
import { writable } from '../../../platform/documents/index.js';
import { chartsOf, pictureOf, type ReportChart } from '../charts/charts.js';
import { heatColours, type HeatMap, heatMapsOf, textOfHeat } from '../charts/heat-map.js';
import {
  columnsOnPaper,
  type ReportCell,
  type ReportDocument,
  type ReportSection,
  textOnPaper,
} from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';

/** In twentieths of a point: A4 on its side, its margins, and what is left between them. */
const page = { width: 11906, height: 16838, margin: 1000 };
const room = page.height - 2 * page.margin;

/** The report as a document to be edited further. The library is loaded with the first one. */
export async function reportDocx(document: ReportDocument): Promise<Buffer> {
  const docx = await import('docx');
  const charts = await chartsOf(document);
  const maker = new Maker(docx, document);
  const parts: (Paragraph | Table)[] = [maker.heading(document.title, 'Title'), maker.facts()];
  for (const section of document.sections) {
    parts.push(maker.heading(section.title, 'Heading1'));
    if (section.introduction !== '') parts.push(maker.paragraph(section.introduction, { keepNext: true }));
    for (const chart of charts.filter((one) => one.section === section.key)) parts.push(...(await maker.chart(chart)));
    parts.push(...(section.key === 'years' ? maker.heatMap(section) : [maker.table(section)]));
  }
  parts.push(...maker.notes());
  return docx.Packer.toBuffer(maker.file(parts));
}

type Row = () => TableCell[];

interface CellLook {
  isHead?: boolean;
  isTurned?: boolean;
  colours?: { fill: string; ink: string };
}

class Maker {
  private readonly say;

  constructor(
    private readonly docx: typeof import('docx'),
    private readonly document: ReportDocument,
  ) {
    this.say = textsIn[document.language];
  }

  heading(text: string, style: 'Title' | 'Heading1'): Paragraph {
    return new this.docx.Paragraph({ text: writable(text), style, keepNext: true });
  }

  paragraph(text: string, options: { bullet?: boolean; keepNext?: boolean } = {}): Paragraph {
    return new this.docx.Paragraph({
      text: writable(text),
      spacing: { after: 120 },
      keepNext: options.keepNext ?? false,
      ...(options.bullet && { bullet: { level: 0 } }),
    });
  }

  facts(): Table {
    const rows = this.document.facts.map(({ label, text }) => () => [
      this.cell(label, { isHead: true }),
      this.cell(text),
    ]);
    return this.grid(rows, [1, 3]);
  }

  /** Numbers stand to the right; what has no number is read from the left. */
  table(section: ReportSection): Table {
    const shown = columnsOnPaper(section);
    // Where there are many numbers their columns are narrow, and what they are called is written upwards.
    const isTurned = (key: string): boolean => weightOf[key] === undefined && shown.length > 6 && key !== 'code';
    const head = () => shown.map(({ key, label }) => this.cell(label, { isHead: true, isTurned: isTurned(key) }));
    const body = section.rows.map((row) => () => shown.map(({ place }) => this.cell(row[place]!)));
    const weights = shown.map(({ key }) => weightOf[key] ?? 1);
    return this.grid([head, ...body], weights, true, shown.some(({ key }) => isTurned(key)) ? 1500 : 0);
  }

  heatMap(section: ReportSection): (Paragraph | Table)[] {
    const tables = heatMapsOf(section).map((map) => this.heatTable(map));
    // Tables that touch would become one.
    return [this.paragraph(this.say.heatMap.legend), ...tables.flatMap((table) => [table, this.paragraph('')])];
  }

  private heatTable({ years, rows }: HeatMap): Table {
    const { columns } = this.say;
    const head = () =>
      [columns.code, columns.title, ...years.map(String)].map((label) => this.cell(label, { isHead: true }));
    const body = rows.map(({ code, title, cells }) => () => [
      this.cell(code),
      this.cell(title),
      ...cells.map((cell) => this.cell(textOfHeat(cell), { colours: heatColours[cell.heat]! })),
    ]);
    return this.grid([head, ...body], [1, 5, ...years.map(() => 1.6)], true);
  }

  async chart(chart: ReportChart): Promise<Paragraph[]> {
    const { ImageRun, Paragraph: Part } = this.docx;
    // A picture higher than its page would be cut off; there is room for a heading above it.
    const scale = Math.min(960 / chart.width, 520 / chart.height);
    const fallback = { type: 'png' as const, data: await pictureOf(chart) };
    const image = new ImageRun({
      type: 'svg',
      data: Buffer.from(chart.svg),
      fallback,
      transformation: { width: Math.round(chart.width * scale), height: Math.round(chart.height * scale) },
      altText: { name: chart.key, title: chart.title, description: chart.alternative },
    });
    return [new Part({ text: chart.title, style: 'Heading2', keepNext: true }), new Part({ children: [image] })];
  }

  notes(): Paragraph[] {
    const { notes, footnotes } = this.document;
    const { sheets } = this.say;
    return [
      this.heading(sheets.counting, 'Heading1'),
      ...notes.map((note) => this.paragraph(note, { bullet: true })),
      ...(footnotes.length > 0 ? [this.heading(sheets.footnotes, 'Heading1')] : []),
      ...footnotes.map(({ mark, text }) => this.paragraph(`${mark} ${text}`)),
    ];
  }

  file(children: (Paragraph | Table)[]) {
    const { AlignmentType, Document, Footer, PageNumber, PageOrientation, Paragraph: Part, TextRun } = this.docx;
    const footer = new Part({
      alignment: AlignmentType.RIGHT,
      children: [new TextRun({ children: [PageNumber.CURRENT, this.say.of, PageNumber.TOTAL_PAGES] })],
    });
    const margin = { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin };
    return new Document({
      title: writable(this.document.title),
      creator: 'Colloquy',
      lastModifiedBy: 'Colloquy',
      styles: {
        default: {
          document: { run: { font: 'DejaVu Sans', size: 18, language: { value: this.say.locale } } },
          title: { run: { size: 36, bold: true, color: '1F4E79' }, paragraph: { spacing: { after: 200 } } },
          heading1: {
            run: { size: 26, bold: true, color: '1F4E79' },
            paragraph: { spacing: { before: 320, after: 120 } },
          },
          heading2: {
            run: { size: 20, bold: true, color: '1B2430' },
            paragraph: { spacing: { before: 160, after: 80 } },
          },
        },
        paragraphStyles: [
          { id: styles.text, name: 'Table text', basedOn: 'Normal', run: { size: 16 } },
          {
            id: styles.number,
            name: 'Table number',
            basedOn: styles.text,
            paragraph: { alignment: AlignmentType.RIGHT },
          },
          { id: styles.head, name: 'Table head', basedOn: styles.text, run: { bold: true } },
        ],
      },
      sections: [
        {
          properties: { page: { size: { ...page, orientation: PageOrientation.LANDSCAPE }, margin } },
          footers: { default: new Footer({ children: [footer] }) },
          children,
        },
      ],
    });
  }

  /** A table as wide as the page. */
  private grid(rows: readonly Row[], weights: readonly number[], hasHead = false, headHeight = 0): Table {
    const { HeightRule, Table: Grid, TableLayoutType, WidthType } = this.docx;
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    return new Grid({
      width: { size: room, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      margins: { top: 40, bottom: 40, left: 80, right: 80, marginUnitType: WidthType.DXA },
      columnWidths: weights.map((weight) => Math.floor((weight / whole) * room)),
      rows: rows.map((cells, index) => {
        const isHead = hasHead && index === 0;
        const height = isHead && headHeight > 0 ? { height: { value: headHeight, rule: HeightRule.ATLEAST } } : {};
        return this.row(cells, { cantSplit: true, tableHeader: isHead, ...height });
      }),
    });
  }

  /** Made only when it is written out: all cells of a long table at once take many times the memory of its text. */
  private row(cells: Row, options: Omit<ITableRowOptions, 'children'>): TableRow {
    const { TableRow: Whole } = this.docx;
    class LateRow extends Whole {
      override prepForXml(context: IContext): IXmlableObject | undefined {
        return new Whole({ ...options, children: cells() }).prepForXml(context);
      }
    }
    return new LateRow({ children: [] });
  }

  /** Looks are styles and margins the table's, as each cell that has its own takes many times the memory. */
  private cell(value: ReportCell, { isHead = false, isTurned = false, colours }: CellLook = {}): TableCell {
    const { Paragraph: Part, ShadingType, TableCell: Cell, TextDirection, TextRun } = this.docx;
    const isNumber = typeof value === 'number' || value === null || colours !== undefined;
    const fill = colours?.fill ?? (isHead ? 'E8EDF3' : undefined);
    const text = textOnPaper(value, this.say.locale);
    const style = isHead ? styles.head : isNumber ? styles.number : styles.text;
    return new Cell({
      ...(isTurned && { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }),
      ...(fill && { shading: { type: ShadingType.CLEAR, fill } }),
      children: [
        colours
          ? new Part({ style, children: [new TextRun({ text, color: colours.ink })] })
          : new Part({ style, text }),
      ],
    });
  }
}

/** Of the paragraphs in cells. */
const styles = { text: 'TableText', number: 'TableNumber', head: 'TableHead' };

const weightOf: Readonly<Record<string, number>> = {
  title: 5,
  name: 4,
  figure: 4,
  evidence: 5,
  owner: 3,
  kind: 2,
  remark: 2,
  actions: 2,
  unit: 2,
  label: 3,
  baseline: 1.3,
  year: 1,
  target: 1.3,
  actual: 1.3,
};
