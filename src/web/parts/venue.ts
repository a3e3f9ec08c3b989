import { printedName } from '../../people/index.js';
import { graphql, type ResultOf } from '../../platform/index.js';
import type { EventFormat } from '../../schema-types.js';
import type { Visit } from '../frame/visit.js';
import { namedState } from './states.js';

/** What the place of an event is printed from. */
export const shownVenue = graphql(
  `
    fragment ShownVenue on Venue {
      name
      room
      address
      city
      directions
      state {
        ...NamedState
      }
    }
  `,
  [namedState],
);

interface Placed {
  format: EventFormat;
  venue: ResultOf<typeof shownVenue> | null;
}

/** Where an event takes place; null where that is nowhere but online. */
export function placeOf({ format, venue }: Placed, { say }: Visit): string | null {
  if (!venue) return format === 'IN_PERSON' || format === 'HYBRID' ? say.event.venueToCome : null;
  return [venue.name, venue.room, venue.address, venue.city, printedName(venue.state)]
    .filter((part) => part)
    .join(', ');
}
