import type { ReactNode } from 'react';
import { eventTime, momentIn } from '../notifications/index.js';
import type { EventFormat, EventKind, EventStatus, RegistrationPolicy } from '../schema-types.js';
import { Agenda, agendaFields, type ShownItem } from './agenda.js';
import { EventTimes, periodOf, type TimedEvent, timeFields } from './event-times.js';
import type { Visit } from './visit.js';
import { foreignLanguage, LocalText, type LocalTexts, OnlyIn } from './local-text.js';
import { type Pool, Seats } from './seats.js';

export interface NamedState {
  name: string;
  footnote: string | null;
}

export interface ShownEvent extends TimedEvent {
  slug: string;
  titles: LocalTexts;
  summaries: LocalTexts;
  kind: EventKind;
  format: EventFormat;
  status: EventStatus;
  cancellationReason: string | null;
  tentative: boolean;
  chathamHouseRule: boolean;
  days: Omit<TimedEvent, 'timeZone'>[];
  venue: {
    name: string;
    room: string | null;
    address: string | null;
    city: string;
    directions: string | null;
    state: NamedState;
  } | null;
  joinUrl: string | null;
  languages: { language: string; interpreted: boolean }[];
  networks: { name: string }[];
  hostStates: NamedState[];
  partners: { name: string }[];
  actions: { code: string; title: string }[];
  registrationPolicy: RegistrationPolicy;
  registrationOpensAt: string | null;
  registrationClosesAt: string | null;
  agenda: ShownItem[];
  seats: Pool[];
  registrations: { nodes: { id: string }[] };
}

export interface EventData {
  event: ShownEvent | null;
}

export const eventOperation = `query Event($slug: String!) {
  event(slug: $slug) {
    slug titles { locale text } summaries { locale text } kind format status cancellationReason tentative chathamHouseRule ${timeFields}
    days { startsAt endsAt startsAtLocal endsAtLocal }
    venue { name room address city directions state { name footnote } }
    joinUrl languages { language interpreted } networks { name } hostStates { name footnote } partners { name }
    actions { code title } ${agendaFields}
    registrationPolicy registrationOpensAt registrationClosesAt
    seats { mode capacity confirmed offered waitlisted available }
    registrations(filter: { statuses: [CONFIRMED] }, first: 1) { nodes { id } }
  }
}`;

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
      <h2>{say.event.actions}</h2>
      <ul className="actions">
        {event.actions.map(({ code, title }) => (
          <li key={code}>
            <span className="code">{code}</span>
            <span>{title}</span>
          </li>
        ))}
      </ul>
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
  const languageNames = new Intl.DisplayNames(language, { type: 'language' });
  const spoken = event.languages.map((item) => {
    const name = languageNames.of(item.language) ?? item.language;
    return item.interpreted ? say.event.interpreted(name) : name;
  });
  const moment = (instant: string | null): string | null =>
    instant && momentIn(event.timeZone, new Date(instant), language);
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
              <li key={day.startsAt}>{eventTime(periodOf({ ...day, timeZone: event.timeZone }), language)}</li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact label={say.event.format}>{say.formats[event.format]}</Fact>
      <Fact label={say.event.place}>{place(event, say.event.venueToCome)}</Fact>
      <Fact label={say.event.directions}>{event.venue?.directions}</Fact>
      <Fact label={say.event.join}>{event.joinUrl && <a href={event.joinUrl}>{event.joinUrl}</a>}</Fact>
      <Fact label={say.event.kind}>{say.kinds[event.kind]}</Fact>
      <Fact label={say.event.languages}>{spoken.join(', ')}</Fact>
      <Fact label={say.event.networks}>{event.networks.map(({ name }) => name).join(', ')}</Fact>
      <Fact label={say.event.hosts}>{event.hostStates.map(printed).join(', ')}</Fact>
      <Fact label={say.event.partners}>{event.partners.map(({ name }) => name).join(', ')}</Fact>
      <Fact label={say.event.registration}>{say.policies[event.registrationPolicy]}</Fact>
      <Fact label={say.event.opens}>{moment(event.registrationOpensAt)}</Fact>
      <Fact label={say.event.closes}>{moment(event.registrationClosesAt)}</Fact>
    </dl>
  );
}

/** A row that is left out where there is nothing to say. */
export function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="kept">{children}</dd>
    </div>
  );
}

export function place({ format, venue }: Pick<ShownEvent, 'format' | 'venue'>, toCome: string): string | null {
  if (!venue) return format === 'IN_PERSON' || format === 'HYBRID' ? toCome : null;
  return [venue.name, venue.room, venue.address, venue.city, printed(venue.state)].filter((part) => part).join(', ');
}

export const printed = ({ name, footnote }: NamedState): string => (footnote ? `${name}*` : name);

/** A state's footnote is printed wherever its name is. */
export function Footnotes({ states }: { states: NamedState[] }): ReactNode {
  const notes = new Set(states.flatMap(({ footnote }) => footnote ?? []));
  return [...notes].map((note) => (
    <p key={note} className="quiet">
      * {note}
    </p>
  ));
}
