import type { ReactNode } from 'react';
import { eventTime, type Period, readersTime } from '../notifications/index.js';
import type { Visit } from './visit.js';

/** The fields of an event that its time is printed from. */
export const timeFields = 'timeZone startsAt endsAt startsAtLocal endsAtLocal';

/** An event's time as GraphQL answers it: instants are ISO texts. */
export interface TimedEvent {
  timeZone: string;
  startsAt: string;
  endsAt: string;
  startsAtLocal: string;
  endsAtLocal: string;
}

export const periodOf = (event: TimedEvent): Period => ({
  ...event,
  startsAt: new Date(event.startsAt),
  endsAt: new Date(event.endsAt),
});

/** The time on the visitor's own clocks; null when they show the same, or nobody is signed in. */
export function visitorsTime({ viewer, language }: Visit, event: TimedEvent): string | null {
  return viewer.memberId === null ? null : readersTime(periodOf(event), viewer.timeZone, language);
}

/** The agreed time, and on a line of its own the visitor's. */
export function EventTimes({ visit, event }: { visit: Visit; event: TimedEvent }): ReactNode {
  const own = visitorsTime(visit, event);
  return (
    <>
      <time dateTime={event.startsAt}>{eventTime(periodOf(event), visit.language)}</time>
      {own && (
        <span className="quiet">
          <br />
          {visit.say.event.yourTime}: {own}
        </span>
      )}
    </>
  );
}
