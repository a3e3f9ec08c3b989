import { Temporal } from '@js-temporal/polyfill';
import { localDay, printedDay, printedPeriod } from '../../platform/index.js';
import { nameInPrint } from '../../platform/documents/index.js';
import type { Visit } from '../frame/visit.js';
import { periodOf, type ShownPeriod } from '../parts/event-times.js';
import { type EventOfList, functionOf, organisationOf, type ParticipantList, stateOf } from './participant-list.js';

/** The days of an event; what goes on past midnight is on several. */
export function datesOf(days: readonly Pick<ShownPeriod, 'startsAtLocal' | 'endsAtLocal'>[]): string[] {
  const dates = days.flatMap(({ startsAtLocal, endsAtLocal }) => {
    const first = Temporal.PlainDate.from(startsAtLocal);
    const last = Temporal.PlainDateTime.from(endsAtLocal).subtract({ nanoseconds: 1 }).toPlainDate();
    return Array.from({ length: first.until(last).days + 1 }, (_, later) => first.add({ days: later }).toString());
  });
  return [...new Set(dates)];
}

/** The day of a sheet: the one asked for, null where the event is not held then; if none is, today or the first. */
export function dateOfSheet(
  event: Pick<ShownPeriod, 'timeZone'> & { days: Parameters<typeof datesOf>[0] },
  asked: unknown,
  now: Date,
): string | null {
  const dates = datesOf(event.days);
  const wanted = asked ?? localDay(now, event.timeZone);
  const held = dates.find((date) => date === wanted);
  return held ?? (asked === undefined ? dates[0]! : null);
}

/** What is written on a line of the sheet. */
export interface SheetLine {
  state: string;
  name: string;
  organisation: string;
}

/** A line for everybody who comes in person; online events await everybody on line. */
export function linesOf({ event, people }: ParticipantList, visit: Visit): SheetLine[] {
  const { format } = event;
  const everybody = format === 'ONLINE' || format === 'SELF_PACED';
  return people
    .filter(({ mode }) => everybody || mode !== 'ONLINE')
    .map((person) => ({
      state: stateOf(person, visit),
      name: nameInPrint(person.member.displayName, person.member.latinName),
      organisation: [organisationOf(person, event), functionOf(person, event, visit)].filter((part) => part).join('\n'),
    }));
}

/** The day with its hours, where these lie within it. */
export function hoursOn(date: string, event: EventOfList, language: Visit['language']): string {
  const whole = event.days.find(
    ({ startsAtLocal, endsAtLocal }) => startsAtLocal.startsWith(date) && endsAtLocal.startsWith(date),
  );
  return whole ? printedPeriod(periodOf({ ...whole, timeZone: event.timeZone }), language) : printedDay(date, language);
}
