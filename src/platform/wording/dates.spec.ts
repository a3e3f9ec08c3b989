import { describe, expect, it } from '@jest/globals';
import { printedDate, printedDay } from './dates.js';

describe('printedDate', () => {
  it('writes the month out, of a date and of a wall time', () => {
    expect(printedDate('2025-09-23', 'en')).toBe('23 September 2025');
    expect(printedDate('2025-09-23T23:30:00', 'ru')).toBe('23 сентября 2025 г.');
  });
});

describe('printedDay', () => {
  it('has the weekday, which Russian does without', () => {
    expect(printedDay('2025-09-23', 'en')).toBe('Tuesday 23 September 2025');
    expect(printedDay('2025-09-23', 'ru')).toBe('23 сентября 2025 г.');
  });
});
