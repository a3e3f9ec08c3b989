import type { ReactNode } from 'react';
import { printedDay } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { EventTimes } from '../parts/event-times.js';
import { LocalText } from '../parts/local-text.js';
import { Footnotes } from '../parts/states.js';
import { addressWith, conditionsIn, findsOthers } from './participant-filter.js';
import { functionOf, organisationOf, type ParticipantList, stateOf, venueOf } from './participant-list.js';
import { datesOf } from './sign-in-sheet.js';

/** The list of participants, to read and to print. */
export function ParticipantsPage({ visit, list }: { visit: Visit; list: ParticipantList }): ReactNode {
  const { say, link, language } = visit;
  const { event, asked, people, states, forStaff, tellsModes } = list;
  const { columns, caption, chosen, whole, notes, statuses, xlsx, back, partial, sheet, signIn } = say.participants;
  const isNarrowed = asked.said.length > 0;
  const tellsStatuses = findsOthers(asked);
  return (
    <>
      <p className="lead">
        <LocalText visit={visit} texts={event.titles} />
      </p>
      <p>
        <EventTimes visit={visit} event={event} />
      </p>
      {event.venue && <p>{venueOf(event)}</p>}
      {isNarrowed && (
        <p>
          {notes.conditions}: {conditionsIn(asked, say)}.{' '}
          <a href={link(`/events/${event.slug}/participants`)}>{whole}</a>
        </p>
      )}
      <div className="scroll" role="region" aria-label={sheet} tabIndex={0}>
        <table>
          <caption>{isNarrowed ? chosen(people.length) : caption(people.length)}</caption>
          <thead>
            <tr>
              {[columns.state, columns.name, columns.post, columns.organisation, columns.role].map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              {tellsModes && <th scope="col">{columns.mode}</th>}
              {tellsStatuses && <th scope="col">{columns.status}</th>}
            </tr>
          </thead>
          <tbody>
            {people.map((person, place) => (
              <tr key={place}>
                <td>{stateOf(person, visit)}</td>
                <th scope="row">
                  <bdi>{person.member.displayName}</bdi>
                </th>
                <td>{functionOf(person, event, visit)}</td>
                <td>{organisationOf(person, event)}</td>
                <td>{say.participants.roles[person.role]}</td>
                {tellsModes && <td>{person.mode && say.modes[person.mode]}</td>}
                {tellsStatuses && <td>{statuses[person.status]}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Footnotes states={states} />
      {event.chathamHouseRule && <p>{say.event.chathamHouse}</p>}
      <p className="quiet">{partial}</p>
      <ul className="files">
        <li>
          <a href={link(addressWith(`/events/${event.slug}/participants.xlsx`, asked))}>{xlsx}</a>
        </li>
        {forStaff &&
          datesOf(event.days).map((date) => (
            <li key={date}>
              <a href={`/events/${event.slug}/sign-in-sheet.pdf?date=${date}&lang=${language}`}>
                {signIn(printedDay(date, language))}
              </a>
            </li>
          ))}
        <li>
          <a href={link(`/events/${event.slug}`)}>{back}</a>
        </li>
      </ul>
    </>
  );
}
