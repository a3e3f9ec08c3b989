import type { AgreedTime } from '../../platform/index.js';
import type { AgendaItemRow } from '../agenda/agenda.row.js';
import type { EventDayRow, EventRow } from '../reading/event.row.js';
import type { AgreedSpan } from '../times/event-clock.js';
import type { EventContent } from './event-content.js';
import { detailFields } from './event-details.js';

/** The properties that an event is read by to be changed. */
export const storedProperties = [
  ...detailFields,
  ...(['version', 'networkIds', 'programmeId', 'actionIds', 'hostStates', 'partnerIds', 'agenda', 'days'] as const),
  ...(['timeZone', 'startsAt', 'startsAtLocal', 'endsAt', 'endsAtLocal'] as const),
  ...(['registrationOpensAt', 'registrationClosesAt', 'nominationClosesAt', 'seatsReleasedAt'] as const),
] as const satisfies readonly (keyof EventRow)[];

/** An event as it is read to be changed, with the wall times of what viewers get as instants alone. */
export interface StoredEventRow extends Pick<EventRow, (typeof storedProperties)[number]> {
  opensAtLocal: string | null;
  closesAtLocal: string | null;
  nominationClosesAtLocal: string | null;
  releasedAtLocal: string | null;
}

/** What can be written of an event, as it stands. */
export interface StoredEvent {
  version: number;
  content: EventContent;
}

export function storedEvent(row: StoredEventRow): StoredEvent {
  const { version, timeZone, startsAt, startsAtLocal, endsAt, endsAtLocal, days, seats, agenda, ...withWindows } = row;
  const { registrationOpensAt, opensAtLocal, registrationClosesAt, closesAtLocal, ...withDeadlines } = withWindows;
  const { nominationClosesAt, nominationClosesAtLocal, seatsReleasedAt, releasedAtLocal, ...rest } = withDeadlines;
  const content = {
    ...rest,
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
      registrationOpens: timeOf(opensAtLocal, registrationOpensAt),
      registrationCloses: timeOf(closesAtLocal, registrationClosesAt),
      nominationCloses: timeOf(nominationClosesAtLocal, nominationClosesAt),
      seatsReleased: timeOf(releasedAtLocal, seatsReleasedAt),
      isSelfPaced: rest.format === 'SELF_PACED',
    },
  };
  return { version, content };
}

const spanOf = (row: EventDayRow | AgendaItemRow): AgreedSpan => ({
  starts: { local: row.startsAtLocal, at: new Date(row.startsAt) },
  ends: { local: row.endsAtLocal, at: new Date(row.endsAt) },
});

const timeOf = (local: string | null, at: Date | null): AgreedTime | null => (local && at ? { local, at } : null);
