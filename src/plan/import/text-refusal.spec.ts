import { describe, expect, it } from '@jest/globals';
import { PlanTextError } from '../official-text/plan-text-error.js';
import { refusalOf } from './text-refusal.js';

describe('refusalOf', () => {
  it('names the line in both languages', () => {
    const [detail] = refusalOf(new PlanTextError('GAP', 39, '"5" stands where "3" is expected.'), []).details;
    expect(detail).toEqual({
      code: 'BAD_INPUT',
      field: 'input.text',
      message: {
        en: 'Line 39: "5" stands where "3" is expected.',
        ru: 'Строка 39: Перед этой строкой пропущен номер или буква.',
      },
    });
  });

  it('names no line where none is to blame', () => {
    const [detail] = refusalOf(new PlanTextError('EMPTY', null, 'The text is empty.'), []).details;
    expect(detail?.message).toEqual({ en: 'The text is empty.', ru: 'Текст пуст.' });
  });

  it('blames the label that was given to the line', () => {
    const labels = [
      { line: 7, code: 'I.1' },
      { line: 9, code: 'II.1' },
    ];
    const [detail] = refusalOf(new PlanTextError('BAD_LABEL', 9, 'II.1 is given to a line of area I.'), labels).details;
    expect(detail?.field).toBe('input.labels.1.code');
  });
});
