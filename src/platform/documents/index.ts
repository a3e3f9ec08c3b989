/**
 * What files for people are made of. It knows nothing of the application, so that a thread that draws them starts
 * quickly.
 */
export { blue, bytesOf, type Document, drawArtifact, type Font, fontFile, ink, newPdf, quiet, sheet } from './pdf.js';
export { PdfFlow } from './pdf-flow.js';
export { type PdfCell, type PdfColumn, PdfTable } from './pdf-table.js';
export { boldCell, textCell, writable } from './spreadsheet.js';
export { isPrintable, nameInPrint } from './printable.js';
