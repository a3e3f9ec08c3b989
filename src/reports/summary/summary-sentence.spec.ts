import { describe, expect, it } from '@jest/globals';
import { summarySentence } from './summary-sentence.js';

const letters = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(65 + index));

describe('a report in one sentence', () => {
  it.each([
    [87, 23, ['IOM', 'UNHCR'], '87 participants from 23 states, as well as IOM and UNHCR.'],
    [1, 1, [], '1 participant from 1 state.'],
    [12, 0, ['IOM'], '12 participants, as well as IOM.'],
    [null, 23, ['IOM'], 'Participants from 23 states, as well as IOM.'],
    [0, 0, [], 'No participants.'],
    [null, 0, [], 'No state or organisation was represented.'],
    [9, 2, letters(7), '9 participants from 2 states, as well as A, B, C, D, E, F and G.'],
    [9, 2, letters(9), '9 participants from 2 states, as well as A, B, C, D, E, F and 3 other organisations.'],
  ])('of %s people, %s states and %j is in English: %s', (people, states, organisations, sentence) => {
    expect(summarySentence({ people, states, organisations }, 'en')).toBe(sentence);
  });

  it.each([
    [1, 1, ['МОМ'], '1 участник из 1 государства, а также МОМ.'],
    [22, 21, ['МОМ', 'УВКБ'], '22 участника из 21 государства, а также МОМ и УВКБ.'],
    [87, 23, ['МОМ', 'УВКБ', 'МЦРМП'], '87 участников из 23 государств, а также МОМ, УВКБ и МЦРМП.'],
    [11, 5, letters(8), '11 участников из 5 государств, а также A, B, C, D, E, F и 2 другие организации.'],
    [111, 11, letters(11), '111 участников из 11 государств, а также A, B, C, D, E, F и 5 других организаций.'],
    [21, 2, letters(27), '21 участник из 2 государств, а также A, B, C, D, E, F и 21 другая организация.'],
    [null, 1, [], 'Участники из 1 государства.'],
    [0, 0, [], 'Участников не было.'],
  ])('of %s people, %s states and %j is in Russian: %s', (people, states, organisations, sentence) => {
    expect(summarySentence({ people, states, organisations }, 'ru')).toBe(sentence);
  });
});
