import { describe, expect, it } from '@jest/globals';
import type { Attendance } from '../../../../schema-types.js';
import { byMinutes, decideDay, keptRecord, wouldLower } from './recorded-day.js';

const day = (hours: number) => ({
  date: '2025-03-04',
  startsAt: new Date('2025-03-04T09:00:00Z'),
  endsAt: new Date(Date.parse('2025-03-04T09:00:00Z') + hours * 3_600_000),
});

describe('minutes of a day', () => {
  it.each<[number, number, Attendance]>([
    [120, 2, 'ATTENDED'],
    [90, 2, 'ATTENDED'],
    [89, 2, 'PARTIAL'],
    [1, 2, 'PARTIAL'],
    [0, 2, 'NO_SHOW'],
    [150, 2, 'ATTENDED'],
  ])('%i of %i hours are %s', (minutes, hours, attendance) => {
    expect(byMinutes(minutes, day(hours))).toBe(attendance);
  });
});

describe('a record', () => {
  it.each<[Attendance, number | null, Attendance, number, boolean]>([
    ['ATTENDED', null, 'PARTIAL', 40, true],
    ['ATTENDED', 110, 'ATTENDED', 95, true],
    ['ATTENDED', null, 'ATTENDED', 95, false],
    ['ATTENDED', 95, 'ATTENDED', 95, false],
    ['PARTIAL', 40, 'ATTENDED', 95, false],
    ['NO_SHOW', null, 'PARTIAL', 5, false],
    ['EXCUSED', null, 'PARTIAL', 5, false],
    ['EXCUSED', null, 'NO_SHOW', 0, true],
    ['EXPECTED', null, 'NO_SHOW', 0, false],
    ['EXPECTED', null, 'PARTIAL', 5, false],
  ])('%s %s before %s %i is lowered: %s', (before, minutes, after, later, lowered) => {
    expect(wouldLower({ attendance: before, minutes }, { attendance: after, minutes: later })).toBe(lowered);
  });

  it('that stays is told, with its minutes where it has any', () => {
    expect(keptRecord({ attendance: 'ATTENDED', minutes: 110 }).en).toContain('attended, 110 min.');
    expect(keptRecord({ attendance: 'PARTIAL', minutes: null }).ru).toContain('частичное участие.');
  });
});

describe('a day read from files', () => {
  const stays = (minutes: number, file: string) => [{ file, seconds: minutes * 60, span: null }];
  const standing = (fromFile: boolean, byHand: number | null) => {
    const recorded = (minutes: number) => ({ attendance: 'PARTIAL', mode: 'IN_PERSON', minutes }) as const;
    const entry = { registrationId: 'olena', date: '2025-03-04', ...recorded(50), fromFile };
    return new Map([['olena', { ...entry, byHand: byHand === null ? null : recorded(byHand) }]]);
  };
  const hours = { from: '2025-03-04T10:00:00', to: '2025-03-04T12:00:00' };
  const nobody = {
    own: new Map<string, never>(),
    others: new Map<string, never>(),
    former: new Set<string>(),
    standing: new Map<string, never>(),
  };
  const decide = (facts: Partial<Parameters<typeof decideDay>[0]>) =>
    decideDay({ day: day(2), hours, ...nobody, ...facts }).entries.map(({ attendance, minutes, mode, fromFile }) => [
      attendance,
      minutes,
      mode,
      fromFile,
    ]);

  it('is what all files say together', () => {
    const own = new Map([['olena', stays(56, 'two')]]);
    expect(decide({ own })).toEqual([['PARTIAL', 56, 'ONLINE', true]]);
    expect(decide({ own, others: new Map([['olena', stays(58, 'one')]]) })).toEqual([
      ['ATTENDED', 114, 'ONLINE', true],
    ]);
  });

  it('is taken back to what other files say, to what was recorded by hand, or to nothing', () => {
    const former = new Set(['olena']);
    const others = new Map([['olena', stays(30, 'one')]]);
    expect(decide({ former, others, standing: standing(true, null) })).toEqual([['PARTIAL', 30, 'IN_PERSON', true]]);
    expect(decide({ former, others, standing: standing(true, 40) })).toEqual([['PARTIAL', 40, 'IN_PERSON', false]]);
    expect(decide({ former, standing: standing(true, 40) })).toEqual([['PARTIAL', 40, 'IN_PERSON', false]]);
    expect(decide({ former, standing: standing(true, null) })).toEqual([['EXPECTED', null, null, false]]);
    expect(decide({ former, standing: standing(false, null) })).toEqual([]);
  });
});
