import { describe, expect, it } from '@jest/globals';
import { firstSentenceIn } from './first-sentence.js';

describe('firstSentenceIn', () => {
  it.each([
    ['Compare the instruments. Where two differ, both are tested.', 'Compare the instruments.'],
    [
      'Build links, e.g. by dedicated websites, in line with data protection rules. More.',
      'Build links, e.g. by dedicated websites, in line with data protection rules.',
    ],
    ['cost, and who bears it;', 'cost, and who bears it;'],
    ['Share practice among authorities, including by:', 'Share practice among authorities, including by:'],
    ['Is it safe? Ask the pilots.', 'Is it safe?'],
    ['Only one', 'Only one'],
  ])('of %j is %j', (text, expected) => {
    expect(firstSentenceIn('en')(text)).toBe(expected);
  });

  it('reads Russian', () => {
    expect(firstSentenceIn('ru')('Сравнить приборы. Если они расходятся, проверить оба.')).toBe('Сравнить приборы.');
  });
});
