import { Temporal } from '@js-temporal/polyfill';
import { day, eventTime } from '../notifications/index.js';
import { localDay } from '../platform/index.js';
import { periodOf, type TimedEvent } from './event-times.js';
import { functionOf, organisationOf, type ParticipantList, stateOf } from './participants.js';
import type { Visit } from './visit.js';

/** The days of an event; what goes on past midnight is on several. */
export function datesOf(days: readonly Pick<TimedEvent, 'startsAtLocal' | 'endsAtLocal'>[]): string[] {
  const dates = days.flatMap(({ startsAtLocal, endsAtLocal }) => {
    const first = Temporal.PlainDate.from(startsAtLocal);
    const last = Temporal.PlainDateTime.from(endsAtLocal).subtract({ nanoseconds: 1 }).toPlainDate();
    return Array.from({ length: first.until(last).days + 1 }, (_, later) => first.add({ days: later }).toString());
  });
  return [...new Set(dates)];
}

/** The day that a sheet is for: the one asked for, null where the event is not held on it; without any, today or the first one. */
export function dateOfSheet(
  event: Pick<TimedEvent, 'timeZone'> & { days: Parameters<typeof datesOf>[0] },
  asked: unknown,
  now: Date,
): string | null {
  const dates = datesOf(event.days);
  const wanted = asked ?? localDay(now, event.timeZone);
  const held = dates.find((date) => date === wanted);
  return held ?? (asked === undefined ? dates[0]! : null);
}

/** What is written on a line of the sheet. */
export interface Line {
  state: string;
  name: string;
  organisation: string;
}

/** A line for everybody who comes in person; online events await everybody on line. */
export function linesOf(list: ParticipantList, visit: Visit): Line[] {
  const { format } = list.event;
  const everybody = format === 'ONLINE' || format === 'SELF_PACED';
  return list.people
    .filter(({ mode }) => everybody || mode !== 'ONLINE')
    .map((person) => ({
      state: stateOf(person, list, visit),
      name: person.member.displayName,
      organisation: [organisationOf(person, list), functionOf(person, list)].filter((part) => part).join('\n'),
    }));
}

/** The day with its hours, where these lie within it. */
export function hoursOn(date: string, event: ParticipantList['event'], language: Visit['language']): string {
  const whole = event.days.find(
    ({ startsAtLocal, endsAtLocal }) => startsAtLocal.startsWith(date) && endsAtLocal.startsWith(date),
  );
  return whole ? eventTime(periodOf({ ...whole, timeZone: event.timeZone }), language) : day(date, language);
}
