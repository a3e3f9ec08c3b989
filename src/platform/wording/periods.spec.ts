import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../time.js';
import { type Period, printedMoment, printedPeriod, readersPeriod } from './periods.js';

function period(timeZone: string, startsAtLocal: string, endsAtLocal: string): Period {
  const [startsAt, endsAt] = [instantOf(startsAtLocal, timeZone)!, instantOf(endsAtLocal, timeZone)!];
  return { timeZone, startsAt, endsAt, startsAtLocal, endsAtLocal };
}

const workshop = period('Europe/Vienna', '2025-09-23T10:30:00', '2025-09-23T12:00:00');

describe('printedPeriod', () => {
  it('prints the agreed time with the city of the zone and its offset', () => {
    expect(printedPeriod(workshop, 'en')).toBe('Tuesday 23 September 2025, 10:30-12:00 (Vienna, UTC+2)');
    expect(printedPeriod(workshop, 'ru')).toBe('23 сентября 2025 г., 10:30-12:00 (Вена, UTC+2)');
  });

  it('prints both days of an event that ends on another one', () => {
    const visit = period('Asia/Bishkek', '2026-03-30T09:00:00', '2026-04-01T17:15:00');
    expect(printedPeriod(visit, 'en')).toBe(
      'Monday 30 March 2026, 09:00, to Wednesday 1 April 2026, 17:15 (Bishkek, UTC+6)',
    );
    expect(printedPeriod(visit, 'ru')).toBe('с 30 марта 2026 г., 09:00 до 1 апреля 2026 г., 17:15 (Бишкек, UTC+6)');
  });

  it('says so when clocks change between start and end', () => {
    const autumn = period('Europe/Vienna', '2025-10-25T09:00:00', '2025-10-26T12:00:00');
    expect(printedPeriod(autumn, 'en')).toBe(
      'Saturday 25 October 2025, 09:00, to Sunday 26 October 2025, 12:00 (Vienna, UTC+2, then UTC+1)',
    );
    const spring = period('Europe/Vienna', '2026-03-29T01:00:00', '2026-03-29T04:00:00');
    expect(printedPeriod(spring, 'ru')).toBe('29 марта 2026 г., 01:00-04:00 (Вена, UTC+1, затем UTC+2)');
  });

  it('uses the offset of the day, not of today', () => {
    expect(printedPeriod(period('Europe/Vienna', '2026-01-15T10:00:00', '2026-01-15T11:00:00'), 'en')).toContain(
      '(Vienna, UTC+1)',
    );
    expect(printedPeriod(period('Asia/Almaty', '2023-05-10T10:00:00', '2023-05-10T11:00:00'), 'en')).toContain(
      '(Almaty, UTC+6)',
    );
    expect(printedPeriod(period('Asia/Almaty', '2025-05-10T10:00:00', '2025-05-10T11:00:00'), 'en')).toContain(
      '(Almaty, UTC+5)',
    );
  });

  it('prints offsets with minutes, west of Greenwich, and none', () => {
    const at = (zone: string): string =>
      printedPeriod(period(zone, '2026-01-15T10:00:00', '2026-01-15T11:00:00'), 'en');
    expect(at('Asia/Kolkata')).toContain('(Kolkata, UTC+5:30)');
    expect(at('America/St_Johns')).toContain('(St Johns, UTC-3:30)');
    expect(at('Europe/Lisbon')).toContain('(Lisbon, UTC)');
    expect(at('UTC')).toContain('10:00-11:00 (UTC)');
  });
});

describe('printedMoment', () => {
  it('prints one moment with city and offset', () => {
    expect(printedMoment('Europe/Vienna', new Date('2025-11-02T17:00:00Z'), 'en')).toBe(
      'Sunday 2 November 2025, 18:00 (Vienna, UTC+1)',
    );
    expect(printedMoment('Asia/Yerevan', new Date('2025-11-02T17:00:00Z'), 'ru')).toBe(
      '2 ноября 2025 г., 21:00 (Ереван, UTC+4)',
    );
  });
});

describe('readersPeriod', () => {
  it('prints the time on the clocks of the reader, also on another day', () => {
    expect(readersPeriod(workshop, 'Asia/Tbilisi', 'en')).toBe(
      'Tuesday 23 September 2025, 12:30-14:00 (Tbilisi, UTC+4)',
    );
    const late = period('Europe/Vienna', '2025-12-31T23:00:00', '2025-12-31T23:30:00');
    expect(readersPeriod(late, 'Asia/Bishkek', 'ru')).toBe('1 января 2026 г., 04:00-04:30 (Бишкек, UTC+6)');
  });

  it('says nothing when clocks there show the same', () => {
    expect(readersPeriod(workshop, 'Europe/Vienna', 'en')).toBeNull();
    expect(readersPeriod(workshop, 'Europe/Warsaw', 'en')).toBeNull();
  });
});
