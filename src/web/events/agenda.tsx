import type { ReactNode } from 'react';
import { graphql, printedPeriod, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { periodOf } from '../parts/event-times.js';
import { LocalText, localText } from '../parts/local-text.js';

/** What an agenda is printed from. */
export const shownItem = graphql(
  `
    fragment ShownItem on AgendaItem {
      id
      startsAt
      endsAt
      startsAtLocal
      endsAtLocal
      titles {
        ...LocalText
      }
      room
      speakers {
        name
      }
    }
  `,
  [localText],
);

interface AgendaProperties {
  visit: Visit;
  timeZone: string;
  items: readonly ResultOf<typeof shownItem>[];
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
              <time dateTime={item.startsAt}>{printedPeriod(periodOf({ ...item, timeZone }), visit.language)}</time>
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
