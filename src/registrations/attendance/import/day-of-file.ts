import { badInput } from '../../../platform/index.js';
import { type EventDay, notHeldThen } from '../event-days.js';
import type { Attendee } from './attendance-file.js';

/**
 * Of which day of an event a file is: the one asked for, else the one on which its own times lie, else the only one
 * there is. Its times are in a zone that it does not tell, so that they may lie on the day beside.
 * @throws Problem BAD_INPUT on `date` or `upload`
 */
export function dayOfFile(days: readonly EventDay[], attendees: readonly Attendee[], date: string | null): EventDay {
  const found = [
    ...new Set(attendees.flatMap(({ joins }) => joins.flatMap(({ span }) => span?.from.slice(0, 10) ?? []))),
  ];
  const covered = days.filter((day) => found.includes(day.date));
  const asked = days.find((day) => day.date === date);
  if (date && !asked) throw badInput('date', notHeldThen);
  const meant = asked ?? (covered.length === 1 ? covered[0]! : days.length === 1 ? days[0]! : null);
  if (!meant) {
    throw badInput('date', {
      en: 'The event has several days. Please say of which one this file is.',
      ru: 'У мероприятия несколько дней. Укажите, к какому из них относится файл.',
    });
  }
  const fits = covered.length > 0 ? covered.includes(meant) : found.some((day) => isBeside(day, meant.date));
  if (found.length > 0 && !fits) {
    throw badInput('upload', {
      en: `The meeting in this file was on ${found[0]}, not on ${meant.date}.`,
      ru: `Встреча в этом файле проходила ${found[0]}, а не ${meant.date}.`,
    });
  }
  return meant;
}

/** Of a file about several days of the event, only who joined on one of them. */
export function onDay(attendees: readonly Attendee[], days: readonly EventDay[], { date }: EventDay): Attendee[] {
  const others = new Set(days.map((day) => day.date).filter((day) => day !== date));
  return attendees.flatMap((attendee) => {
    const joins = attendee.joins.filter(({ span }) => !span || !others.has(span.from.slice(0, 10)));
    return joins.length > 0 ? [{ ...attendee, joins }] : [];
  });
}

const dayLength = 86_400_000;

const isBeside = (one: string, other: string): boolean => Math.abs(Date.parse(one) - Date.parse(other)) <= dayLength;
