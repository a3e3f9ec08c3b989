import type { ReactNode } from 'react';
import { graphql, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { eventPeriod, EventTimes } from '../parts/event-times.js';
import { LocalText, localText, OnlyIn } from '../parts/local-text.js';

export const homeOperation = graphql(
  `
    query Home($now: DateTime!) {
      events(filter: { endsAfter: $now, statuses: [PUBLISHED] }, first: 10) {
        nodes {
          ...EventPeriod
          slug
          titles {
            ...LocalText
          }
          format
          venue {
            city
          }
        }
      }
      plan {
        title
        areas {
          code
          title
          actions {
            code
            title
          }
        }
      }
    }
  `,
  [eventPeriod, localText],
);

type HomeAnswer = ResultOf<typeof homeOperation>;
type ComingEvent = NonNullable<HomeAnswer['events']>['nodes'][number];
type AreaOfPlan = NonNullable<HomeAnswer['plan']>['areas'][number];

export function HomePage({ visit, events, plan }: HomeAnswer & { visit: Visit }): ReactNode {
  const { home } = visit.say;
  return (
    <>
      <p className="lead text">{home.lead.join(' ')}</p>
      <h2>{home.events}</h2>
      {events?.nodes.length ? <ComingEvents visit={visit} events={events.nodes} /> : <p>{home.noEvents}</p>}
      <h2>{plan ? plan.title : home.plan}</h2>
      {plan ? (
        plan.areas.map((area) => <Area key={area.code} area={area} count={home.actions(area.actions.length)} />)
      ) : (
        <p>{home.noPlan}</p>
      )}
    </>
  );
}

function ComingEvents({ visit, events }: { visit: Visit; events: readonly ComingEvent[] }): ReactNode {
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

function Area({ area: { code, title, actions }, count }: { area: AreaOfPlan; count: string }): ReactNode {
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
