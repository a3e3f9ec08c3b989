import { describe, expect, it } from '@jest/globals';
import { minutesPresent, secondsIn, wallTimes } from './attendance-times.js';

describe('how long a text says', () => {
  it.each([
    ['62', 3_720],
    ['62 mins', 3_720],
    ['62 мин', 3_720],
    ['1h 2m 3s', 3_723],
    ['1 hr 2 min 3 sec', 3_723],
    ['1 ч 2 мин 3 с', 3_723],
    ['1 ч. 2 мин. 3 с.', 3_723],
    ['1ч 2м 3с', 3_723],
    ['1 hour, 2 minutes', 3_720],
    ['1:02:03', 3_723],
    ['0:40', 2_400],
    ['1,5 ч', 5_400],
    ['59s', 59],
    ['0', 0],
  ])('%s', (text, seconds) => {
    expect(secondsIn(text)).toBe(seconds);
  });

  it.each(['', 'a while', '2 apples', '-5', '1h left', 'час', '1:99'])('not "%s"', (text) => {
    expect(secondsIn(text)).toBeNull();
  });
});

describe('the wall times of a file', () => {
  const read = (text: string, days: string[] = []) => wallTimes([text], days)[0];

  it.each([
    ['2025-03-04 09:58:12', '2025-03-04T09:58:12'],
    ['2025-03-04T09:58', '2025-03-04T09:58:00'],
    ['03/04/2025 09:58:12 AM', '2025-03-04T09:58:12'],
    ['3/4/25, 12:01:00 PM', '2025-03-04T12:01:00'],
    ['3/4/25, 12:01:00\u202fAM', '2025-03-04T00:01:00'],
    ['04.03.2025, 09:58:12', '2025-03-04T09:58:12'],
    ['04.03.2025 21:58:12 PM', '2025-03-04T21:58:12'],
    ['04.03.2025 09:58:12 PM', '2025-03-04T21:58:12'],
    ['30/03/2025 02:30', '2025-03-30T02:30:00'],
  ])('%s', (text, wall) => {
    expect(read(text)).toBe(wall);
  });

  it.each(['', 'yesterday', '31.02.2025 10:00', '13/13/2025 10:00', '2025-03-04', '3/4/25, 10:75'])(
    'not "%s"',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('are all in the one order that fits, else in the one that the event is on', () => {
    expect(wallTimes(['04/03/2025 10:00', '25/03/2025 10:00'], [])).toEqual([
      '2025-03-04T10:00:00',
      '2025-03-25T10:00:00',
    ]);
    expect(wallTimes(['04/03/2025 10:00', ''], ['2025-03-04'])).toEqual(['2025-03-04T10:00:00', null]);
    expect(wallTimes(['04/03/2025 10:00'], ['2025-04-03'])).toEqual(['2025-04-03T10:00:00']);
  });
});

describe('minutes present', () => {
  const join = (from: string, to: string, minutes: number) => ({
    seconds: minutes * 60,
    span: { from: `2025-03-04T${from}`, to: `2025-03-04T${to}` },
  });

  it('count once what overlaps, and all of what does not', () => {
    expect(minutesPresent([join('10:00:00', '11:00:00', 60), join('10:30:00', '12:00:00', 90)])).toBe(120);
    expect(minutesPresent([join('10:00:00', '12:00:00', 120), join('10:30:00', '11:00:00', 30)])).toBe(120);
    expect(minutesPresent([join('11:00:00', '12:00:00', 60), join('09:00:00', '10:00:00', 60)])).toBe(120);
    expect(minutesPresent([join('10:00:00', '11:00:00', 60), { seconds: 600, span: null }])).toBe(70);
  });

  it('trust the duration where clocks changed in between, and never exceed a day', () => {
    expect(minutesPresent([{ seconds: 3_600, span: { from: '2025-03-30T01:30:00', to: '2025-03-30T03:30:00' } }])).toBe(
      60,
    );
    expect(minutesPresent([{ seconds: 200_000, span: null }])).toBe(1_440);
    expect(minutesPresent([])).toBe(0);
  });
});
