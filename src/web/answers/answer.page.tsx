import type { ReactNode } from 'react';
import { printedName } from '../../people/index.js';
import { graphql, printedMoment, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { eventPeriod, EventTimes } from '../parts/event-times.js';
import { Fact } from '../parts/fact.js';
import { ProblemSummary, type Refused } from '../parts/form.js';
import { foreignLanguage, localText, OnlyIn } from '../parts/local-text.js';
import { Footnotes, namedState } from '../parts/states.js';
import { placeOf, shownVenue } from '../parts/venue.js';
import { type GivenAnswer, nothingGiven, PersonalAnswer, StateAnswer } from './answer-form.js';

const eventOfLink = graphql(
  `
    fragment EventOfLink on Event {
      ...EventPeriod
      slug
      titles {
        ...LocalText
      }
      format
      status
      tentative
      cancellationReason
      seats {
        mode
      }
      venue {
        ...ShownVenue
      }
    }
  `,
  [eventPeriod, localText, shownVenue],
);

export const answerLinkOperation = graphql(
  `
    query AnswerLink($token: String!) {
      answerLink(token: $token) {
        locale
        expiresAt
        viewerCan
        registration {
          status
          mode
          onReserve
          member {
            displayName
          }
          event {
            ...EventOfLink
          }
        }
        stateInvitation {
          answer
          reason
          reference
          seats
          onlineSeats
          state {
            ...NamedState
          }
          event {
            ...EventOfLink
          }
        }
      }
    }
  `,
  [eventOfLink, namedState],
);

export const answerOperation = graphql(`
  mutation AnswerWithLink(
    $token: String!
    $accept: Boolean!
    $mode: AttendanceMode
    $reason: String
    $consents: [ConsentPurpose!]
  ) {
    answerWithLink(token: $token, accept: $accept, mode: $mode, reason: $reason, consents: $consents) {
      usedAt
    }
  }
`);

export type LinkOnPage = NonNullable<ResultOf<typeof answerLinkOperation>['answerLink']>;

/** A link is about a registration or about a state's invitation. */
export const eventOf = ({ registration, stateInvitation }: LinkOnPage): ResultOf<typeof eventOfLink> =>
  (registration ?? stateInvitation!).event;

interface AnswerProperties {
  visit: Visit;
  link: LinkOnPage;
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
  const fields = { accept: null, mode: null, consents: null, reason: say.answer.form.why };
  const form = viewerCan.includes('answerWithLink') ? { visit, action, given, problems } : null;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={form ? fields : {}} />
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
function Standing({ visit: { say }, link }: { visit: Visit; link: LinkOnPage }): ReactNode {
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
        {stateInvitation && <p>{say.answer.states[stateInvitation.answer](printedName(stateInvitation.state))}</p>}
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

function Facts({ visit, link }: { visit: Visit; link: LinkOnPage }): ReactNode {
  const { say, language } = visit;
  const { registration, stateInvitation, expiresAt, viewerCan } = link;
  const event = eventOf(link);
  const canAnswer = viewerCan.includes('answerWithLink');
  return (
    <dl className="facts">
      <Fact label={say.event.time}>
        <EventTimes visit={visit} event={event} />
        {event.tentative && <div>{say.event.tentative}</div>}
      </Fact>
      <Fact label={say.event.format}>{say.formats[event.format]}</Fact>
      {/* Who does not come any more may not be told where. */}
      <Fact label={say.event.place}>{(event.venue || canAnswer) && placeOf(event, visit)}</Fact>
      <Fact label={say.answer.mode}>
        {event.format === 'HYBRID' && registration?.mode && say.modes[registration.mode]}
      </Fact>
      <Fact label={say.event.stateSeats}>{stateInvitation && String(stateInvitation.seats)}</Fact>
      <Fact label={say.event.stateSeatsOnline}>
        {stateInvitation?.onlineSeats != null && String(stateInvitation.onlineSeats)}
      </Fact>
      <Fact label={say.event.letter}>{stateInvitation?.reference}</Fact>
      <Fact label={say.answer.reason}>{stateInvitation?.reason}</Fact>
      <Fact label={say.event.answerBy}>
        {canAnswer && printedMoment(event.timeZone, new Date(expiresAt), language)}
      </Fact>
    </dl>
  );
}
