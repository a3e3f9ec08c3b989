import { describe, expect, it } from '@jest/globals';
import { cityOf } from './cities.js';

describe('cityOf', () => {
  it('names cities in Russian, places elsewhere as Intl does, and falls back to the name of the zone', () => {
    expect(cityOf('Europe/Kyiv', 'ru')).toBe('Киев');
    expect(cityOf('America/New_York', 'ru')).toBe('Нью-Йорк');
    expect(cityOf('UTC', 'ru')).toBe('UTC');
    expect(cityOf('America/Argentina/Buenos_Aires', 'en')).toBe('Buenos Aires');
  });
});
