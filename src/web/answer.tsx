import type { ReactNode } from 'react';
import { momentIn } from '../notifications/index.js';
import type { AttendanceMode, RegistrationStatus, StateAnswer as StateAnswered } from '../schema-types.js';
import { type GivenAnswer, nothingGiven, PersonalAnswer, StateAnswer } from './answer-form.js';
import { Fact, Footnotes, type NamedState, place, printed, type ShownEvent } from './event.js';
import { EventTimes, timeFields } from './event-times.js';
import { ProblemSummary, type Refused } from './form.js';
import { foreignLanguage, OnlyIn } from './local-text.js';
import type { Visit } from './visit.js';

type EventOfLink = Pick<
  ShownEvent,
  | 'titles'
  | 'format'
  | 'status'
  | 'tentative'
  | 'cancellationReason'
  | 'venue'
  | 'timeZone'
  | 'startsAt'
  | 'endsAt'
  | 'startsAtLocal'
  | 'endsAtLocal'
> & { slug: string; seats: { mode: AttendanceMode }[] };

interface ShownRegistration {
  status: RegistrationStatus;
  mode: AttendanceMode | null;
  onReserve: boolean;
  member: { displayName: string };
  event: EventOfLink;
}

interface ShownInvitation {
  answer: StateAnswered;
  reason: string | null;
  reference: string;
  seats: number;
  onlineSeats: number | null;
  state: NamedState;
  event: EventOfLink;
}

export interface ShownLink {
  locale: string;
  expiresAt: string;
  viewerCan: string[];
  registration: ShownRegistration | null;
  stateInvitation: ShownInvitation | null;
}

export interface AnswerLinkData {
  answerLink: ShownLink | null;
}

const eventFields = `event { slug titles { locale text } format status tentative cancellationReason ${timeFields} seats { mode }
  venue { name room address city directions state { name footnote } } }`;

export const answerLinkOperation = `query AnswerLink($token: String!) {
  answerLink(token: $token) {
    locale expiresAt viewerCan
    registration { status mode onReserve member { displayName } ${eventFields} }
    stateInvitation { answer reason reference seats onlineSeats state { name footnote } ${eventFields} }
  }
}`;

export const answerOperation = `mutation AnswerWithLink($token: String!, $accept: Boolean!, $mode: AttendanceMode, $reason: String) {
  answerWithLink(token: $token, accept: $accept, mode: $mode, reason: $reason) { usedAt }
}`;

export const eventOf = ({ registration, stateInvitation }: ShownLink): EventOfLink =>
  (registration ?? stateInvitation!).event;

interface AnswerProperties {
  visit: Visit;
  link: ShownLink;
  /** Where the form is sent to. */
  action: string;
  refused: Refused<GivenAnswer> | null;
}

/** What somebody is asked, what stands, and the form to answer while there is something to answer. */
export function AnswerPage({ visit, link, action, refused }: AnswerProperties): ReactNode {
  const { say } = visit;
  const { registration, stateInvitation, viewerCan } = link;
  const event = eventOf(link);
  const states = [...(event.venue ? [event.venue.state] : []), ...(stateInvitation ? [stateInvitation.state] : [])];
  const { given, problems } = refused ?? { given: nothingGiven, problems: [] };
  const form = viewerCan.includes('answerWithLink') ? { visit, action, given, problems } : null;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={form ? ['accept', 'mode', 'reason'] : []} />
      {foreignLanguage(visit, event.titles) && (
        <p>
          <OnlyIn visit={visit} texts={event.titles} />
        </p>
      )}
      <Standing visit={visit} link={link} />
      <Facts visit={visit} link={link} />
      {form && registration && (
        <PersonalAnswer
          {...form}
          mayAccept={!registration.onReserve}
          modes={registration.mode ? [] : event.seats.map(({ mode }) => mode)}
        />
      )}
      {form && stateInvitation && <StateAnswer {...form} />}
      <Footnotes states={states} />
      <p>
        <a href={visit.link(`/events/${event.slug}`)}>{say.answer.event}</a>
      </p>
    </>
  );
}

/** Who is meant, and how it stands. */
function Standing({ visit: { say }, link }: { visit: Visit; link: ShownLink }): ReactNode {
  const { registration, stateInvitation, viewerCan } = link;
  const event = eventOf(link);
  const canAnswer = viewerCan.includes('answerWithLink');
  const isAsked = registration
    ? ['INVITED', 'NOMINATED', 'OFFERED'].includes(registration.status)
    : stateInvitation?.answer === 'AWAITED';
  return (
    <>
      <div className="notice text" role="note">
        {say.statuses[event.status] && <p>{say.statuses[event.status]}</p>}
        {event.cancellationReason && <p className="kept">{event.cancellationReason}</p>}
        {registration && (
          <p>{registration.onReserve ? say.answer.reserve : say.answer.standing[registration.status]}</p>
        )}
        {stateInvitation && <p>{say.answer.states[stateInvitation.answer](printed(stateInvitation.state))}</p>}
        {isAsked && !canAnswer && <p>{say.answer.over}</p>}
      </div>
      {registration && (
        <p>
          <bdi>{say.answer.to(registration.member.displayName)}</bdi>
        </p>
      )}
      {stateInvitation && canAnswer && <p>{say.answer.nominate}</p>}
    </>
  );
}

function Facts({ visit, link }: { visit: Visit; link: ShownLink }): ReactNode {
  const { say, language } = visit;
  const { registration, stateInvitation, expiresAt, viewerCan } = link;
  const event = eventOf(link);
  return (
    <dl className="facts">
      <Fact label={say.event.time}>
        <EventTimes visit={visit} event={event} />
        {event.tentative && <div>{say.event.tentative}</div>}
      </Fact>
      <Fact label={say.event.format}>{say.formats[event.format]}</Fact>
      <Fact label={say.event.place}>{place(event, say.event.venueToCome)}</Fact>
      <Fact label={say.answer.mode}>
        {event.format === 'HYBRID' && registration?.mode && say.modes[registration.mode]}
      </Fact>
      <Fact label={say.answer.seats}>{stateInvitation && String(stateInvitation.seats)}</Fact>
      <Fact label={say.answer.seatsOnline}>
        {stateInvitation?.onlineSeats != null && String(stateInvitation.onlineSeats)}
      </Fact>
      <Fact label={say.answer.letter}>{stateInvitation?.reference}</Fact>
      <Fact label={say.answer.reason}>{stateInvitation?.reason}</Fact>
      <Fact label={say.answer.dueBy}>
        {viewerCan.includes('answerWithLink') && momentIn(event.timeZone, new Date(expiresAt), language)}
      </Fact>
    </dl>
  );
}
