import { isQuantity, type ReportColumn } from '../document/report-document.js';
import type { PaperColumn } from './paper.js';

/** In points: what stands between the margins of a page that is upright, and of one on its side. */
export const roomOnPaper = { upright: 487, onItsSide: 734 };

/** What a letter of a head takes, of Cyrillic more, and what stands beside its words. */
const letter = 5.6;
const cyrillicLetter = 6.5;
const beside = 12;

/** Below a head that is written upwards; of a part of the period there are one or two digits. */
const turnedWidth = 30;
const turnedTime = 22;
/** Texts need so much beside the numbers, or the heads of these are written upwards. */
const leastForTexts = 150;

type Column = Pick<ReportColumn, 'key' | 'label' | 'holds'>;

/** Columns as wide as what stands in them: no word of a head is broken, and texts share what the numbers leave. */
export function columnsOnPaper(columns: readonly Column[], room = roomOnPaper.upright): PaperColumn[] {
  const own = columns.map((column) => widthOf(column));
  // Where every column has its width, the first one takes what is left.
  const lying = own.includes(null) ? own : own.with(0, null);
  const isTurned = sum(lying) > room - leastForTexts;
  const fixed = columns.map((column, place) => (isTurned && isQuantity(column) ? turnedOf(column) : lying[place]!));
  const flexible = columns.map((column, place) => (lying[place] === null ? (shares[column.key] ?? 2) : 0));
  const texts = shared(room - sum(fixed), columns, flexible);
  return columns.map((column, place) => ({
    label: column.label,
    isNumber: isQuantity(column),
    isTurned: isTurned && isQuantity(column),
    width: fixed[place] ?? texts[place]!,
  }));
}

const turnedOf = ({ key }: Column): number => (key === 'ofTime' ? turnedTime : turnedWidth);

/** What is left for texts, by their shares; none gets less than the longest word of its head. */
function shared(rest: number, columns: readonly Column[], parts: readonly number[]): number[] {
  const whole = sum(parts);
  const widths = parts.map((part) => (whole === 0 ? 0 : (rest * part) / whole));
  const narrow = columns.findIndex((column, place) => parts[place]! > 0 && widths[place]! < ofHead(column));
  if (narrow < 0 || parts.filter((part) => part > 0).length === 1) return widths;
  const least = ofHead(columns[narrow]!);
  return shared(rest - least, columns, parts.with(narrow, 0)).with(narrow, least);
}

/** What the longest word of a head takes. */
const ofHead = ({ label }: Column): number =>
  beside +
  Math.max(
    ...label.split(/\s+/).map((word) => sum([...word].map((one) => (cyrillic.test(one) ? cyrillicLetter : letter)))),
  );

const cyrillic = /\p{Script=Cyrillic}/u;

/** Of what always takes the same; null: of a text, which takes what is left. */
function widthOf(column: Column): number | null {
  if (isQuantity(column)) return Math.max(leastOfNumbers[column.key] ?? 34, ofHead(column));
  const width = widths[column.key];
  return width === undefined ? null : Math.max(width, ofHead(column));
}

const sum = (widths: readonly (number | null)[]): number =>
  widths.reduce((whole: number, width) => whole + (width ?? 0), 0);

const leastOfNumbers: Readonly<Record<string, number>> = {
  value: 60,
  previous: 60,
  change: 84,
  planSoFar: 60,
  ofYear: 58,
  ofTime: 20,
};

const widths: Readonly<Record<string, number>> = {
  code: 40,
  number: 24,
  date: 56,
  dueOn: 56,
  month: 96,
  year: 32,
  overdue: 56,
  kind: 84,
  actions: 62,
};

/** How texts share what is left. */
const shares: Readonly<Record<string, number>> = {
  title: 5,
  name: 5,
  figure: 5,
  representedStates: 5,
  evidence: 4,
  owner: 3,
  label: 2.6,
  unit: 2.2,
  city: 1.6,
  format: 2,
  remark: 1.6,
};
