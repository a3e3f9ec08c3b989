import { describe, expect, it } from '@jest/globals';
import { Problem, Problems } from '../../platform/index.js';
import { type EventTimes, settleTimes } from './event-times.js';

const wall = (time: string) => ({ wall: `${time}:00` });
const given = { startsAt: wall('2026-05-11T09:00'), endsAt: wall('2026-05-12T17:00'), timeZone: 'Europe/Vienna' };

function settled(before: EventTimes | null, input: Parameters<typeof settleTimes>[1]): EventTimes {
  const problems = new Problems();
  const times = settleTimes(before, input, problems);
  problems.throwIfAny();
  return times!;
}

function fields(before: EventTimes | null, input: Parameters<typeof settleTimes>[1]): (string | null)[] {
  try {
    settled(before, input);
    return [];
  } catch (error) {
    if (error instanceof Problem) return error.details.map(({ field }) => field);
    throw error;
  }
}

describe('the times of a new event', () => {
  it('are the wall times in its zone, with the same hours on each day', () => {
    const starts = { local: '2026-05-11T09:00:00', at: new Date('2026-05-11T07:00:00Z') };
    const ends = { local: '2026-05-12T17:00:00', at: new Date('2026-05-12T15:00:00Z') };
    const firstEnds = { local: '2026-05-11T17:00:00', at: new Date('2026-05-11T15:00:00Z') };
    const secondStarts = { local: '2026-05-12T09:00:00', at: new Date('2026-05-12T07:00:00Z') };
    expect(settled(null, given)).toEqual({
      timeZone: 'Europe/Vienna',
      starts,
      ends,
      days: [
        { starts, ends: firstEnds },
        { starts: secondStarts, ends },
      ],
      registrationOpens: null,
      registrationCloses: null,
      nominationCloses: null,
      seatsReleased: null,
      isSelfPaced: false,
    });
  });

  it('can be instants', () => {
    const times = settled(null, { ...given, startsAt: { instant: new Date('2026-05-11T07:00:00Z') } });
    expect(times.starts.local).toBe('2026-05-11T09:00:00');
  });
});

describe('the times of a changed event', () => {
  const before = settled(null, { ...given, registrationClosesAt: wall('2026-05-10T18:00') });

  it('stay where nothing is said', () => {
    expect(settled(before, {})).toEqual(before);
  });

  it('stay on the clock in a new zone', () => {
    const after = settled(before, { timeZone: 'America/New_York' });
    expect([after.starts, after.registrationCloses, after.days[0]!.ends].map((time) => time!.local)).toEqual([
      '2026-05-11T09:00:00',
      '2026-05-10T18:00:00',
      '2026-05-11T17:00:00',
    ]);
    expect(after.starts.at).toEqual(new Date('2026-05-11T13:00:00Z'));
    expect(after.days).toHaveLength(2);
  });

  it('are unset by null where they may be', () => {
    expect(settled(before, { registrationClosesAt: null }).registrationCloses).toBeNull();
    expect(fields(before, { startsAt: null, endsAt: null, timeZone: null })).toEqual([
      'input.startsAt',
      'input.endsAt',
      'input.timeZone',
    ]);
  });

  it('blame the time that was moved', () => {
    expect(fields(before, { startsAt: wall('2026-05-13T09:00') })).toEqual(['input.startsAt']);
    expect(fields(before, { endsAt: wall('2026-05-11T08:00') })).toEqual(['input.endsAt']);
    expect(fields(before, { startsAt: wall('2026-05-13T09:00'), endsAt: wall('2026-05-13T09:00') })).toEqual([
      'input.endsAt',
    ]);
  });

  it('blame a new zone once, however many times it skips', () => {
    const night = settled(null, {
      ...given,
      timeZone: 'Asia/Tbilisi',
      startsAt: wall('2026-03-29T02:10'),
      endsAt: wall('2026-03-29T02:50'),
    });
    expect(fields(night, { timeZone: 'Europe/Vienna' })).toEqual(['input.timeZone']);
  });
});
