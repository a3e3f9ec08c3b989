import { type EventTime, newId } from '../../platform/index.js';
import type { EventContent } from './event-content.js';
import { movedTo } from './event-move.js';

/**
 * A draft like an event, from another start on: every other time is as far from it on the clock as before. People,
 * links and the time to register stay behind.
 * @throws Problem BAD_INPUT naming startsAt for what the clocks of the zone skip there
 */
export function copyOf(source: EventContent, startsAt: EventTime): EventContent {
  const windows = { registrationOpens: null, registrationCloses: null, nominationCloses: null, seatsReleased: null };
  const { times, agenda } = movedTo(
    { times: { ...source.times, ...windows }, agenda: source.agenda },
    startsAt,
    source.times.timeZone,
  );
  const items = agenda.map((item) => ({ ...item, id: newId(), speakers: [] }));
  return { ...source, tentative: false, joinUrl: null, times, agenda: items };
}
