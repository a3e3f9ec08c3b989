import type { ReactNode } from 'react';
import type { EventFormat } from '../schema-types.js';
import { EventTimes, type TimedEvent, timeFields } from './event-times.js';
import { LocalText, type LocalTexts, OnlyIn } from './local-text.js';
import type { Visit } from './visit.js';

interface ListedEvent extends TimedEvent {
  slug: string;
  titles: LocalTexts;
  format: EventFormat;
  venue: { city: string } | null;
}

interface ListedArea {
  code: string;
  title: string;
  actions: { code: string; title: string }[];
}

export interface HomeData {
  events: { nodes: ListedEvent[] } | null;
  plan: { title: string; areas: ListedArea[] } | null;
}

export const homeOperation = `query Home($now: DateTime!) {
  events(filter: { endsAfter: $now, statuses: [PUBLISHED] }, first: 10) {
    nodes { slug titles { locale text } format venue { city } ${timeFields} }
  }
  plan { title areas { code title actions { code title } } }
}`;

export function Home({ visit, events, plan }: HomeData & { visit: Visit }): ReactNode {
  const { home } = visit.say;
  return (
    <>
      <p className="lead text">{home.lead.join(' ')}</p>
      <h2>{home.events}</h2>
      {events?.nodes.length ? <EventList visit={visit} events={events.nodes} /> : <p>{home.noEvents}</p>}
      <h2>{plan ? plan.title : home.plan}</h2>
      {plan ? (
        plan.areas.map((area) => <AreaOfPlan key={area.code} area={area} count={home.actions(area.actions.length)} />)
      ) : (
        <p>{home.noPlan}</p>
      )}
    </>
  );
}

function EventList({ visit, events }: { visit: Visit; events: ListedEvent[] }): ReactNode {
  return (
    <ul className="events">
      {events.map((event) => (
        <li key={event.slug}>
          <a href={visit.link(`/events/${event.slug}`)}>
            <LocalText visit={visit} texts={event.titles} />
          </a>
          <OnlyIn visit={visit} texts={event.titles} />
          <p>
            <EventTimes visit={visit} event={event} />
          </p>
          <p className="quiet">
            {[visit.say.formats[event.format], event.venue?.city].filter((part) => part).join(', ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

function AreaOfPlan({ area: { code, title, actions }, count }: { area: ListedArea; count: string }): ReactNode {
  return (
    <details>
      <summary>
        <span className="code">{code}</span>
        <span>
          <span className="name">{title}</span> <span className="quiet">{count}</span>
        </span>
      </summary>
      <ul className="actions">
        {actions.map((action) => (
          <li key={action.code}>
            <span className="code">{action.code}</span>
            <span>{action.title}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
