import type { PDFPageProxy } from 'pdfjs-dist';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** All that is written on the first page, in order, with single spaces. */
  text: string;
  /** The same of every page. */
  pageTexts: string[];
  pages: number;
  language: string | null;
  title: unknown;
  /** Roles of its structure, from the outermost. */
  roles: string[];
  /** The room that the texts take of the page, in points from its lower left corner. */
  box: { left: number; right: number; bottom: number; top: number };
}

interface StructureNode {
  role?: string;
  children?: StructureNode[];
}

/** Reads a PDF as viewers do. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { lang } = await page.getTextContent();
  const texts = await writtenOn(page);
  const pageTexts: string[] = [];
  for (let number = 1; number <= document.numPages; number++)
    pageTexts.push(textOf(await writtenOn(await document.getPage(number))));
  const { info } = await document.getMetadata();
  const structure = (await page.getStructTree()) as StructureNode;
  const read = {
    text: textOf(texts),
    pageTexts,
    pages: document.numPages,
    language: lang,
    title: (info as { Title?: unknown }).Title,
    roles: rolesOf(structure),
    box: {
      left: Math.min(...texts.map(({ transform }) => transform[4] as number)),
      right: Math.max(...texts.map(({ transform, width }) => (transform[4] as number) + width)),
      bottom: Math.min(...texts.map(({ transform }) => transform[5] as number)),
      top: Math.max(...texts.map(({ transform, height }) => (transform[5] as number) + height)),
    },
  };
  await document.loadingTask.destroy();
  return read;
}

/** Roles of what stands on one page. */
export async function rolesOn(bytes: Buffer, number: number): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const roles = rolesOf((await (await document.getPage(number)).getStructTree()) as StructureNode);
  await document.loadingTask.destroy();
  return roles;
}

async function writtenOn(page: PDFPageProxy) {
  const { items } = await page.getTextContent();
  return items.filter((item) => 'str' in item).filter(({ str }) => str.trim() !== '');
}

const textOf = (texts: readonly { str: string }[]): string =>
  texts
    .map(({ str }) => str)
    .join(' ')
    .replaceAll(/\s+/g, ' ');

const rolesOf = ({ role, children = [] }: StructureNode): string[] => [
  ...(role === undefined ? [] : [role]),
  ...children.flatMap(rolesOf),
];
