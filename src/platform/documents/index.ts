/**
 * What files for people are made of. It knows nothing of the application, so that a thread that draws them starts
 * quickly.
 */
export { accent, edge, ink, line, quiet } from './colours.js';
export { bytesOf, type Document, drawArtifact, type Font, fontFile, newPdf, sheet } from './pdf.js';
export { heightOf, type PageRoom, PdfFlow, write } from './pdf-flow.js';
export { type PdfCell, type PdfColumn, PdfTable } from './pdf-table.js';
export { boldCell, textCell, writable } from './spreadsheet.js';
export { isPrintable, nameInPrint } from './printable.js';
