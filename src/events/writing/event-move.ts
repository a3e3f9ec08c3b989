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
import { settleTimes } from '../times/event-times.js';
import type { EventContent } from './event-content.js';

type MovedContent = Pick<EventContent, 'times' | 'agenda'>;

/**
 * The times of an event from another start on, also in another zone: every other time is as far from it on the clock as
 * before.
 * @throws Problem BAD_INPUT naming startsAt for what the clocks of the zone skip there
 */
export function movedTo(content: MovedContent, startsAt: EventTime, timeZone: string): MovedContent {
  try {
    return moved(content, startsAt, timeZone);
  } catch (error) {
    throw error instanceof Problem ? badInput('startsAt', error.details[0]!.message) : error;
  }
}

function moved({ times: old, agenda: items }: MovedContent, startsAt: EventTime, timeZone: string): MovedContent {
  const problems = new Problems();
  const { local } = agreedTime(startsAt, timeZone, 'startsAt');
  // The start itself is taken as it was given: an instant says which of two equal wall times is meant.
  const later = (time: AgreedTime): EventTime =>
    time.local === old.starts.local ? startsAt : { wall: movedAlong(time.local, old.starts.local, local) };
  const span = ({ starts, ends }: AgreedSpan) => ({ startsAt: later(starts), endsAt: later(ends) });

  const given = {
    ...{ ...span(old), timeZone, days: old.days.map(span) },
    ...(old.isSelfPaced && { format: 'SELF_PACED' as const }),
    registrationOpensAt: old.registrationOpens && later(old.registrationOpens),
    registrationClosesAt: old.registrationCloses && later(old.registrationCloses),
    nominationClosesAt: old.nominationCloses && later(old.nominationCloses),
    seatsReleasedAt: old.seatsReleased && later(old.seatsReleased),
  };
  const times = settleTimes(null, given, problems);
  problems.throwIfAny();
  const agenda = items.map((item) => ({
    ...item,
    starts: agreedTime(later(item.starts), timeZone, 'startsAt'),
    ends: agreedTime(later(item.ends), timeZone, 'startsAt'),
  }));
  const settled = { times: times!, agenda: settleItems({ agenda, times: times! }, undefined, times!, problems) };
  problems.throwIfAny();
  return settled;
}
