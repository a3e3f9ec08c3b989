import { describe, expect, it } from '@jest/globals';
import { slugOf } from './event-slug.js';

describe('the short name of an event', () => {
  it('is the English title with the year', () => {
    expect(slugOf({ ru: 'Семинар', en: 'Workshop: visa & “short stay”' }, '2026')).toBe(
      'workshop-visa-short-stay-2026',
    );
  });

  it('names the year once', () => {
    expect(slugOf({ en: 'Senior Officials’ Meeting 2025' }, '2025')).toBe('senior-officials-meeting-2025');
  });

  it('spells Cyrillic and accents in Latin letters', () => {
    expect(slugOf({ ru: 'Обучение тренеров: «Убежище»' }, '2024')).toBe('obuchenie-trenerov-ubezhishche-2024');
    expect(slugOf({ uk: 'Зустріч з п’яти сесій' }, '2024')).toBe('zustrich-z-piati-sesii-2024');
    expect(slugOf({ pl: 'Łódź, šćžü' }, '2024')).toBe('lodz-sczu-2024');
  });

  it('has a name where no letter is known', () => {
    expect(slugOf({ ka: 'სემინარი' }, '2024')).toBe('event-2024');
  });

  it('leaves room for a number in 80 characters', () => {
    expect(slugOf({ en: 'a'.repeat(300) }, '2024')).toHaveLength(75);
    const long = slugOf({ en: 'one two three four five '.repeat(10) }, '2024');
    expect(long.length).toBeLessThanOrEqual(75);
    expect(long).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
