import { describe, expect, it } from '@jest/globals';
import { Words } from './words.js';

const inEnglish = (text: string) => [{ locale: 'en', text }];
const kosovo = {
  code: 'XK',
  names: inEnglish('Kosovo'),
  footnotes: inEnglish('Without prejudice to positions on status.'),
};
const another = { code: 'AA', names: inEnglish('Another'), footnotes: inEnglish('Another note.') };
const austria = { code: 'AT', names: inEnglish('Austria'), footnotes: [] };

describe('the words of a report', () => {
  it('mark the name of every state that has a footnote in the same way, and give each footnote once', () => {
    const words = new Words('en');
    expect([kosovo, austria, another, kosovo].map((state) => words.state(state))).toEqual([
      'Kosovo*',
      'Austria',
      'Another*',
      'Kosovo*',
    ]);
    expect(words.footnotes).toEqual([
      { mark: '*', text: 'Without prejudice to positions on status.', names: ['Kosovo*'] },
      { mark: '*', text: 'Another note.', names: ['Another*'] },
    ]);
  });

  it('say which language a text is in that is there in no other', () => {
    const words = new Words('ru');
    expect(words.of(inEnglish('Plan'))).toBe('Plan (язык: английский)');
    expect(words.of([...inEnglish('Plan'), { locale: 'ru-RU', text: 'План' }])).toBe('План');
    expect(words.of([])).toBe('');
  });

  it('write days out', () => {
    expect(new Words('en').day('2025-01-01')).toBe('1 January 2025');
    expect(new Words('ru').day('2025-01-01')).toBe('1 января 2025 г.');
  });
});
