import { formatCode, type PlanCode } from '../codes/code.js';
import {
  type AreaLines,
  type ItemLabel,
  lastPlace,
  placeOfLetter,
  splitIntoAreas,
  type TextLine,
  unknownPlace,
} from './official-lines.js';
import { PlanTextError } from './plan-text-error.js';

/** `line` counts from 1; `restored`: the document lacks this number or letter, or a reviewer put another. */
export interface ReadItem {
  line: number;
  code: string;
  text: string;
  restored: boolean;
}

export interface ReadAction extends ReadItem {
  subActions: ReadItem[];
}

export interface ReadArea {
  line: number;
  code: string;
  title: string;
  actions: ReadAction[];
}

/** A plan as a tree, and all its actions and sub-items in the order of the document. */
export interface ReadPlan {
  areas: ReadArea[];
  restored: { line: number; code: string }[];
  items: ReadItem[];
}

/** What comes after a line: the next label, how many lines without one lead to it, and whether any number follows. */
interface Ahead {
  label: ItemLabel | null;
  distance: number;
  number: boolean;
}

const largestText = 8 * 1024 * 1024;

/**
 * Reads the official text of an action plan, as extracted from its document, and restores the numbers and letters that
 * the extraction lost. A printed label must be the next one expected. A line without one is a sub-item if it is an
 * indented bullet, or if the next label is a letter later than a (unless the letters before that one leave this line
 * to be their action); otherwise it is the next action. Text without a bullet is an item only where a later label
 * confirms it. Items are one line each and kept word for word; what stands before the first heading is passed over.
 *
 * @param text at most 8 MB, with any line ends
 * @param labels a reviewer's corrections, line to code; they go before what the document prints
 * @throws PlanTextError naming a line that does not fit; a text is read as a whole or not at all
 */
export function readOfficialText(text: string, labels: ReadonlyMap<number, string> = new Map()): ReadPlan {
  if (Buffer.byteLength(text) > largestText) throw new PlanTextError('TOO_LARGE', null, 'The text is over 8 MB.');
  if (text.trim() === '') throw new PlanTextError('EMPTY', null, 'The text is empty.');

  const document = splitIntoAreas(text, labels);
  const margin = marginOf(document);
  const areas = document.map((area) => readArea(area, margin));
  const items = areas.flatMap(({ actions }) =>
    actions.flatMap(({ subActions, ...action }): ReadItem[] => [action, ...subActions]),
  );
  const restored = items.filter((item) => item.restored).map(({ line, code }) => ({ line, code }));
  return { areas, restored, items };
}

/** The least indent of a numbered line: what is further in belongs to the item above. */
function marginOf(document: AreaLines[]): number {
  const numbered = document.flatMap(({ lines }) => lines).filter(({ printed }) => printed?.kind === 'NUMBER');
  return numbered.reduce((least, { indent }) => Math.min(least, indent), numbered[0]?.indent ?? 0);
}

function readArea({ line, code, title, lines }: AreaLines, margin: number): ReadArea {
  if (lines.length === 0) throw new PlanTextError('EMPTY_AREA', line, `Area ${code} has no action.`);

  const ahead = lookAhead(lines);
  const actions: ReadAction[] = [];
  const numbers = new Sequence('NUMBER');
  let letters = new Sequence('LETTER');
  for (const [index, item] of lines.entries()) {
    const kind = labelOf(item)?.kind ?? kindByPosition(item, ahead[index], margin);
    const parent = actions.at(-1);
    if (kind === 'NUMBER') {
      const number = numbers.place(item);
      actions.push({ ...readItem(item, { area: code, number, letter: null }, number), subActions: [] });
      letters = new Sequence('LETTER');
    } else if (parent) {
      if (item.corrected && item.corrected.number !== actions.length) {
        const problem = `${formatCode(item.corrected)} is given to a line under ${parent.code}.`;
        throw new PlanTextError('BAD_LABEL', item.line, problem);
      }
      const place = letters.place(item);
      const letter = printedForm('LETTER', place);
      parent.subActions.push(readItem(item, { area: code, number: actions.length, letter }, place));
    } else {
      throw new PlanTextError('NO_PARENT', item.line, 'This sub-item has no action above it.');
    }
  }
  return { line, code, title, actions };
}

function readItem({ line, text, printed }: TextLine, code: PlanCode, place: number): ReadItem {
  const kind = code.letter === null ? 'NUMBER' : 'LETTER';
  return { line, code: formatCode(code), text, restored: printed?.kind !== kind || printed.value !== place };
}

/** The restoring rule, for a line that has no label. Throws NOT_AN_ITEM for text that nothing makes an item. */
function kindByPosition(item: TextLine, ahead: Ahead | undefined, margin: number): ItemLabel['kind'] {
  if (item.bulleted && item.indent > margin) return 'LETTER';

  // As many lines as the next letter's place: the first of them is the action that the others belong to.
  const { label, distance, number } = ahead ?? { label: null, distance: 0, number: false };
  const isSubItem = label?.kind === 'LETTER' && label.value > 1 && distance !== label.value;
  const isConfirmed = isSubItem || number;
  if (!item.bulleted && !(item.detached && isConfirmed)) {
    throw new PlanTextError('NOT_AN_ITEM', item.line, 'This text belongs to no item; an item stands on one line.');
  }
  return isSubItem ? 'LETTER' : 'NUMBER';
}

function lookAhead(lines: readonly TextLine[]): Ahead[] {
  const ahead: Ahead[] = [];
  let next: Ahead = { label: null, distance: 0, number: false };
  for (const item of lines.toReversed()) {
    next = { ...next, distance: next.distance + 1 };
    ahead.push(next);
    const label = labelOf(item);
    if (label) next = { label, distance: 0, number: next.number || label.kind === 'NUMBER' };
  }
  return ahead.reverse();
}

function labelOf({ printed, corrected }: TextLine): ItemLabel | null {
  if (!corrected) return printed;
  if (corrected.letter !== null) return { kind: 'LETTER', value: placeOfLetter(corrected.letter) };
  return { kind: 'NUMBER', value: corrected.number ?? 0 };
}

function printedForm(kind: ItemLabel['kind'], value: number): string {
  return kind === 'NUMBER' ? String(value) : String.fromCharCode('a'.charCodeAt(0) + value - 1);
}

/** The numbers of one area, or the letters of one action, as they come. */
class Sequence {
  private last = 0;
  private lastPrinted = 0;
  private unconfirmed: TextLine[] = [];

  constructor(private readonly kind: ItemLabel['kind']) {}

  /** The number or letter's place of the next line: the one expected, which a label must equal. */
  place(item: TextLine): number {
    const expected = this.last + 1;
    if (expected > lastPlace[this.kind]) {
      throw new PlanTextError('TOO_MANY', item.line, `No list goes beyond ${printedForm(this.kind, this.last)}.`);
    }
    const label = labelOf(item);
    if (label?.value === unknownPlace) {
      throw new PlanTextError('UNKNOWN_LABEL', item.line, 'The label of this line has no place in a list.');
    }
    if (label && label.value !== expected) throw this.outOfSequence(item, label.value, expected);

    this.last = expected;
    if (label) this.lastPrinted = expected;
    this.unconfirmed = label ? [] : [...this.unconfirmed, item];
    return expected;
  }

  private outOfSequence(item: TextLine, value: number, expected: number): PlanTextError {
    const found = printedForm(this.kind, value);
    const surplus = this.unconfirmed.find(({ bulleted }) => !bulleted) ?? this.unconfirmed[0];
    if (value < expected && value > this.lastPrinted && surplus) {
      const problem = `No number or letter is left for this line before "${found}" in line ${item.line}.`;
      return new PlanTextError('NOT_AN_ITEM', surplus.line, problem);
    }
    const problem = `"${found}" stands where "${printedForm(this.kind, expected)}" is expected.`;
    if (item.corrected) return new PlanTextError('BAD_LABEL', item.line, problem);
    return new PlanTextError(value > expected ? 'GAP' : 'DUPLICATE', item.line, problem);
  }
}
