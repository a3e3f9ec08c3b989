import { describe, expect, it } from '@jest/globals';
import { counted } from './counted.js';

describe('counted', () => {
  it('follows the plural rules of the language', () => {
    const english = { one: 'action', other: 'actions' };
    expect([0, 1, 2].map((count) => counted(count, english, 'en'))).toEqual(['0 actions', '1 action', '2 actions']);
    const russian = { one: 'действие', few: 'действия', other: 'действий' };
    expect([1, 3, 5, 11, 21].map((count) => counted(count, russian, 'ru'))).toEqual([
      '1 действие',
      '3 действия',
      '5 действий',
      '11 действий',
      '21 действие',
    ]);
  });
});
