import { setImmediate } from 'node:timers/promises';
import { drawArtifact, type Font, fontFile, ink, quiet } from './pdf.js';
import { heightOf, type PdfFlow, write } from './pdf-flow.js';

type StructureElement = PDFKit.PDFStructureElement;

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
}

export interface TableLook {
  size: number;
  padding: number;
  leastHeight: number;
}

/** Rows below each other, on as many pages as they take; the head is repeated on each. */
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

  /** Lets others have their turn every few rows: long tables take seconds. */
  async draw(rows: readonly (readonly PdfCell[])[]): Promise<void> {
    const { document } = this.flow;
    this.flow.breakFor(this.headHeight + Math.min(this.heightOfRow(rows[0] ?? []), this.mostHeight));
    await this.flow.element('Table', async (table) => {
      const head = document.struct('TR');
      table.add(head);
      this.head((place, draw) => head.add(document.struct('TH', scope('Column'), draw)));
      head.end();
      for (const [place, row] of rows.entries()) {
        this.row(table, row);
        if (place % rowsInOneGo === rowsInOneGo - 1) await setImmediate();
      }
    });
  }

  /** What no page has room for goes on in another row. */
  private row(table: StructureElement, cells: readonly PdfCell[]): void {
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
    if (this.flow.breakFor(height)) this.repeatHead();
    const { document } = this.flow;
    const { top } = this.flow;
    this.ground(cells, height);
    const row = document.struct('TR');
    table.add(row);
    cells.forEach(({ text, shade }, place) => {
      const { align = 'left', namesRows = false } = this.columns[place]!;
      const draw = (): void =>
        write(document, text, this.lefts[place]! + this.look.padding, top + this.look.padding, {
          size: this.look.size,
          width: this.roomOf(place),
          font: 'regular',
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
    );
    this.columns.forEach(({ label, isTurned, align = 'left' }, place) => {
      const left = this.lefts[place]!;
      const look = { size, font: 'bold', colour: ink } as const;
      add(place, () => {
        if (!isTurned) {
          write(document, label, left + padding, top + padding, { ...look, width: this.roomOf(place), align });
          return;
        }
        const lower = top + height - padding;
        document.save().rotate(-90, { origin: [left + padding, lower] });
        write(document, label, left + padding, lower, { ...look, width: height - 2 * padding });
        document.restore();
      });
    });
    this.flow.top = top + height;
  }

  private ground(cells: readonly PdfCell[], height: number): void {
    const { document, top } = this.flow;
    drawArtifact(document, 'Layout', () => {
      cells.forEach(({ shade }, place) => {
        const { width } = this.columns[place]!;
        if (shade) document.rect(this.lefts[place]!, top, width, height).fill(shade.ground);
        document.lineWidth(0.5).strokeColor(quiet).rect(this.lefts[place]!, top, width, height).stroke();
      });
    });
  }

  private get mostHeight(): number {
    const { top, bottom } = this.flow.room;
    return bottom - top - this.headHeight;
  }

  private heightOfHead(): number {
    const { size, padding } = this.look;
    const heights = this.columns.map(({ label, isTurned }, place) =>
      isTurned ? this.lengthOfTurned(label, place) : this.heightIn(label, this.roomOf(place), 'bold'),
    );
    return Math.max(size, ...heights) + 2 * padding;
  }

  /** The shortest that divides no word and takes no more lines than the column has room for. */
  private lengthOfTurned(label: string, place: number): number {
    const { document } = this.flow;
    document.font(fontFile('bold')).fontSize(this.look.size);
    const longest = Math.max(...label.split(/\s+/).map((word) => document.widthOfString(word))) + 1;
    const fits = (length: number): boolean =>
      length >= longest && this.heightIn(label, length, 'bold') <= this.roomOf(place) + this.look.padding;
    return lengths.find(fits) ?? lengths.at(-1)!;
  }

  private heightOfRow(cells: readonly PdfCell[]): number {
    const heights = cells.map(({ text }, place) => this.heightIn(text, this.roomOf(place), 'regular'));
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
      this.heightIn(text.slice(0, length), this.roomOf(place), 'regular') <= height;
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

/** How long the lines of a turned label may be. */
const lengths = [50, 65, 80, 95, 110, 130, 160, 200];

/** pdfkit knows it, its types do not yet. */
const scope = (over: 'Column' | 'Row'): PDFKit.Mixins.StructureElementOptions & { scope: string } => ({ scope: over });
