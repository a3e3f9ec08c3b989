import type { AgreedTime } from '../platform/index.js';
import type { AgendaItemRow } from './agenda.row.js';
import type { AgreedSpan } from './event-clock.js';
import type { EventRecord } from './event.record.js';
import type { EventDayRow, EventRow } from './event.row.js';

type Lists = Pick<
  EventRow,
  'networkIds' | 'actionIds' | 'hostStates' | 'partnerIds' | 'languages' | 'days' | 'seats' | 'agenda'
>;

/** An event as it is read from its row, with its lists. */
export interface StoredEvent extends Lists, Omit<EventRecord, keyof Lists | 'times' | 'venue'> {
  version: number;
  timeZone: string;
  startsAt: Date;
  startsAtLocal: string;
  endsAt: Date;
  endsAtLocal: string;
  venueName: string | null;
  venueRoom: string | null;
  venueAddress: string | null;
  venueCity: string | null;
  venueState: string | null;
  venueDirections: string | null;
  opensAt: Date | null;
  opensAtLocal: string | null;
  closesAt: Date | null;
  closesAtLocal: string | null;
  nominationClosesAt: Date | null;
  nominationClosesAtLocal: string | null;
  releasedAt: Date | null;
  releasedAtLocal: string | null;
}

/** What a stored event says, as it is written. */
export function recordOf({
  venueName,
  venueRoom,
  venueAddress,
  venueCity,
  venueState,
  venueDirections,
  days,
  seats,
  agenda,
  ...row
}: StoredEvent): EventRecord & { version: number } {
  const {
    timeZone,
    startsAt,
    startsAtLocal,
    endsAt,
    endsAtLocal,
    opensAt,
    opensAtLocal,
    closesAt,
    closesAtLocal,
    nominationClosesAt,
    nominationClosesAtLocal,
    releasedAt,
    releasedAtLocal,
    ...rest
  } = row;
  return {
    ...rest,
    venue:
      venueName && venueCity && venueState
        ? {
            name: venueName,
            room: venueRoom,
            address: venueAddress,
            city: venueCity,
            state: venueState,
            directions: venueDirections,
          }
        : null,
    seats: seats.map(({ mode, capacity }) => ({ mode, capacity })),
    agenda: agenda.map((item) => {
      const { id, title, room, languages, ownConfidentiality: confidentiality, speakers } = item;
      return { ...spanOf(item), id, title, room, languages, confidentiality, speakers };
    }),
    times: {
      timeZone,
      starts: { local: startsAtLocal, at: startsAt },
      ends: { local: endsAtLocal, at: endsAt },
      days: days.map(spanOf),
      registrationOpens: timeOf(opensAtLocal, opensAt),
      registrationCloses: timeOf(closesAtLocal, closesAt),
      nominationCloses: timeOf(nominationClosesAtLocal, nominationClosesAt),
      seatsReleased: timeOf(releasedAtLocal, releasedAt),
    },
  };
}

const spanOf = (row: EventDayRow | AgendaItemRow): AgreedSpan => ({
  starts: { local: row.startsAtLocal, at: new Date(row.startsAt) },
  ends: { local: row.endsAtLocal, at: new Date(row.endsAt) },
});

const timeOf = (local: string | null, at: Date | null): AgreedTime | null => (local && at ? { local, at } : null);
