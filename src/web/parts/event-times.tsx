import type { ReactNode } from 'react';
import { graphql, type Period, printedPeriod, readersPeriod, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';

/** What the time of an event is printed from. */
export const eventPeriod = graphql(`
  fragment EventPeriod on Event {
    timeZone
    startsAt
    endsAt
    startsAtLocal
    endsAtLocal
  }
`);

/** What the hours of one of its days are printed from, with the zone of the event. */
export const dayHours = graphql(`
  fragment DayHours on EventDay {
    startsAt
    endsAt
    startsAtLocal
    endsAtLocal
  }
`);

/** A period as GraphQL answers it: instants are ISO texts. */
export type ShownPeriod = ResultOf<typeof eventPeriod>;

export const periodOf = (shown: ShownPeriod): Period => ({
  ...shown,
  startsAt: new Date(shown.startsAt),
  endsAt: new Date(shown.endsAt),
});

/** The time on the visitor's own clocks; null when they show the same, or nobody is signed in. */
function visitorsPeriod({ viewer, language }: Visit, event: ShownPeriod): string | null {
  return viewer.memberId === null ? null : readersPeriod(periodOf(event), viewer.timeZone, language);
}

/** The agreed time, and on a line of its own the visitor's. */
export function EventTimes({ visit, event }: { visit: Visit; event: ShownPeriod }): ReactNode {
  const own = visitorsPeriod(visit, event);
  return (
    <>
      <time dateTime={event.startsAt}>{printedPeriod(periodOf(event), visit.language)}</time>
      {own && (
        <span className="quiet">
          <br />
          {visit.say.event.yourTime}: {own}
        </span>
      )}
    </>
  );
}
