import { accent, edge, ink, line, quiet } from './colours.js';
import { type Document, drawArtifact, type Font, fontFile } from './pdf.js';

export type StructureElement = PDFKit.PDFStructureElement;

/**
 * The room on a page that texts, tables and pictures fill from above; what is written below it tells the page's number.
 */
export interface PageRoom {
  left: number;
  top: number;
  width: number;
  bottom: number;
  footAt: number;
  /** Of the page, where it is not the document's own; in points. */
  size?: [number, number];
}

export interface TextLook {
  size: number;
  font?: Font;
  colour?: string;
  /** The language of the text where it is not the document's. */
  language?: string;
  /** Space below it. */
  gap?: number;
  /** What must still have room on the same page below it. */
  keptWith?: number;
}

/** What belongs below the pages on which one of these names stands. */
export interface PageFootnote {
  text: string;
  names: readonly string[];
}

/** What stands around the room of each page; screen readers pass over it. */
export interface PageEdges {
  /** Below, to the right: which page it is. */
  foot: string;
  /** Below, to the left. */
  mark?: string;
  /** Above, over a line. */
  head?: string;
}

/**
 * What goes down a page and on to the next, tagged for screen readers. The document must keep its pages
 * (`bufferPages`).
 */
export class PdfFlow {
  top: number;
  private readonly root: StructureElement;
  private readonly pages: { room: PageRoom; footnotes: Set<PageFootnote> }[] = [];

  constructor(
    readonly document: Document,
    public room: PageRoom,
    private readonly options: { footnotes?: readonly PageFootnote[]; text?: Font; bold?: Font } = {},
  ) {
    this.top = room.top;
    this.root = document.struct('Document');
    document.addStructure(this.root);
    this.pages.push({ room, footnotes: new Set() });
  }

  get fonts(): { text: Font; bold: Font } {
    return { text: this.options.text ?? 'regular', bold: this.options.bold ?? 'bold' };
  }

  /** How many pages there are so far. */
  get page(): number {
    return this.pages.length;
  }

  /** An element of the document that its parts are added to while they are drawn. */
  async element(tag: string, fill: (element: StructureElement) => void | Promise<void>): Promise<void> {
    const element = this.begin(tag);
    await fill(element);
    element.end();
  }

  /** An element that is read out here and drawn later; whoever asks for it ends it. */
  begin(tag: string): StructureElement {
    const element = this.document.struct(tag);
    this.root.add(element);
    return element;
  }

  paragraph(tag: 'H1' | 'H2' | 'H3' | 'P', text: string, look: TextLook): void {
    const { left, width } = this.room;
    const { language, font = this.fonts.text, colour = tag === 'P' ? ink : accent, gap = 3, keptWith = 0 } = look;
    this.breakFor(this.heightOf(text, look) + keptWith);
    this.wrote(text);
    this.root.add(
      this.document.struct(tag, language === undefined ? {} : { lang: language }, () => {
        write(this.document, text, left, this.top, { size: look.size, width, font, colour });
      }),
    );
    this.top = this.document.y + gap;
  }

  heightOf(text: string, { size, font = this.fonts.text }: Pick<TextLook, 'size' | 'font'>): number {
    return heightOf(this.document, text, size, this.room.width, font);
  }

  async list(items: readonly { mark: string; text: string }[], size: number): Promise<void> {
    const { left, width } = this.room;
    const indent = 2 * size;
    const look = { size, font: this.fonts.text, colour: ink } as const;
    await this.element('L', (list) => {
      for (const { mark, text } of items) {
        this.breakFor(heightOf(this.document, text, size, width - indent, look.font));
        const { top } = this;
        const label = this.document.struct('Lbl', {}, () =>
          write(this.document, mark, left, top, { ...look, width: indent }),
        );
        const body = this.document.struct('LBody', {}, () =>
          write(this.document, text, left + indent, top, { ...look, width: width - indent }),
        );
        const item = this.document.struct('LI');
        list.add(item);
        item.add(label).add(body).end();
        this.top = this.document.y + 3;
      }
    });
  }

  picture(png: Buffer, { width, height, alt }: { width: number; height: number; alt: string }): void {
    const { document, room } = this;
    this.breakFor(height);
    const { top } = this;
    const options = { alt, bbox: [room.left, top, room.left + width, top + height] };
    this.root.add(document.struct('Figure', options, () => document.image(png, room.left, top, { width, height })));
    this.top = top + height + 8;
  }

  /** Goes on on the next page where this one has no such room; answers whether it did. */
  breakFor(height: number): boolean {
    const { top, bottom } = this.room;
    if (this.top + height <= bottom || this.top === top) return false;
    this.nextPage();
    return true;
  }

  /** Goes on on a page of its own. */
  nextPage(room: PageRoom = this.room): void {
    this.join();
    this.room = room;
    this.document.addPage({ ...this.document.options, ...(room.size && { size: room.size }) });
    this.pages.push({ room, footnotes: new Set() });
    this.top = room.top;
  }

  /** Remembers that this stands on the page, as a footnote may belong to it. */
  wrote(text: string): void {
    for (const footnote of this.options.footnotes ?? [])
      if (footnote.names.some((name) => text.includes(name))) this.pages.at(-1)!.footnotes.add(footnote);
  }

  /**
   * A page that is done waits for its number as one piece: each stroke and word by itself takes many times the memory.
   */
  private join(): void {
    const { content } = this.document.page as unknown as { content: { buffer: Buffer[] } };
    content.buffer = [Buffer.concat(content.buffer)];
  }

  /** Only when all is written is it known how many pages there are. */
  end(edges: (number: number, count: number) => PageEdges): void {
    this.root.end();
    const { document } = this;
    const { start, count } = document.bufferedPageRange();
    for (const [place, { room, footnotes }] of this.pages.entries()) {
      document.switchToPage(start + place);
      const { foot, mark = '', head = '' } = edges(place + 1, count);
      drawArtifact(document, 'Pagination', () => {
        const small = { size: 8, font: this.fonts.text, colour: quiet } as const;
        const { left, width, footAt } = room;
        write(document, foot, left, footAt, { ...small, width, align: 'right' });
        if (mark !== '') write(document, mark, left, footAt, { ...small, font: this.fonts.bold, width: width - 80 });
        if (head !== '') {
          write(document, head, left, 32, { ...small, width });
          rule(document, left, 46, width, line);
        }
        this.drawFootnotes(room, [...footnotes]);
      });
    }
  }

  /** Above what tells the page's number. */
  private drawFootnotes({ left, width, footAt }: PageRoom, footnotes: readonly PageFootnote[]): void {
    if (footnotes.length === 0) return;
    const look = { size: 7.5, font: this.fonts.text, colour: quiet, width };
    const text = footnotes.map((footnote) => footnote.text).join('\n');
    const top = footAt - 6 - heightOf(this.document, text, look.size, width, look.font);
    rule(this.document, left, top - 3, 80, edge);
    write(this.document, text, left, top, look);
  }
}

interface WrittenLook {
  size: number;
  width: number;
  font: Font;
  colour: string;
  align?: 'left' | 'right';
}

export function write(document: Document, text: string, left: number, top: number, look: WrittenLook): void {
  const { size, width, font, colour, align = 'left' } = look;
  document.font(fontFile(font)).fontSize(size).fillColor(colour).text(text, left, top, { width, align });
}

/** A line from left to right. */
export function rule(document: Document, left: number, top: number, width: number, colour: string): void {
  document
    .lineWidth(0.6)
    .strokeColor(colour)
    .moveTo(left, top)
    .lineTo(left + width, top)
    .stroke();
}

export const heightOf = (document: Document, text: string, size: number, width: number, font: Font): number =>
  document.font(fontFile(font)).fontSize(size).heightOfString(text, { width });
