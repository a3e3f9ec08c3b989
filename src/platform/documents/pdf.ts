import { createRequire } from 'node:module';

export type Document = PDFKit.PDFDocument;

/** DejaVu has Latin, Cyrillic and Greek, and the letters of Georgia and Armenia. */
const files = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  condensed: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  condensedBold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  serif: 'dejavu-fonts-ttf/ttf/DejaVuSerif.ttf',
};
export type Font = keyof typeof files;

const { resolve } = createRequire(import.meta.url);

/** Where a font lies. */
export const fontFile = (font: Font): string => resolve(files[font]);

/** A4 on its side, in points. */
export const sheet = { width: 842, height: 595 };

/**
 * A document of such sheets, tagged for screen readers; a text in it breaks no page by itself. The library is loaded
 * with the first one.
 */
export async function newPdf(language: string, options: PDFKit.PDFDocumentOptions): Promise<Document> {
  const { default: PDFDocument } = await import('pdfkit');
  return new PDFDocument({
    size: [sheet.width, sheet.height],
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: language,
    displayTitle: true,
    font: fontFile('regular'),
    ...options,
  });
}

/** Draws what screen readers pass over. */
export function drawArtifact(document: Document, type: 'Layout' | 'Pagination', draw: () => void): void {
  document.markContent('Artifact', { type });
  draw();
  document.endMarkedContent();
}

export async function bytesOf(document: Document): Promise<Buffer> {
  document.end();
  const pieces: Buffer[] = [];
  for await (const piece of document) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
