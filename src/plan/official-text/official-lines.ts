import { latinLetter, parseCode, type PlanCode } from '../codes/code.js';
import { numberToRoman, romanToNumber } from '../codes/roman-numerals.js';
import { PlanTextError } from './plan-text-error.js';

/** The value of a label that has no place in a list, as "0." or a letter of another alphabet. */
export const unknownPlace = 0;

/** An action's number, or a sub-item's letter as its place in the alphabet (a is 1). */
export interface ItemLabel {
  kind: 'NUMBER' | 'LETTER';
  value: number;
}

/** A line of an area that is neither blank nor a heading. */
export interface TextLine {
  line: number;
  text: string;
  indent: number;
  bulleted: boolean;
  /** Set apart from the line above by an indent or a blank line, so that it need not go on from it. */
  detached: boolean;
  /** As the document prints it. */
  printed: ItemLabel | null;
  /** As a reviewer says; goes before what is printed. */
  corrected: PlanCode | null;
}

export interface AreaLines {
  line: number;
  code: string;
  title: string;
  lines: TextLine[];
}

export const lastPlace = { NUMBER: 99, LETTER: 26 } as const;
const mostLines = lastPlace.NUMBER * (1 + lastPlace.LETTER);

/** Capitals only, Latin or Cyrillic; "I.e." and "V.2" begin no heading. */
const areaHeading = /^([IVXІХ]{1,15})\.(?:\s+(?=\S)|(?=\p{Lu}))/u;
/** No asterisk: it marks a footnote. The last two are what Word's symbol bullets become in a PDF. */
const leadingBullet = /^[-\u2010-\u2015\u2212\u2022\u2023\u25aa\u25cf\u25cb\u25e6\u00b7\uf0b7\uf0a7]\s*/u;
const numberLabel = /^(\d{1,3})[.)](?!\d)\s*/;
const letterLabel = /^(?:\(?(\p{L})\)|([a-z])\.(?=\s))\s*/u;
/** Letters that only a list in Russian order has; where one is printed, a Cyrillic "е" is the sixth letter. */
const onlyInRussianOrder = /^[^\p{L}\d]{0,20}[бвгджзик]\)/mu;

/**
 * Finds the headings of a plan's text, checks their order, and splits every line below them. What stands before the
 * first heading is passed over. `corrections`: line to code. Throws a PlanTextError.
 */
export function splitIntoAreas(text: string, corrections: ReadonlyMap<number, string>): AreaLines[] {
  const areas: AreaLines[] = [];
  const unused = new Map(corrections);
  const russianOrder = onlyInRussianOrder.test(text);
  let blankBefore = true;

  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = index + 1;
    // A byte order mark or a page break is no indent.
    const content = raw.replace(/^[\f\ufeff]+/, '').trimEnd();
    const heading = readHeading(content.trimStart(), line, areas.length);
    const area = areas.at(-1);
    if (heading) {
      areas.push(heading);
    } else if (area && content !== '') {
      if (area.lines.length === mostLines) {
        throw new PlanTextError('TOO_MANY', line, `Area ${area.code} has more lines than it can have items.`);
      }
      const corrected = readCorrection(unused.get(line), line, area.code);
      const detached = blankBefore || /^\s/.test(content);
      area.lines.push({ ...readLine(content, line, russianOrder), detached, corrected });
      unused.delete(line);
    }
    blankBefore = content === '';
  }

  if (areas.length === 0) {
    throw new PlanTextError('NO_HEADING', null, 'No line begins with a Roman numeral and a full stop.');
  }
  for (const [line, code] of unused) {
    throw new PlanTextError('BAD_LABEL', line, `${code} is given to a line that holds no item.`);
  }
  return areas;
}

function readHeading(content: string, line: number, areasBefore: number): AreaLines | null {
  const found = areaHeading.exec(content);
  const code = parseCode(found?.[1] ?? '')?.area;
  if (!found || (code === undefined && areasBefore === 0)) return null;

  if (code === undefined) throw new PlanTextError('UNKNOWN_HEADING', line, `${found[1]} is not a Roman numeral.`);
  if (romanToNumber(code) !== areasBefore + 1) {
    const expected = numberToRoman(areasBefore + 1);
    throw new PlanTextError('AREA_ORDER', line, `Area ${code} stands where area ${expected} is expected.`);
  }
  return { line, code, title: content.slice(found[0].length), lines: [] };
}

function readLine(content: string, line: number, russianOrder: boolean): Omit<TextLine, 'detached' | 'corrected'> {
  const unindented = content.trimStart();
  const bullet = leadingBullet.exec(unindented)?.[0] ?? '';
  const labelled = unindented.slice(bullet.length);
  const number = numberLabel.exec(labelled);
  const letter = number ? null : letterLabel.exec(labelled);

  const text = labelled.slice((number ?? letter)?.[0].length ?? 0);
  if (!/\p{L}/u.test(text)) {
    const reason = bullet === '' && !number && !letter ? 'NOT_AN_ITEM' : 'EMPTY_ITEM';
    throw new PlanTextError(reason, line, 'This line has no words.');
  }

  let printed: ItemLabel | null = null;
  if (number) printed = { kind: 'NUMBER', value: Number(number[1]) };
  if (letter) printed = { kind: 'LETTER', value: letterPlace(letter[1] ?? letter[2] ?? '', russianOrder) };
  return { line, text, indent: content.length - unindented.length, bulleted: bullet !== '', printed };
}

function letterPlace(letter: string, russianOrder: boolean): number {
  // A Cyrillic "е" in a list of Latin letters is a look-alike.
  const latin = letter.toLowerCase() === 'е' && !russianOrder ? 'e' : latinLetter(letter);
  return latin === null ? unknownPlace : placeOfLetter(latin);
}

/** The place of a Latin small letter in the alphabet: a is 1, z is 26. */
export function placeOfLetter(letter: string): number {
  return letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
}

function readCorrection(correction: string | undefined, line: number, area: string): PlanCode | null {
  if (correction === undefined) return null;
  const code = parseCode(correction);
  if (!code || code.number === null) {
    throw new PlanTextError('BAD_LABEL', line, `"${correction}" is not the code of an action or a sub-item.`);
  }
  if (code.area !== area) {
    throw new PlanTextError('BAD_LABEL', line, `${correction} is given to a line of area ${area}.`);
  }
  return code;
}
