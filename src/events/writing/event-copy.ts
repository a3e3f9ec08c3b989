import {
  agreedTime,
  type AgreedTime,
  badInput,
  type EventTime,
  movedAlong,
  Problem,
  Problems,
} from '../../platform/index.js';
import { settleItems } from '../agenda/agenda-items.js';
import type { AgreedSpan } from '../times/event-clock.js';
import type { EventContent } from './event-content.js';
import { isUsualDay, settleTimes } from '../times/event-times.js';

/**
 * A draft like an event, from another start on: every other time is as far from it on the clock as before. People,
 * links and the time to register stay behind.
 * @throws Problem BAD_INPUT naming startsAt for what the clocks of the zone skip there
 */
export function copyOf(source: EventContent, startsAt: EventTime): EventContent {
  try {
    return { ...source, tentative: false, joinUrl: null, ...moved(source, startsAt) };
  } catch (error) {
    throw error instanceof Problem ? badInput('startsAt', error.details[0]!.message) : error;
  }
}

function moved(
  { times: old, agenda: items }: EventContent,
  startsAt: EventTime,
): Pick<EventContent, 'times' | 'agenda'> {
  const problems = new Problems();
  const { timeZone } = old;
  const { local } = agreedTime(startsAt, timeZone, 'startsAt');
  // The start itself is taken as it was given: an instant says which of two equal wall times is meant.
  const later = (time: AgreedTime): EventTime =>
    time.local === old.starts.local ? startsAt : { wall: movedAlong(time.local, old.starts.local, local) };
  const span = ({ starts, ends }: AgreedSpan) => ({ startsAt: later(starts), endsAt: later(ends) });

  const days = isUsualDay(old) ? undefined : old.days.map(span);
  const times = settleTimes(null, { ...span(old), timeZone, days }, problems);
  problems.throwIfAny();
  const agenda = items.map(({ title, room, languages, confidentiality, ...item }) => ({
    ...{ ...span(item), room, languages, confidentiality },
    title: Object.entries(title).map(([locale, text]) => ({ locale, text })),
  }));
  const settled = { times: times!, agenda: settleItems(null, agenda, times!, problems) };
  problems.throwIfAny();
  return settled;
}
