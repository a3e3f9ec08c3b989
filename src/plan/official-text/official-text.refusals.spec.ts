import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOfficialText } from './official-text.js';
import { PlanTextError } from './plan-text-error.js';

function codesOf(text: string, labels?: ReadonlyMap<number, string>): string {
  const { items } = readOfficialText(text, labels);
  return items.map(({ code, restored }) => (restored ? `${code}*` : code)).join(' ');
}

/** Lines as they stand, so that each test shows its document. */
function lines(...content: string[]): string {
  return content.join('\n');
}

function refusal(text: string, labels?: ReadonlyMap<number, string>): string {
  try {
    readOfficialText(text, labels);
  } catch (error) {
    if (error instanceof PlanTextError) return `${error.reason} ${error.line}`;
    throw error;
  }
  return 'read';
}

describe("a reviewer's corrections", () => {
  const text = lines('Preface', 'I. Area', '', '- 1. x', ' - a) x', '- x', '- 3. x');

  it('go before the rule and before what is printed', () => {
    expect(codesOf(text)).toBe('I.1 I.1.a I.2* I.3');
    expect(refusal(text.replace('3.', '2.'))).toBe('NOT_AN_ITEM 6');
    expect(codesOf(text.replace('3.', '2.'), new Map([[6, 'I.1(b)']]))).toBe('I.1 I.1.a I.1.b* I.2');
    expect(codesOf(text.replace('3.', '8.'), new Map([[7, '3/I']]))).toBe('I.1 I.1.a I.2* I.3*');
    expect(codesOf(text.replace('3.', 'й)'), new Map([[7, 'I.3']]))).toBe('I.1 I.1.a I.2* I.3*');
  });

  it('that say what is printed restore nothing', () => {
    expect(codesOf(text, new Map([[4, 'I.1']]))).toBe('I.1 I.1.a I.2* I.3');
  });

  it('make an item of text that nothing else confirms', () => {
    const loose = `${text}\nmore`;
    expect(refusal(loose)).toBe('NOT_AN_ITEM 8');
    expect(codesOf(loose, new Map([[8, 'I.4']]))).toBe('I.1 I.1.a I.2* I.3 I.4*');
  });

  it.each([
    ['a line before the first area', 1, 'I.1', 1],
    ['a heading', 2, 'I.1', 2],
    ['a blank line', 3, 'I.1', 3],
    ['a line beyond the end', 99, 'I.4', 99],
    ['no code', 6, 'nonsense', 6],
    ['the code of an area', 6, 'I', 6],
    ['another area', 6, 'II.2', 6],
    ['a number out of order', 6, 'I.7', 6],
    ['a letter out of order', 6, 'I.1.d', 6],
    ['a letter of another action', 6, 'I.2.a', 6],
  ])('are refused for %s', (_, line, code, expected) => {
    expect(refusal(text, new Map([[line, code]]))).toBe(`BAD_LABEL ${expected}`);
  });
});

describe('refusals', () => {
  it.each([
    ['an empty text', [''], 'EMPTY null'],
    ['white space', ['\ufeff \u00a0', '\t'], 'EMPTY null'],
    ['no heading', ['Some text', '- 1. x'], 'NO_HEADING null'],
    ['a first area that is not I', ['II. Area', '- 1. x'], 'AREA_ORDER 1'],
    ['an area left out', ['I. A', '- 1. x', 'II. B', '- 1. x', 'IV. C', '- 1. x'], 'AREA_ORDER 5'],
    ['an area twice', ['I. A', '- 1. x', 'I. B', '- 1. x'], 'AREA_ORDER 3'],
    ['an area misnumbered', ['I. A', '- 1. x', 'IIX. B', '- 1. x'], 'UNKNOWN_HEADING 3'],
    ['an area without actions', ['I. A', '', 'II. B', '- 1. x'], 'EMPTY_AREA 1'],
    ['a last area without actions', ['I. A', '- 1. x', 'II. B', ''], 'EMPTY_AREA 3'],
    ['a missing action', ['I. A', '- 1. x', '- 2. x', '- 4. x'], 'GAP 4'],
    ['a missing action beside a lost number', ['I. A', '- 1. x', '- x', '- 4. x'], 'GAP 4'],
    ['a missing letter', ['I. A', '- 1. x', ' - a) x', ' - c) x'], 'GAP 4'],
    ['an action twice', ['I. A', '- 1. x', '- 2. x', '- 2. x'], 'DUPLICATE 4'],
    ['an action twice after a lost number', ['I. A', '- 1. x', '- x', '- 1. x'], 'DUPLICATE 4'],
    ['a letter twice', ['I. A', '- 1. x', ' - a) x', ' - a) x'], 'DUPLICATE 4'],
    ['a letter with no action', ['I. A', ' - a) x', '- 1. x'], 'NO_PARENT 2'],
    ['an indented bullet with no action', ['I. A', ' - x', '- 1. x'], 'NO_PARENT 2'],
    ['a line that goes on from the one above', ['I. A', '- 1. x', 'and y', '- 2. x'], 'NOT_AN_ITEM 3'],
    ['a line that goes on beside a missing action', ['I. A', '- 1. x', 'and y', '- 3. x'], 'NOT_AN_ITEM 3'],
    ['an indented line that goes on', ['I. A', '- 1. x', '  and y', '- 2. x'], 'NOT_AN_ITEM 3'],
    ['a sub-item that goes on', ['I. A', '- 1. x', ' - a) x', '   and y', ' - b) x'], 'NOT_AN_ITEM 4'],
    ['a heading that goes on', ['I. A', 'and B', '- 1. x'], 'NOT_AN_ITEM 2'],
    ['text of its own where nothing is missing', ['I. A', '- 1. x', '', 'Note', '', '- 2. x'], 'NOT_AN_ITEM 4'],
    ['one bullet too many', ['I. A', '- 1. x', '- x', '- x', '- 3. x'], 'NOT_AN_ITEM 3'],
    ['text after the last action', ['I. A', '- 1. x', '', ' Done at the lake.'], 'NOT_AN_ITEM 4'],
    ['a footnote', ['I. A', '- 1. x', '', '* Without prejudice.'], 'NOT_AN_ITEM 4'],
    ['a page number', ['I. A', '- 1. x', '', '12', '- 2. x'], 'NOT_AN_ITEM 4'],
    ['a label with nothing behind it', ['I. A', '- 1.', '- 2. x'], 'EMPTY_ITEM 2'],
    ['a bullet with nothing behind it', ['I. A', '- 1. x', '-'], 'EMPTY_ITEM 3'],
    ['a letter whose place is not known', ['I. A', '- 1. x', ' - й) x'], 'UNKNOWN_LABEL 3'],
    ['a number of nought', ['I. A', '- 0. x'], 'UNKNOWN_LABEL 2'],
    ['a hundredth action', ['I. A', ...Array.from({ length: 100 }, () => '- x')], 'TOO_MANY 101'],
    ['a twenty-seventh letter', ['I. A', '- 1. x', ...Array.from({ length: 27 }, () => ' - x')], 'TOO_MANY 29'],
  ])('%s', (_, content, expected) => {
    expect(refusal(lines(...content))).toBe(expected);
  });

  it('name the line and the problem', () => {
    expect(() => readOfficialText(lines('I. A', '- 1. x', '- 3. x'))).toThrow(
      'Line 3: "3" stands where "2" is expected.',
    );
  });

  it('a text over 8 MB, counted in bytes', () => {
    expect(refusal('я'.repeat(4 * 1024 * 1024 + 1))).toBe('TOO_LARGE null');
    expect(refusal('я'.repeat(4 * 1024 * 1024))).toBe('NO_HEADING null');
  });

  it.each([
    ['white space', `I. A\n- 1. x${' '.repeat(8_000_000)}y\n${'\t'.repeat(300_000)}`],
    ['numerals', `I. A\n- 1. x\n${'I'.repeat(8_000_000)}`],
    ['line breaks', `I. A\n- 1. x${'\n\f'.repeat(4_000_000)}`],
    ['bullets', `I. A\n${'- x\n'.repeat(2_000_000)}`],
    ['dashes', `I. A\n- 1. x\n${'- '.repeat(4_000_000)}`],
    ['brackets', `${'('.repeat(4_000_000)}${'\n('.repeat(2_000_000)}`],
  ])('never hangs on 8 MB of %s', (_, text) => {
    const start = performance.now();
    refusal(text);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('any text', () => {
  it('is read or refused with a PlanTextError, never anything else', () => {
    const parts = fc.constantFrom(
      'I. ',
      'II. ',
      '- ',
      ' ',
      '1. ',
      '2. ',
      'a) ',
      'b) ',
      'в) ',
      'x',
      '\n',
      '\r\n',
      '\f',
      '.',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (content) => {
        expect(refusal(content.join(''))).toMatch(/^(read|[A-Z_]+ (null|\d+))$/);
      }),
      { numRuns: 1000 },
    );
  });
});
