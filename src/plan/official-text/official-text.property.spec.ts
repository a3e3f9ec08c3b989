import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberToRoman } from '../codes/roman-numerals.js';
import { readOfficialText } from './official-text.js';

/** What the extraction did to an item. Only losses that leave one way of reading the document. */
type Loss = 'NONE' | 'LABEL' | 'LABEL_AND_BULLET' | 'INDENT' | 'LABEL_AND_INDENT';
type Shape = { loss: Loss; letters: Loss[]; pageBreak: boolean }[][];

const shapes: fc.Arbitrary<Shape> = fc.array(
  fc.array(
    fc.record({
      loss: fc.constantFrom<Loss>('NONE', 'NONE', 'LABEL', 'LABEL_AND_BULLET'),
      letters: fc.array(fc.constantFrom<Loss>('NONE', 'NONE', 'LABEL', 'INDENT', 'LABEL_AND_INDENT'), { maxLength: 8 }),
      pageBreak: fc.boolean(),
    }),
    { minLength: 1, maxLength: 15 },
  ),
  { minLength: 1, maxLength: 12 },
);
const wordings = fc.string({ unit: fc.constantFrom(...'abя 1.:;–)'), maxLength: 12 }).map((end) => `Do ${end}`.trim());

/** Renders a document with its losses, and what must be read from it. */
function render(shape: Shape, wording: string) {
  const document: string[] = ['Introduction of 2030', ''];
  const items: { line: number; code: string; text: string; restored: boolean }[] = [];
  const write = (code: string, printed: string, restored: boolean) => {
    document.push(`${printed}${wording}`);
    items.push({ line: document.length, code, text: wording, restored });
  };
  for (const [areaIndex, actions] of shape.entries()) {
    const area = numberToRoman(areaIndex + 1);
    document.push(`${area}. Area`, '');
    for (const [actionIndex, { loss, letters, pageBreak }] of actions.entries()) {
      const number = actionIndex + 1;
      // Text without a bullet needs a number after it.
      const numberFollows = actions.slice(number).some((action) => action.loss === 'NONE');
      if (loss === 'NONE') write(`${area}.${number}`, `- ${number}. `, false);
      else write(`${area}.${number}`, loss === 'LABEL_AND_BULLET' && numberFollows ? ' ' : '- ', true);
      if (pageBreak) document.push('');
      for (const [letterIndex, letterLoss] of letters.entries()) {
        const letter = String.fromCharCode(97 + letterIndex);
        // Beside a lost number only a later letter may be lost; without its indent only before a printed letter.
        const lost = letterLoss.startsWith('LABEL') && (loss === 'NONE' || letterIndex > 0);
        const letterFollows = letters.slice(letterIndex + 1).some((next) => next === 'NONE' || next === 'INDENT');
        const flush = letterLoss === 'INDENT' || (letterLoss === 'LABEL_AND_INDENT' && (letterFollows || !lost));
        write(`${area}.${number}.${letter}`, `${flush ? '' : ' '}- ${lost ? '' : `${letter}) `}`, lost);
      }
    }
  }
  return { text: document.join('\n'), items };
}

describe('any plan', () => {
  it('is read back as it was, and exactly the lost labels are restored', () => {
    fc.assert(
      fc.property(shapes, wordings, (shape, wording) => {
        const { text, items } = render(shape, wording);
        const plan = readOfficialText(text);
        expect(plan.items).toEqual(items);
        expect(plan.restored).toEqual(
          items.filter(({ restored }) => restored).map(({ line, code }) => ({ line, code })),
        );
        expect(plan.areas.map(({ actions }) => actions.map(({ subActions }) => subActions.length))).toEqual(
          shape.map((actions) => actions.map(({ letters }) => letters.length)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('reviewed in full reads the same', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { text, items } = render(shape, 'Do it');
        const reviewed = new Map(items.map(({ line, code }) => [line, code]));
        expect(readOfficialText(text, reviewed).items).toEqual(items);
      }),
    );
  });
});
