import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadTable } from './report-paper.js';

interface Node {
  role?: string;
  id?: string;
  children?: Node[];
}

/**
 * What screen readers find in the tables of a tagged PDF, without spaces, as words of narrow cells are broken. A table
 * goes on on the next page without its caption.
 */
export async function readPdfTables(bytes: Buffer): Promise<ReadTable[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const tables: ReadTable[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    let id = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) texts.set(id, (texts.get(id) ?? '') + item.str.replaceAll(/\s/g, ''));
      else id = item.type === 'endMarkedContent' ? '' : (item.id ?? '');
    }
    const textOf = ({ id, children = [] }: Node): string =>
      (id === undefined ? '' : (texts.get(id) ?? '')) + children.map(textOf).join('');
    const visit = (node: Node): void => {
      if (node.role === 'Caption' && textOf(node) !== '') tables.push({ caption: textOf(node), rows: [] });
      else if (node.role === 'TR') {
        // Rows of other pages are in the tree of this one, too, without their texts.
        if (textOf(node) !== '') tables.at(-1)!.rows.push((node.children ?? []).map(textOf));
      } else (node.children ?? []).forEach(visit);
    };
    visit(await page.getStructTree());
  }
  await document.loadingTask.destroy();
  return tables;
}
