import { describe, expect, it } from '@jest/globals';
import { Problem, Problems } from '../../platform/index.js';
import type { AgendaItemInput } from '../../schema-types.js';
import { type AgendaItem, inTwoPlaces, settleItems } from './agenda-items.js';
import { type EventTimes, settleTimes } from '../times/event-times.js';

const wall = (time: string) => ({ wall: `2026-05-11T${time}:00` });
const timesIn = (timeZone: string): EventTimes =>
  settleTimes(null, { startsAt: wall('09:00'), endsAt: wall('17:00'), timeZone }, new Problems())!;
const vienna = timesIn('Europe/Vienna');
const item = (from: string, to: string, more: Partial<AgendaItemInput> = {}): AgendaItemInput => ({
  startsAt: wall(from),
  endsAt: wall(to),
  title: [{ locale: 'en', text: ' Talk ' }],
  ...more,
});

/** What comes out, with the fields that were found wrong. */
function settled(
  before: { agenda: AgendaItem[]; times: EventTimes } | null,
  given: AgendaItemInput[] | null | undefined,
  times = vienna,
): [AgendaItem[], (string | null)[]] {
  const problems = new Problems();
  const items = settleItems(before, given, times, problems);
  try {
    problems.throwIfAny();
    return [items, []];
  } catch (error) {
    if (error instanceof Problem) return [items, error.details.map(({ field }) => field)];
    throw error;
  }
}

describe('the items of an agenda', () => {
  const [before] = settled(null, [item('09:00', '10:00'), item('10:00', '11:00')]);

  it('are wall times in the zone of the event, up to its very ends', () => {
    const [items, wrong] = settled(null, [
      item('09:00', '17:00', { room: ' ', languages: [{ language: 'en' }] as never }),
    ]);
    expect(wrong).toEqual([]);
    expect(items).toEqual([
      {
        id: expect.any(String),
        starts: { local: '2026-05-11T09:00:00', at: new Date('2026-05-11T07:00:00Z') },
        ends: { local: '2026-05-11T17:00:00', at: new Date('2026-05-11T15:00:00Z') },
        title: { en: 'Talk' },
        room: null,
        languages: [{ language: 'en', interpreted: false }],
        confidentiality: null,
        speakers: [],
      },
    ]);
  });

  it('stay where nothing is given, go where null is, and are replaced by a list', () => {
    const there = { agenda: before, times: vienna };
    expect(settled(there, undefined)).toEqual([before, []]);
    expect(settled(there, null)).toEqual([[], []]);
    expect(settled(there, [])).toEqual([[], []]);
    const [items] = settled(there, [item('11:00', '12:00', { id: before[1]!.id })]);
    expect(items.map(({ id }) => id)).toEqual([before[1]!.id]);
  });

  it('keep the time of the clock in a new zone', () => {
    const [[first]] = settled({ agenda: before, times: vienna }, undefined, timesIn('Asia/Tbilisi'));
    expect(first!.starts).toEqual({ local: '2026-05-11T09:00:00', at: new Date('2026-05-11T05:00:00Z') });
  });

  it('lie within the event, end after they start, and are named once', () => {
    const { id } = before[0]!;
    const wrong = settled({ agenda: before, times: vienna }, [
      item('08:00', '18:00'),
      item('12:00', '11:00', { id }),
      item('09:00', '10:00', { id: id.toUpperCase() }),
      item('09:00', '10:00', { id: '0190a5a0-0000-7000-8000-000000000000', title: [] }),
    ])[1];
    expect(wrong).toEqual([
      'input.agenda.0.startsAt',
      'input.agenda.0.endsAt',
      'input.agenda.1.endsAt',
      'input.agenda.2.id',
      'input.agenda.3.id',
      'input.agenda.3.title',
    ]);
  });
});

describe('a member in an agenda', () => {
  const held = (from: string, to: string, ...members: (string | null)[]): AgendaItem => ({
    ...settled(null, [item(from, to)])[0][0]!,
    speakers: members.map((memberId) => ({
      ...{ memberId, name: memberId === null ? 'Guest' : null, role: 'SPEAKER' },
      ...{ state: null, organisationId: null, personalCapacity: false },
    })),
  });

  it('is in two places when the spans overlap, not when they touch', () => {
    expect(inTwoPlaces([held('09:00', '10:00', 'ana'), held('10:00', '11:00', 'ana')])).toEqual([]);
    expect(inTwoPlaces([held('09:00', '10:00', 'ana'), held('09:00', '10:00', 'ben')])).toEqual([]);
    expect(inTwoPlaces([held('09:00', '10:00', null), held('09:00', '10:00', null)])).toEqual([]);
    expect(
      inTwoPlaces([
        held('10:00', '12:00', null, 'ana'),
        held('09:00', '10:01', 'ben', 'ana'),
        held('11:59', '13:00', 'ana'),
      ]),
    ).toEqual([
      { memberId: 'ana', item: 1, speaker: 1 },
      { memberId: 'ana', item: 2, speaker: 0 },
    ]);
    expect(inTwoPlaces([held('09:00', '10:00', 'ana', 'ana')])).toEqual([{ memberId: 'ana', item: 0, speaker: 1 }]);
  });
});
