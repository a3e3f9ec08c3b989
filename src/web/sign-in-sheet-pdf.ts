import { oneLine } from '../notifications/index.js';
import { type ParticipantList, placeOf } from './participants.js';
import { blue, bytesOf, type Document, drawArtifact, type Font, fontFile, ink, newPdf, quiet, sheet } from './pdf.js';
import { hoursOn, type Line, linesOf } from './sign-in-sheet.js';
import type { Visit } from './visit.js';

const margin = 40;
const width = sheet.width - 2 * margin;
/** Where the lines of a page end, and what is written below them. */
const [lowerEdge, footAt] = [535, 552];
const padding = 5;
/** High enough to sign on. */
const leastHeight = 30;
const linesForWalkIns = 8;

const columnWidths = [34, 120, 196, 240, width - 590];

type Element = PDFKit.PDFStructureElement;

/** The sheet that people sign on one day of an event, tagged for screen readers. */
export async function signInSheetPdf(visit: Visit, list: ParticipantList, date: string): Promise<Buffer> {
  const { language, say } = visit;
  const words = say.signIn;
  const { event, footnotes } = list;
  const [title] = event.titles;
  const document = await newPdf(language, {
    margins: { left: margin, right: margin, top: margin, bottom: 0 },
    bufferPages: true,
    info: { Title: `${words.title}: ${oneLine(title?.text ?? event.slug)}, ${date}` },
  });
  const root = document.struct('Document');
  document.addStructure(root);
  const table = new Table(document, Object.values(words.columns));
  const paragraph = (
    tag: 'H1' | 'P',
    text: string,
    size: number,
    options: { lang?: string; font?: Font } = {},
  ): void => {
    const { lang, font = 'regular' } = options;
    table.breakFor(heightOf(document, text, size, width, font));
    root.add(
      document.struct(tag, lang === undefined ? {} : { lang }, () => {
        write(document, text, margin, table.top, { size, width, font, colour: tag === 'H1' ? blue : ink });
      }),
    );
    table.top = document.y + 3;
  };

  paragraph('H1', words.title, 18, { font: 'bold' });
  if (title) paragraph('P', oneLine(title.text), 12, { font: 'bold', lang: title.locale });
  paragraph('P', hoursOn(date, event, language), 10);
  const place = placeOf(list);
  if (place) paragraph('P', oneLine(place), 10);
  table.top += 6;

  const element = document.struct('Table');
  root.add(element);
  table.head(element);
  const lines = linesOf(list, visit);
  const blank: Line = { state: '', name: '', organisation: '' };
  [...lines, ...Array.from({ length: linesForWalkIns }, () => blank)].forEach((line, place) => {
    table.row(element, [String(place + 1), line.state, line.name, line.organisation, '']);
  });
  element.end();
  table.top += 8;
  for (const [note, mark] of footnotes) paragraph('P', `${mark} ${note}`, 8);
  root.end();
  numberPages(document, words.page);
  return bytesOf(document);
}

/** Lines below each other, on as many pages as they take; its head is repeated on each. */
class Table {
  top = margin;

  constructor(
    private readonly document: Document,
    private readonly labels: readonly string[],
  ) {}

  head(table: Element): void {
    this.line(this.labels, 'bold', (cells) => {
      const row = this.document.struct('TR');
      table.add(row);
      for (const cell of cells) row.add(this.document.struct('TH', {}, cell));
      row.end();
    });
  }

  row(table: Element, texts: readonly string[]): void {
    if (this.breakFor(this.heightOf(texts, 'regular'))) this.repeatHead();
    this.line(texts, 'regular', (cells) => {
      const row = this.document.struct('TR');
      table.add(row);
      for (const cell of cells) row.add(this.document.struct('TD', {}, cell));
      row.end();
    });
  }

  /** Goes on on the next page where this one has no such room; answers whether it did. */
  breakFor(height: number): boolean {
    if (this.top + height <= lowerEdge) return false;
    this.document.addPage();
    this.top = margin;
    return true;
  }

  /** Screen readers know the head from the first page. */
  private repeatHead(): void {
    this.line(this.labels, 'bold', (cells) => {
      drawArtifact(this.document, 'Pagination', () => {
        for (const cell of cells) cell();
      });
    });
  }

  private line(texts: readonly string[], font: Font, add: (cells: (() => void)[]) => void): void {
    const { document, top } = this;
    const height = this.heightOf(texts, font);
    const lefts = columnWidths.map(
      (_, column) => margin + columnWidths.slice(0, column).reduce((sum, one) => sum + one, 0),
    );
    drawArtifact(document, 'Layout', () => {
      document.lineWidth(0.5).strokeColor(quiet);
      lefts.forEach((left, column) => document.rect(left, top, columnWidths[column]!, height).stroke());
    });
    add(
      texts.map((text, column) => () => {
        write(document, text, lefts[column]! + padding, top + padding, {
          size,
          width: roomOf(column),
          font,
          colour: ink,
        });
      }),
    );
    this.top = top + height;
  }

  private heightOf(texts: readonly string[], font: Font): number {
    const heights = texts.map((text, column) => heightOf(this.document, text, size, roomOf(column), font));
    return Math.max(font === 'regular' ? leastHeight : 0, ...heights.map((height) => height + 2 * padding));
  }
}

const size = 9;
const roomOf = (column: number): number => columnWidths[column]! - 2 * padding;

interface Look {
  size: number;
  width: number;
  font: Font;
  colour: string;
}

function write(document: Document, text: string, left: number, top: number, { size, width, font, colour }: Look): void {
  document.font(fontFile(font)).fontSize(size).fillColor(colour).text(text, left, top, { width });
}

const heightOf = (document: Document, text: string, size: number, width: number, font: Font): number =>
  document.font(fontFile(font)).fontSize(size).heightOfString(text, { width });

/** Only when all is written is it known how many pages there are. */
function numberPages(document: Document, words: (number: number, count: number) => string): void {
  const { start, count } = document.bufferedPageRange();
  for (let number = 1; number <= count; number++) {
    document.switchToPage(start + number - 1);
    drawArtifact(document, 'Pagination', () => {
      document.font(fontFile('regular')).fontSize(8).fillColor(quiet);
      document.text(words(number, count), margin, footAt, { width, align: 'right' });
    });
  }
}
