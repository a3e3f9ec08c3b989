import type { ReactNode } from 'react';
import { day } from '../notifications/index.js';
import { EventTimes } from './event-times.js';
import { LocalText } from './local-text.js';
import { functionOf, organisationOf, type ParticipantList, placeOf, stateOf } from './participants.js';
import { datesOf } from './sign-in-sheet.js';
import type { Visit } from './visit.js';

/** The list of participants, to read and to print. */
export function ParticipantsPage({ visit, list }: { visit: Visit; list: ParticipantList }): ReactNode {
  const { say, link, language } = visit;
  const { event, people, footnotes, forStaff } = list;
  const { columns, caption, xlsx, back, partial, sheet, signIn } = say.participants;
  return (
    <>
      <p className="lead">
        <LocalText visit={visit} texts={event.titles} />
      </p>
      <p>
        <EventTimes visit={visit} event={event} />
      </p>
      {placeOf(list) && <p>{placeOf(list)}</p>}
      <div className="scroll" role="region" aria-label={sheet} tabIndex={0}>
        <table>
          <caption>{caption(people.length)}</caption>
          <thead>
            <tr>
              {[columns.state, columns.name, columns.post, columns.organisation, columns.role, columns.mode].map(
                (label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {people.map((person, place) => (
              <tr key={place}>
                <td>{stateOf(person, list, visit)}</td>
                <th scope="row">
                  <bdi>{person.member.displayName}</bdi>
                </th>
                <td>{functionOf(person, list)}</td>
                <td>{organisationOf(person, list)}</td>
                <td>{say.participants.roles[person.role]}</td>
                <td>{person.mode && say.modes[person.mode]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {[...footnotes].map(([note, mark]) => (
        <p key={mark} className="quiet">
          {mark} {note}
        </p>
      ))}
      {event.chathamHouseRule && <p>{say.event.chathamHouse}</p>}
      <p className="quiet">{partial}</p>
      <ul className="files">
        <li>
          <a href={link(`/events/${event.slug}/participants.xlsx`)}>{xlsx}</a>
        </li>
        {forStaff &&
          datesOf(event.days).map((date) => (
            <li key={date}>
              <a href={`/events/${event.slug}/sign-in-sheet.pdf?date=${date}&lang=${language}`}>
                {signIn(day(date, language))}
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
