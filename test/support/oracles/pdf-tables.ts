import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Node {
  role?: string;
  id?: string;
  children?: Node[];
}

export interface PdfSection {
  title: string;
  /** The cells of each row, those of its heads among them, in the order in which they are read out. */
  rows: string[][];
}

/** What screen readers find under each heading of a tagged PDF, without spaces, as words of narrow cells are broken. */
export async function readPdfSections(bytes: Buffer): Promise<PdfSection[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const sections: PdfSection[] = [];
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
      if (node.role === 'H2') sections.push({ title: textOf(node), rows: [] });
      else if (node.role === 'TR') {
        // Rows of other pages are in the tree of this one, too, without their texts.
        if (textOf(node) !== '') sections.at(-1)!.rows.push((node.children ?? []).map(textOf));
      } else (node.children ?? []).forEach(visit);
    };
    visit(await page.getStructTree());
  }
  await document.loadingTask.destroy();
  return sections;
}
