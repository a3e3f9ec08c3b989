import { blue, type Document, drawArtifact, type Font, fontFile, ink, quiet } from './pdf.js';

type StructureElement = PDFKit.PDFStructureElement;

/**
 * The room on a page that texts, tables and pictures fill from above; what is written below it tells the page's number.
 */
export interface PageRoom {
  left: number;
  top: number;
  width: number;
  bottom: number;
  footAt: number;
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

/**
 * What goes down a page and on to the next, tagged for screen readers. The document must keep its pages
 * (`bufferPages`).
 */
export class PdfFlow {
  top: number;
  private readonly root: StructureElement;

  constructor(
    readonly document: Document,
    readonly room: PageRoom,
  ) {
    this.top = room.top;
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** An element of the document that its parts are added to while they are drawn. */
  async element(tag: string, fill: (element: StructureElement) => void | Promise<void>): Promise<void> {
    const element = this.document.struct(tag);
    this.root.add(element);
    await fill(element);
    element.end();
  }

  paragraph(tag: 'H1' | 'H2' | 'P', text: string, look: TextLook): void {
    const { left, width } = this.room;
    const { language, font = 'regular', colour = tag === 'P' ? ink : blue, gap = 3, keptWith = 0 } = look;
    const height = heightOf(this.document, text, look.size, width, font);
    this.breakFor(height + keptWith);
    this.root.add(
      this.document.struct(tag, language === undefined ? {} : { lang: language }, () => {
        write(this.document, text, left, this.top, { size: look.size, width, font, colour });
      }),
    );
    this.top = this.document.y + gap;
  }

  async list(items: readonly { mark: string; text: string }[], size: number): Promise<void> {
    const { left, width } = this.room;
    const indent = 2 * size;
    const look = { size, font: 'regular', colour: ink } as const;
    await this.element('L', (list) => {
      for (const { mark, text } of items) {
        this.breakFor(heightOf(this.document, text, size, width - indent, 'regular'));
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
    this.join();
    this.document.addPage();
    this.top = top;
    return true;
  }

  /**
   * A page that is done waits for its number as one piece: each stroke and word by itself takes many times the memory.
   */
  private join(): void {
    const { content } = this.document.page as unknown as { content: { buffer: Buffer[] } };
    content.buffer = [Buffer.concat(content.buffer)];
  }

  /** Only when all is written is it known how many pages there are. */
  end(page: (number: number, count: number) => string): void {
    this.root.end();
    const { document, room } = this;
    const { start, count } = document.bufferedPageRange();
    for (let number = 1; number <= count; number++) {
      document.switchToPage(start + number - 1);
      drawArtifact(document, 'Pagination', () => {
        document.font(fontFile('regular')).fontSize(8).fillColor(quiet);
        document.text(page(number, count), room.left, room.footAt, { width: room.width, align: 'right' });
      });
    }
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

export const heightOf = (document: Document, text: string, size: number, width: number, font: Font): number =>
  document.font(fontFile(font)).fontSize(size).heightOfString(text, { width });
