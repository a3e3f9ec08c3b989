import { describe, expect, it } from '@jest/globals';
import { type ConcernedPerson, isUrgent, toldChanges, type ToldEvent } from './told-event.js';

const event: ToldEvent = {
  timeZone: 'Europe/Vienna',
  startsAt: new Date('2031-05-20T08:00:00Z'),
  endsAt: new Date('2031-05-20T10:00:00Z'),
  startsAtLocal: '2031-05-20T10:00:00',
  endsAtLocal: '2031-05-20T12:00:00',
  days: [{ startsAtLocal: '2031-05-20T10:00:00', endsAtLocal: '2031-05-20T12:00:00' }],
  tentative: false,
  format: 'HYBRID',
  venue: { name: 'Hofburg', room: null, address: null, city: 'Vienna', state: 'AT', directions: null },
  joinUrl: null,
  deadlines: { GE: null, UA: null },
  items: {},
};
const participant: ConcernedPerson = {
  ...{ memberId: '1', hasAddress: true, isRegistered: true, hasSeat: true, mode: 'IN_PERSON', speaks: false },
  states: [],
};
const contactPoint: ConcernedPerson = {
  ...{ ...participant, isRegistered: false, hasSeat: false, mode: null },
  states: ['GE'],
};
const told = (changes: Partial<ToldEvent>, person = participant) =>
  toldChanges(event, { ...event, ...changes }, person);

describe('what is told of a changed event', () => {
  it('is time, zone, place, format, dates that are fixed or no longer fixed, and the link', () => {
    expect(told({})).toEqual([]);
    expect(told({ endsAt: new Date('2031-05-20T11:00:00Z') })).toEqual(['time']);
    expect(told({ timeZone: 'Europe/Berlin' })).toEqual(['time']);
    expect(told({ venue: { ...event.venue!, room: '7' } })).toEqual(['place']);
    expect(told({ venue: { ...event.venue!, directions: 'Tram 1' } })).toEqual([]);
    expect(told({ tentative: true })).toEqual(['tentative']);
    expect(told({ format: 'IN_PERSON' })).toEqual(['format']);
    expect(told({ joinUrl: 'https://meet.example/1' })).toEqual(['join']);
  });

  it('is the link for those alone who have a seat, and the place for those who go there', () => {
    expect(told({ joinUrl: 'https://meet.example/1' }, { ...participant, hasSeat: false })).toEqual([]);
    expect(told({ venue: null }, { ...participant, mode: 'ONLINE' })).toEqual([]);
  });

  it('is the hours of days where there are several', () => {
    const days = [...event.days, { startsAtLocal: '2031-05-21T10:00:00', endsAtLocal: '2031-05-21T12:00:00' }];
    expect(told({ days })).toEqual(['days']);
    expect(told({ days: [{ ...event.days[0]!, endsAtLocal: '2031-05-20T11:00:00' }] })).toEqual([]);
  });

  it('is the deadline of the own state', () => {
    const later = new Date('2031-05-01T10:00:00Z');
    expect(told({ deadlines: { GE: later, UA: null } }, contactPoint)).toEqual(['answerBy']);
    expect(told({ deadlines: { GE: null, UA: later } }, contactPoint)).toEqual([]);
  });
});

describe('what is told of the agenda', () => {
  const speaker: ConcernedPerson = { ...contactPoint, states: [], speaks: true };
  const item = {
    ...{ id: 'a', title: { en: 'Talk', ru: 'Доклад' }, room: '1' },
    ...{ startsAt: event.startsAt, startsAtLocal: event.startsAtLocal },
    ...{ endsAt: event.endsAt, endsAtLocal: event.endsAtLocal },
  };
  const became = (items: ToldEvent['items'], person = speaker, was: ToldEvent['items'] = { '1': [item] }) =>
    toldChanges({ ...event, items: was }, { ...event, items }, person);
  const later = { ...item, endsAt: new Date('2031-05-20T11:00:00Z') };

  it('is the own item that is at another time, in another room, or gone', () => {
    expect(became({ '1': [item] })).toEqual([]);
    expect(became({ '1': [later] })).toEqual(['items']);
    expect(became({ '1': [{ ...item, room: null }] })).toEqual(['items']);
    expect(became({})).toEqual(['items']);
    expect(became({ '1': [item, { ...later, id: 'b' }] })).toEqual(['items']);
    expect(became({ '1': [item], '2': [later] }, speaker, { '1': [item], '2': [item] })).toEqual([]);
  });

  it('is no other title, nor the same item entered anew, but another in its place', () => {
    expect(became({ '1': [{ ...item, title: { en: 'Lecture' } }] })).toEqual([]);
    expect(became({ '1': [{ ...item, id: 'b', title: { ru: 'Доклад', en: 'Talk' } }] })).toEqual([]);
    expect(became({ '1': [{ ...item, id: 'b', title: { en: 'Lecture' } }] })).toEqual(['items']);
  });

  it('is nothing to who did not speak, and all that there is to who has nothing else to do with the event', () => {
    expect(became({ '1': [item] }, speaker, {})).toEqual([]);
    const former = { ...speaker, speaks: false };
    const moved = { ...event, tentative: true, items: {} };
    expect(toldChanges({ ...event, items: { '1': [item] } }, moved, former)).toEqual(['items']);
    expect(toldChanges(event, moved, former)).toEqual([]);
    expect(toldChanges({ ...event, items: { '1': [item] } }, moved, participant)).toEqual(['tentative', 'items']);
  });
});

describe('what is told at once', () => {
  it('happens within a day before the start, or before the end', () => {
    const at = (time: string): boolean => isUrgent(event, new Date(time));
    expect(at('2031-05-19T07:59:59Z')).toBe(false);
    expect(at('2031-05-19T08:00:00Z')).toBe(true);
    expect(at('2031-05-20T09:59:59Z')).toBe(true);
    expect(at('2031-05-20T10:00:00Z')).toBe(false);
  });
});
