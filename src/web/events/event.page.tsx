import type { ReactNode } from 'react';
import { printedName } from '../../people/index.js';
import { graphql, languageName, printedMoment, printedPeriod, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { dayHours, eventPeriod, EventTimes, periodOf } from '../parts/event-times.js';
import { Fact } from '../parts/fact.js';
import { foreignLanguage, LocalText, localText, OnlyIn } from '../parts/local-text.js';
import { Footnotes, namedState } from '../parts/states.js';
import { placeOf, shownVenue } from '../parts/venue.js';
import { Agenda, shownItem } from './agenda.js';
import { Seats, shownSeats } from './seats.js';

export const eventOperation = graphql(
  `
    query Event($slug: String!) {
      event(slug: $slug) {
        ...EventPeriod
        slug
        titles {
          ...LocalText
        }
        summaries {
          ...LocalText
        }
        kind
        format
        status
        cancellationReason
        tentative
        chathamHouseRule
        days {
          ...DayHours
        }
        venue {
          ...ShownVenue
        }
        joinUrl
        languages {
          language
          interpreted
        }
        networks {
          name
        }
        hostStates {
          ...NamedState
        }
        partners {
          name
        }
        actions {
          code
          title
        }
        agenda {
          ...ShownItem
        }
        registrationPolicy
        registrationOpensAt
        registrationClosesAt
        seats {
          ...ShownSeats
        }
        registrations(filter: { statuses: [CONFIRMED] }, first: 1) {
          nodes {
            id
          }
        }
      }
    }
  `,
  [eventPeriod, dayHours, localText, namedState, shownItem, shownSeats, shownVenue],
);

type ShownEvent = NonNullable<ResultOf<typeof eventOperation>['event']>;

export function EventPage({ visit, event }: { visit: Visit; event: ShownEvent }): ReactNode {
  const { say, link } = visit;
  return (
    <>
      {foreignLanguage(visit, event.titles) && (
        <p>
          <OnlyIn visit={visit} texts={event.titles} />
        </p>
      )}
      <Notice event={event} status={say.statuses[event.status]} />
      {event.summaries.length > 0 && (
        <p className="lead text kept">
          <LocalText visit={visit} texts={event.summaries} />
        </p>
      )}
      <Facts visit={visit} event={event} />
      <Agenda visit={visit} timeZone={event.timeZone} items={event.agenda} />
      {event.actions.length > 0 && (
        <>
          <h2>{say.event.actions}</h2>
          <ul className="actions">
            {event.actions.map(({ code, title }) => (
              <li key={code}>
                <span className="code">{code}</span>
                <span>{title}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {event.seats.length > 0 && <Seats visit={visit} pools={event.seats} />}
      {event.chathamHouseRule && <p>{say.event.chathamHouse}</p>}
      {event.registrations.nodes.length > 0 && (
        <p>
          <a href={link(`/events/${event.slug}/participants`)}>{say.participants.sheet}</a>
        </p>
      )}
      <Footnotes states={[...(event.venue ? [event.venue.state] : []), ...event.hostStates]} />
      <p>
        <a href={link('/')}>{say.event.back}</a>
      </p>
    </>
  );
}

function Notice({ event, status }: { event: ShownEvent; status: string }): ReactNode {
  if (!status) return null;
  return (
    <div className="notice text" role="note">
      <p>{status}</p>
      {event.cancellationReason && <p className="kept">{event.cancellationReason}</p>}
    </div>
  );
}

function Facts({ visit, event }: { visit: Visit; event: ShownEvent }): ReactNode {
  const { say, language } = visit;
  const spoken = event.languages.map((item) => {
    const name = languageName(item.language, language);
    return item.interpreted ? say.event.interpreted(name) : name;
  });
  const moment = (instant: string | null): string | null =>
    instant && printedMoment(event.timeZone, new Date(instant), language);
  return (
    <dl className="facts">
      <Fact label={say.event.time}>
        <EventTimes visit={visit} event={event} />
        {event.tentative && <div>{say.event.tentative}</div>}
      </Fact>
      {event.days.length > 1 && (
        <Fact label={say.event.days}>
          <ul>
            {event.days.map((day) => (
              <li key={day.startsAt}>{printedPeriod(periodOf({ ...day, timeZone: event.timeZone }), language)}</li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact label={say.event.format}>{say.formats[event.format]}</Fact>
      {/* Whoever is told but title and times sees no action, which each event has that is announced, and no place. */}
      <Fact label={say.event.place}>{(event.venue || event.actions.length > 0) && placeOf(event, visit)}</Fact>
      <Fact label={say.event.directions}>{event.venue?.directions}</Fact>
      <Fact label={say.event.join}>{event.joinUrl && <a href={event.joinUrl}>{event.joinUrl}</a>}</Fact>
      <Fact label={say.event.kind}>{say.kinds[event.kind]}</Fact>
      <Fact label={say.event.languages}>{spoken.join(', ')}</Fact>
      <Fact label={say.event.networks}>{event.networks.map(({ name }) => name).join(', ')}</Fact>
      <Fact label={say.event.hosts}>{event.hostStates.map(printedName).join(', ')}</Fact>
      <Fact label={say.event.partners}>{event.partners.map(({ name }) => name).join(', ')}</Fact>
      <Fact label={say.event.registration}>{say.policies[event.registrationPolicy]}</Fact>
      <Fact label={say.event.opens}>{moment(event.registrationOpensAt)}</Fact>
      <Fact label={say.event.closes}>{moment(event.registrationClosesAt)}</Fact>
    </dl>
  );
}
