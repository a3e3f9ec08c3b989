import type { ReactNode } from 'react';
import { eventTime } from '../notifications/index.js';
import { periodOf, type TimedEvent } from './event-times.js';
import { LocalText, type LocalTexts } from './local-text.js';
import type { Visit } from './visit.js';

/** One item of an agenda as a page shows it. */
export interface ShownItem extends Omit<TimedEvent, 'timeZone'> {
  id: string;
  titles: LocalTexts;
  room: string | null;
  speakers: { name: string }[];
}

/** The fields of an event that its agenda is printed from. */
export const agendaFields =
  'agenda { id startsAt endsAt startsAtLocal endsAtLocal titles { locale text } room speakers { name } }';

interface AgendaProperties {
  visit: Visit;
  timeZone: string;
  items: readonly ShownItem[];
}

/** What happens when, in the zone of the event; nothing where there is no agenda. */
export function Agenda({ visit, timeZone, items }: AgendaProperties): ReactNode {
  if (items.length === 0) return null;
  return (
    <>
      <h2>{visit.say.event.agenda}</h2>
      <dl className="facts">
        {items.map((item) => (
          <div key={item.id}>
            <dt>
              <time dateTime={item.startsAt}>{eventTime(periodOf({ ...item, timeZone }), visit.language)}</time>
            </dt>
            <dd className="kept">
              <LocalText visit={visit} texts={item.titles} />
              {item.room && `, ${item.room}`}
              {item.speakers.length > 0 && (
                <div className="quiet">{item.speakers.map(({ name }) => name).join(', ')}</div>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
