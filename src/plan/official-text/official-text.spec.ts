import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { madeUpPlan, madeUpPlanRestored, madeUpPlanTotals } from '../../../test/support/builders/made-up-plan.js';
import { numberToRoman } from '../codes/roman-numerals.js';
import { readOfficialText, type ReadPlan } from './official-text.js';

const officialText = join(process.cwd(), '..', 'shared', 'data', 'action-plan-2023-2027.txt');

function totals({ areas }: ReadPlan) {
  const actions = areas.flatMap((area) => area.actions);
  const subActions = actions.flatMap((action) => action.subActions);
  return { areas: areas.length, actions: actions.length, subActions: subActions.length };
}

function codesOf(text: string): string {
  const { items } = readOfficialText(text);
  return items.map(({ code, restored }) => (restored ? `${code}*` : code)).join(' ');
}

/** Lines as they stand, so that each test shows its document. */
function lines(...content: string[]): string {
  return content.join('\n');
}

describe('a plan with every kind of loss', () => {
  const plan = readOfficialText(madeUpPlan);

  it('is read whole, and exactly the lost labels are restored', () => {
    expect(totals(plan)).toEqual(madeUpPlanTotals);
    expect(plan.restored).toEqual(madeUpPlanRestored);
    expect(plan.items).toHaveLength(madeUpPlanTotals.actions + madeUpPlanTotals.subActions);
  });

  it('keeps headings, order and wording', () => {
    expect(plan.areas.map(({ line, code, title }) => `${line} ${code} ${title}`)).toEqual([
      '19 I Keeping the water of the lakes clean',
      '35 II Sailing safely in fog, ice and storm',
      '51 III Living from the lakes',
    ]);
    expect(plan.items[0]).toEqual({
      line: 21,
      code: 'I.1',
      text: 'Measure the water of of all lakes in one agreed way, namely by:',
      restored: false,
    });
    expect(plan.areas[1]?.actions[0]?.text).toBe(
      'Agree one set of signals for the narrows – by day as well as by night.',
    );
    expect(plan.areas[2]?.actions.at(-1)?.text).toBe('Hold a lake day every year, in every state, on the same Sunday.');
  });

  it('gives sub-items that lost their indent back to their action', () => {
    expect(plan.areas[0]?.actions[2]?.subActions.map(({ line, code, restored }) => [line, code, restored])).toEqual([
      [27, 'I.3.a', true],
      [28, 'I.3.b', false],
      [30, 'I.3.c', true],
      [31, 'I.3.d', false],
      [32, 'I.3.e', false],
    ]);
  });

  it('is read alike with Windows or old Mac line ends and a byte order mark', () => {
    expect(readOfficialText(`\ufeff${madeUpPlan.replaceAll('\n', '\r\n')}\r\n`)).toEqual(plan);
    expect(readOfficialText(madeUpPlan.replaceAll('\n', '\r'))).toEqual(plan);
  });

  it('is read alike when everything is indented, or a page break sign stands before a line', () => {
    expect(readOfficialText(madeUpPlan.replaceAll(/^(?=[ -]*- )/gm, '  ')).restored).toEqual(madeUpPlanRestored);
    expect(readOfficialText(madeUpPlan.replaceAll(/\n\n- /g, '\n\n\f- '))).toEqual(plan);
  });
});

describe('the forms of a document', () => {
  it('reads a Russian edition: Cyrillic numerals and letters, dashes, no-break spaces', () => {
    const text = lines(
      'І. Первая область',
      '– 1. Действие:',
      ' – а) раз;',
      ' – б) два;',
      ' – три;',
      ' – г) четыре;',
      ' – д) пять;',
      ' – е) шесть.',
      '',
      'ІІ. Вторая область',
      '•\u00a01)\u00a0Действие',
      '\u00a0•\u00a0а) раз\u00a0два\u00a0',
      '• Действие',
    );
    expect(codesOf(text)).toBe('I.1 I.1.a I.1.b I.1.c* I.1.d I.1.e I.1.f II.1 II.1.a II.2*');
    expect(readOfficialText(text).items[8]?.text).toBe('раз\u00a0два');
  });

  it('reads Cyrillic look-alikes in a list of Latin letters', () => {
    const letters = ['а) one', 'b) two', 'с) three', 'd) four', 'е) five', 'f) six'].map((item) => ` - ${item}`);
    expect(codesOf(lines('I. Area', '- 1. Action', ...letters))).toBe('I.1 I.1.a I.1.b I.1.c I.1.d I.1.e I.1.f');
  });

  it('reads items without bullets, letters in brackets and headings without a space', () => {
    expect(codesOf(lines('I.Area', '1. One', '(a) x', '(b) y', '2) Two', ' a. x', ' b. y'))).toBe(
      'I.1 I.1.a I.1.b I.2 I.2.a I.2.b',
    );
  });

  it('takes no abbreviation, decimal or year for a label or a heading', () => {
    const text = lines(
      'I.e. this is no heading',
      'II.',
      'I. Area',
      '- 1.5 million people',
      '- 2. 2030. A year',
      '- e.g. this',
      '- V. Smith',
    );
    expect(codesOf(text)).toBe('I.1* I.2 I.3* I.4*');
    expect(readOfficialText(text).items.map((item) => item.text)).toEqual([
      '1.5 million people',
      '2030. A year',
      'e.g. this',
      'V. Smith',
    ]);
  });

  it('reads twelve areas', () => {
    const areas = Array.from({ length: 12 }, (_, index) => lines(`${numberToRoman(index + 1)}. Area`, '- 1. Action'));
    expect(totals(readOfficialText(lines(...areas)))).toEqual({ areas: 12, actions: 12, subActions: 0 });
  });
});

describe('the restoring rule', () => {
  it.each([
    [
      'several losses at the start, in the middle and at the end',
      ['- x', '- x', '- 3. x', '- x', '- 5. x', '- x'],
      'I.1* I.2* I.3 I.4* I.5 I.6*',
    ],
    [
      'the first and the last letter of a list',
      ['- 1. x', ' - x', ' - b) x', ' - x', '- 2. x'],
      'I.1 I.1.a* I.1.b I.1.c* I.2',
    ],
    ['an action followed by "a)"', ['- 1. x', '- x', ' - a) x', '- 3. x'], 'I.1 I.2* I.2.a I.3'],
    [
      'sub-items after a page break',
      ['- 1. x', ' - a) x', '', '- x', '- x', '- d) x', '- 2. x'],
      'I.1 I.1.a I.1.b* I.1.c* I.1.d I.2',
    ],
    ['an action and its first letter', ['- 1. x', '- x', ' - x', ' - b) x'], 'I.1 I.2* I.2.a* I.2.b'],
    ['text set apart by blank lines', ['- 1. x', '', 'x', '', '- 3. x'], 'I.1 I.2* I.3'],
    ['text set apart by its indent', ['- 1. x', ' x', '- 3. x'], 'I.1 I.2* I.3'],
  ])('restores %s', (_, items, expected) => {
    expect(codesOf(lines('I. Area', ...items))).toBe(expected);
  });
});

describe('the Prague Process Action Plan 2023-2027', () => {
  (existsSync(officialText) ? it : it.skip)('is read whole, with its 11 lost labels restored', () => {
    const plan = readOfficialText(readFileSync(officialText, 'utf8'));
    expect(totals(plan)).toEqual({ areas: 6, actions: 53, subActions: 15 });
    expect(plan.restored.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '29 I.1.b',
      '34 I.3',
      '36 I.4.a',
      '39 I.4.c',
      '55 II.2',
      '56 II.3',
      '64 III.1',
      '65 III.2',
      '89 V.2',
      '95 V.6',
      '102 VI.1',
    ]);
    const codes = new Map(plan.items.map(({ line, code }) => [line, code]));
    expect([40, 41, 42, 54].map((line) => codes.get(line))).toEqual(['I.4.d', 'I.4.e', 'I.4.f', 'II.1.b']);
  });
});
