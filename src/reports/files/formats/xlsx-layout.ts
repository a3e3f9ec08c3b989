import type { ReportColumn } from '../document/report-document.js';

/** The type of all cells, of which widths are counted in letters. */
export const font = { fontFamily: 'Arial', fontSize: 10 };

/** In letters: texts, and what is always as short. */
const widths: Readonly<Record<string, number>> = {
  title: 50,
  name: 40,
  text: 90,
  figure: 42,
  evidence: 44,
  owner: 28,
  representedStates: 44,
  representedOrganisations: 36,
  remark: 18,
  id: 12,
  code: 8,
  number: 6,
  kind: 22,
  status: 22,
  area: 8,
  areas: 8,
  label: 24,
  unit: 22,
  aggregation: 22,
};
const usual = { text: 14, number: 9, day: 12 };
/** Of a number below a head that is written upwards. */
const turned = 7;
/** So much can be read on a page on its side. */
const mostOfPage = 170;
/** What the button of a filter takes of a head, and what is left empty beside its words. */
const besideHead = 4;
/** In points. */
const line = 13;
const mostHeight = 400;

export interface SheetColumn {
  width: number;
  /** Its head is written upwards, as there are many columns of numbers. */
  isTurned: boolean;
}

/** Columns as wide as what stands in them; no word of a head is broken, and a page has room for all. */
export function columnsOnSheet(columns: readonly ReportColumn[]): SheetColumn[] {
  const lying = columns.map(({ key, label, holds }) => {
    const longestWord = Math.max(...label.split(/\s+/).map((word) => word.length));
    return Math.max(widths[key] ?? usual[holds], longestWord + besideHead);
  });
  const isWide = lying.reduce((whole, width) => whole + width, 0) > mostOfPage;
  return columns.map(({ holds }, place) => {
    const isTurned = isWide && holds === 'number';
    return { width: isTurned ? turned : lying[place]!, isTurned };
  });
}

/** A head that is written upwards stands on so many points. */
export const heightOfTurned = (label: string): number => (label.length + besideHead) * 5.6;

/** What a row takes whose texts are wrapped in their columns: not every program works that out when it opens a file. */
export function heightOf(texts: readonly { text: string; width: number }[]): number {
  const lines = Math.max(1, ...texts.map(({ text, width }) => linesOf(text, width)));
  return Math.min(lines * line, mostHeight);
}

function linesOf(text: string, width: number): number {
  if (text.length < width) return 1;
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let taken = 0;
    for (const word of paragraph.split(' ')) {
      if (taken > 0 && taken + word.length >= width) {
        lines++;
        taken = 0;
      }
      taken += word.length + 1;
    }
  }
  return lines;
}
