import { setImmediate } from 'node:timers/promises';
import { edge, ink, line, quiet } from './colours.js';
import { drawArtifact, type Font, fontFile } from './pdf.js';
import { heightOf, type PdfFlow, rule, type StructureElement, write } from './pdf-flow.js';

export interface PdfColumn {
  label: string;
  /** In points. */
  width: number;
  align?: 'left' | 'right';
  /** Its label is written upwards, as in a narrow column of numbers. */
  isTurned?: boolean;
  /** Its cells name their rows. */
  namesRows?: boolean;
}

export interface PdfCell {
  text: string;
  /** Colours of its ground and of its text. */
  shade?: { ground: string; text: string };
  isStrong?: boolean;
  /** Belongs to the row above. */
  isIndented?: boolean;
}

export interface TableLook {
  size: number;
  padding: number;
  leastHeight: number;
  /** Boxes to write in, or only lines between the rows. */
  rules: 'boxes' | 'lines';
  /** What is written above it. */
  caption?: string;
}

/** Rows below each other, on as many pages as they take; the head is repeated on each, and no row is left alone. */
export class PdfTable {
  private readonly lefts: readonly number[];
  private readonly headHeight: number;

  constructor(
    private readonly flow: PdfFlow,
    private readonly columns: readonly PdfColumn[],
    private readonly look: TableLook,
  ) {
    this.lefts = columns.map((_, place) =>
      columns.slice(0, place).reduce((left, { width }) => left + width, flow.room.left),
    );
    this.headHeight = this.heightOfHead();
  }

  /** How much stands together on the page on which the table begins. */
  startHeight(rows: readonly (readonly PdfCell[])[]): number {
    // Of three rows none can be parted from another.
    const first = rows.slice(0, rows.length === 3 ? 3 : 2).reduce((sum, row) => sum + this.heightOfRow(row), 0);
    return this.captionHeight + this.headHeight + Math.min(first, this.mostHeight);
  }

  /** Lets others have their turn every few rows: long tables take seconds. */
  async draw(rows: readonly (readonly PdfCell[])[]): Promise<void> {
    const { document } = this.flow;
    this.flow.breakFor(this.startHeight(rows));
    await this.flow.element('Table', async (table) => {
      if (this.look.caption !== undefined) this.caption(table, this.look.caption);
      const head = document.struct('TR');
      table.add(head);
      this.head((place, draw) => head.add(document.struct('TH', scope('Column'), draw)));
      head.end();
      for (const [place, row] of rows.entries()) {
        const isLastButOne = place > 0 && place === rows.length - 2;
        this.row(table, row, isLastButOne ? this.heightOfRow(rows.at(-1)!) : 0);
        if (place % rowsInOneGo === rowsInOneGo - 1) await setImmediate();
      }
    });
  }

  /** What no page has room for goes on in another row. */
  private row(table: StructureElement, cells: readonly PdfCell[], keptWith = 0): void {
    const height = this.heightOfRow(cells);
    if (height > this.mostHeight) {
      const parts = cells.map(({ text }, place) => this.split(text, place, this.mostHeight - 2 * this.look.padding));
      this.row(
        table,
        cells.map((cell, place) => ({ ...cell, text: parts[place]![0] })),
      );
      this.row(
        table,
        cells.map((cell, place) => ({ ...cell, text: parts[place]![1] })),
      );
      return;
    }
    if (this.flow.breakFor(height + (height + keptWith > this.mostHeight ? 0 : keptWith))) this.repeatHead();
    const { document } = this.flow;
    const { top } = this.flow;
    this.ground(cells, height);
    const row = document.struct('TR');
    table.add(row);
    cells.forEach(({ text, shade, isStrong = false, isIndented = false }, place) => {
      const { align = 'left', namesRows = false } = this.columns[place]!;
      this.flow.wrote(text);
      const inner = isIndented ? indent : 0;
      const draw = (): void =>
        write(document, text, this.lefts[place]! + this.look.padding + inner, top + this.look.padding, {
          size: this.look.size,
          width: this.roomOf(place) - inner,
          font: isStrong ? this.flow.fonts.bold : this.flow.fonts.text,
          colour: shade?.text ?? ink,
          align,
        });
      row.add(namesRows ? document.struct('TH', scope('Row'), draw) : document.struct('TD', {}, draw));
    });
    row.end();
    this.flow.top = top + height;
  }

  /** Screen readers know the head from the first page. */
  private repeatHead(): void {
    this.head((_, draw) => drawArtifact(this.flow.document, 'Pagination', draw));
  }

  private head(add: (place: number, draw: () => void) => void): void {
    const { document, top } = this.flow;
    const { padding, size } = this.look;
    const height = this.headHeight;
    this.ground(
      this.columns.map(() => ({ text: '' })),
      height,
      true,
    );
    this.columns.forEach(({ label, isTurned, align = 'left' }, place) => {
      const left = this.lefts[place]!;
      const look = { size, font: this.flow.fonts.bold, colour: this.look.rules === 'boxes' ? ink : quiet };
      const lower = top + height - padding;
      add(place, () => {
        if (!isTurned) {
          const labelTop = lower - this.heightIn(label, this.roomOf(place), this.flow.fonts.bold);
          write(document, label, left + padding, labelTop, { ...look, width: this.roomOf(place), align });
          return;
        }
        // Above its numbers, which stand to the right.
        const length = height - 2 * padding;
        const right = left + this.columns[place]!.width - padding;
        const start = Math.max(left + 1, right - this.heightIn(label, length, this.flow.fonts.bold));
        document.save().rotate(-90, { origin: [start, lower] });
        write(document, label, start, lower, { ...look, width: length });
        document.restore();
      });
    });
    this.flow.top = top + height;
  }

  private ground(cells: readonly PdfCell[], height: number, isHead = false): void {
    const { document, top } = this.flow;
    drawArtifact(document, 'Layout', () => {
      cells.forEach(({ shade }, place) => {
        const { width } = this.columns[place]!;
        if (shade) document.rect(this.lefts[place]!, top, width, height).fill(shade.ground);
        if (this.look.rules === 'boxes')
          document.lineWidth(0.5).strokeColor(quiet).rect(this.lefts[place]!, top, width, height).stroke();
      });
      const width = this.columns.reduce((sum, column) => sum + column.width, 0);
      if (this.look.rules === 'lines') rule(document, this.lefts[0]!, top + height, width, isHead ? edge : line);
    });
  }

  private caption(table: StructureElement, text: string): void {
    const { document, top, room } = this.flow;
    const look = { size: captionSize, font: this.flow.fonts.bold, colour: ink, width: room.width };
    table.add(document.struct('Caption', {}, () => write(document, text, room.left, top, look)));
    this.flow.top = top + this.captionHeight;
  }

  private get captionHeight(): number {
    const { caption } = this.look;
    if (caption === undefined) return 0;
    return heightOf(this.flow.document, caption, captionSize, this.flow.room.width, this.flow.fonts.bold) + 4;
  }

  private get mostHeight(): number {
    const { top, bottom } = this.flow.room;
    return bottom - top - this.headHeight;
  }

  private heightOfHead(): number {
    const { size, padding } = this.look;
    const heights = this.columns.map(({ label, isTurned }, place) =>
      isTurned ? this.lengthOfTurned(label, place) : this.heightIn(label, this.roomOf(place), this.flow.fonts.bold),
    );
    return Math.max(size, ...heights) + 2 * padding;
  }

  /** The shortest that divides no word and takes no more lines than the column has room for. */
  private lengthOfTurned(label: string, place: number): number {
    const { document } = this.flow;
    document.font(fontFile(this.flow.fonts.bold)).fontSize(this.look.size);
    const longest = Math.max(...label.split(/\s+/).map((word) => document.widthOfString(word))) + 1;
    const fits = (length: number): boolean =>
      length >= longest && this.heightIn(label, length, this.flow.fonts.bold) <= this.roomOf(place) + this.look.padding;
    return lengths.find(fits) ?? lengths.at(-1)!;
  }

  private heightOfRow(cells: readonly PdfCell[]): number {
    const { text: regular, bold } = this.flow.fonts;
    const heights = cells.map(({ text, isStrong, isIndented }, place) =>
      this.heightIn(text, this.roomOf(place) - (isIndented ? indent : 0), isStrong ? bold : regular),
    );
    return Math.max(this.look.leastHeight, Math.max(0, ...heights) + 2 * this.look.padding);
  }

  private heightIn(text: string, width: number, font: Font): number {
    return heightOf(this.flow.document, text, this.look.size, width, font);
  }

  private roomOf(place: number): number {
    return this.columns[place]!.width - 2 * this.look.padding;
  }

  /** As much of it as has this room, to the end of a word where there is one, and the rest. */
  private split(text: string, place: number, height: number): [string, string] {
    const fits = (length: number): boolean =>
      this.heightIn(text.slice(0, length), this.roomOf(place), this.flow.fonts.text) <= height;
    if (fits(text.length)) return [text, ''];
    let [least, greatest] = [1, text.length - 1];
    while (least < greatest) {
      const middle = Math.ceil((least + greatest) / 2);
      if (fits(middle)) least = middle;
      else greatest = middle - 1;
    }
    const end = text.lastIndexOf(' ', least);
    const length = end > 0 ? end : least;
    return [text.slice(0, length), text.slice(length).trimStart()];
  }
}

const rowsInOneGo = 20;
const captionSize = 9.5;
const indent = 8;

/** How long the lines of a turned label may be. */
const lengths = [50, 65, 80, 95, 110, 130, 160, 200];

/** pdfkit knows it, its types do not yet. */
const scope = (over: 'Column' | 'Row'): PDFKit.Mixins.StructureElementOptions & { scope: string } => ({ scope: over });
