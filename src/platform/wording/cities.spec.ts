import { describe, expect, it } from '@jest/globals';
import { cityOf } from './cities.js';

describe('cityOf', () => {
  it('names cities in Russian, and places elsewhere as Intl does', () => {
    expect(cityOf('Europe/Kyiv', 'ru')).toBe('Киев');
    expect(cityOf('America/New_York', 'ru')).toBe('Нью-Йорк');
    expect(cityOf('America/Argentina/Buenos_Aires', 'en')).toBe('Buenos Aires');
  });

  it.each([
    ['Europe/Kiev', 'Kyiv', 'Киев'],
    ['Europe/Kyiv', 'Kyiv', 'Киев'],
    ['Europe/Tirane', 'Tirana', 'Тирана'],
    ['Asia/Calcutta', 'Kolkata', 'Калькутта'],
    ['Asia/Kolkata', 'Kolkata', 'Калькутта'],
    ['Asia/Saigon', 'Ho Chi Minh City', 'Вьетнам'],
    ['America/Godthab', 'Nuuk', 'Нуук'],
    ['US/Eastern', 'New York', 'Нью-Йорк'],
    ['Turkey', 'Istanbul', 'Турция'],
  ])('names %s as it is known today', (zone, english, russian) => {
    expect([cityOf(zone, 'en'), cityOf(zone, 'ru')]).toEqual([english, russian]);
  });

  it.each(['UTC', 'GMT', 'Etc/GMT+5', 'Etc/GMT-14', 'EST', 'CET', 'EST5EDT', 'Zulu'])(
    'names no place for %s',
    (zone) => {
      expect([cityOf(zone, 'en'), cityOf(zone, 'ru')]).toEqual([null, null]);
    },
  );

  it('names a place for every zone that there is, which says something in the language of the reader', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');
    expect(zones.length).toBeGreaterThan(400);
    const odd = zones.filter((zone) => {
      const [english, russian] = [cityOf(zone, 'en') ?? '', cityOf(zone, 'ru') ?? ''];
      return !/^\p{Script=Latin}[^_/]+$/u.test(english) || !/^\p{Script=Cyrillic}[^_/]+$/u.test(russian);
    });
    expect(odd).toEqual([]);
    const older = /^(GMT|UTC|Kiev|Calcutta|Katmandu|Rangoon|Saigon|Godthab|Faeroe|Asmera|Ponape|Truk|Enderbury|Tirane)/;
    expect(zones.filter((zone) => older.test(cityOf(zone, 'en')!))).toEqual([]);
  });
});
