import { describe, expect, it } from '@jest/globals';
import { secondsIn, unitOf } from './durations.js';

describe('how long a text says', () => {
  it.each([
    ['62', 3_720],
    ['62 mins', 3_720],
    ['62 мин', 3_720],
    ['1h 2m 3s', 3_723],
    ['1 hr 2 min 3 sec', 3_723],
    ['1 hr', 3_600],
    ['38 s', 38],
    ['1 Std. 2 Min. 3 Sek.', 3_723],
    ['2 Stunden', 7_200],
    ['1 h 2 min 3 s', 3_723],
    ['2 h 05', 7_500],
    ['2h05', 7_500],
    ['1 heure et 2 minutes', 3_720],
    ['1 ч 2 мин 3 с', 3_723],
    ['1 ч. 2 мин. 3 с.', 3_723],
    ['1ч 2м 3с', 3_723],
    ['1 hour, 2 minutes', 3_720],
    ['1 hour and 2 minutes', 3_720],
    ['1\u00a0h 2\u202fmin', 3_720],
    ['PT1H2M3S', 3_723],
    ['< 1 min', 60],
    ['1:02:03', 3_723],
    ['0:40', 2_400],
    ['1,5 ч', 5_400],
    ['59s', 59],
    ['0', 0],
  ])('%s', (text, seconds) => {
    expect(secondsIn(text)).toBe(seconds);
  });

  it.each(['', '--', 'a while', '#VALUE!', '2 apples', '-5', '1h left', 'час', '1:99', '999999999', '9'.repeat(61)])(
    'not "%s"',
    (text) => {
      expect(secondsIn(text)).toBeNull();
    },
  );

  it('by its heading where it is a bare number', () => {
    expect(secondsIn('90', unitOf('Duration (seconds)'))).toBe(90);
    expect(secondsIn('90', unitOf('Time in Session (minutes)'))).toBe(5_400);
    expect(secondsIn('1.5', unitOf('Dauer (Stunden)'))).toBe(5_400);
    expect(secondsIn('90', unitOf('In-Meeting Duration'))).toBe(5_400);
  });
});
