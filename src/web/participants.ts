import { type HttpException, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { isId } from '../platform/index.js';
import type { AttendanceMode, Audience, EventFormat, ParticipantRole } from '../schema-types.js';
import { type TimedEvent, timeFields } from './event-times.js';
import type { LocalTexts } from './local-text.js';
import type { Pages } from './pages.js';
import type { Visit } from './visit.js';

interface NamedState {
  code: string;
  name: string;
  footnote: string | null;
}

export interface Participant {
  role: ParticipantRole;
  mode: AttendanceMode | null;
  member: {
    displayName: string;
    familyName: string | null;
    currentPost: { title: string; organisation: { name: string } | null } | null;
  };
  representing: { state: NamedState | null; organisation: { name: string } | null; personalCapacity: boolean };
}

export interface ListedEvent extends TimedEvent {
  id: string;
  slug: string;
  titles: LocalTexts;
  format: EventFormat;
  chathamHouseRule: boolean;
  participantList: Audience;
  viewerCan: string[];
  days: { startsAtLocal: string }[];
  venue: { name: string; city: string; state: NamedState } | null;
}

interface ParticipantsData {
  event:
    | (ListedEvent & {
        registrations: { pageInfo: { endCursor: string | null; hasNextPage: boolean }; nodes: Participant[] };
      })
    | null;
  states: { code: string }[];
}

export interface ParticipantList {
  event: ListedEvent;
  /** In the order of states; who represents none comes last. */
  people: Participant[];
  /** The mark of each footnote, in the order in which the list meets them. */
  footnotes: Map<string, string>;
}

const operation = `query Participants($id: ID, $slug: String, $after: String) {
  event(id: $id, slug: $slug) {
    id slug titles { locale text } format chathamHouseRule participantList viewerCan ${timeFields}
    days { startsAtLocal } venue { name city state { code name footnote } }
    registrations(filter: { statuses: [CONFIRMED] }, first: 100, after: $after) {
      pageInfo { endCursor hasNextPage }
      nodes {
        role mode member { displayName familyName currentPost { title organisation { name } } }
        representing { state { code name footnote } organisation { name } personalCapacity }
      }
    }
  }
  states(standings: [ACTIVE, OBSERVER, NOT_INVITED, SUSPENDED, FORMER, NOT_PARTICIPATING]) { code }
}`;

/**
 * The confirmed people of an event as far as the visitor may see them; `key` is its id or slug.
 * @throws HttpException where there is nothing that the visitor may see
 */
export async function participantsOf(pages: Pages, visit: Visit, key: string): Promise<ParticipantList> {
  const people: Participant[] = [];
  let after: string | null = null;
  for (;;) {
    const variables: Record<string, unknown> = { ...(isId(key) ? { id: key } : { slug: key }), after };
    const { event, states }: ParticipantsData = await pages.ask<ParticipantsData>(visit, operation, variables);
    if (!event) throw nothingFor(visit);
    const { registrations, ...rest } = event;
    people.push(...registrations.nodes);
    after = registrations.pageInfo.endCursor;
    if (registrations.pageInfo.hasNextPage) continue;
    if (people.length === 0 && !isStaff(event)) throw nothingFor(visit);
    const ordered = inStateOrder(
      people,
      states.map(({ code }) => code),
      visit.language,
    );
    return { event: rest, people: ordered, footnotes: footnotesOf(rest, ordered) };
  }
}

/** Whoever may change an event, or open it again, looks after it. */
const isStaff = ({ viewerCan }: Pick<ListedEvent, 'viewerCan'>): boolean =>
  viewerCan.includes('updateEvent') || viewerCan.includes('reopenEvent');

const nothingFor = ({ viewer }: Visit): HttpException =>
  viewer.memberId === null ? new UnauthorizedException() : new NotFoundException();

/** By state as `codes` order them, within one by name. */
export function inStateOrder(
  people: readonly Participant[],
  codes: readonly string[],
  language: string,
): Participant[] {
  const places = new Map(codes.map((code, place) => [code, place]));
  const placeOf = ({ representing: { state } }: Participant): number =>
    state === null ? codes.length + 1 : (places.get(state.code) ?? codes.length);
  const { compare } = new Intl.Collator(language);
  return [...people].sort((one, other) => placeOf(one) - placeOf(other) || compare(sortedBy(one), sortedBy(other)));
}

const sortedBy = ({ member: { familyName, displayName } }: Participant): string =>
  familyName === null ? displayName : `${familyName} ${displayName}`;

function footnotesOf({ venue }: ListedEvent, people: readonly Participant[]): Map<string, string> {
  const states = [...people.map(({ representing }) => representing.state), venue?.state];
  const notes = new Set(states.flatMap((state) => state?.footnote ?? []));
  return new Map([...notes].map((note, place) => [note, '*'.repeat(place + 1)]));
}

/** The name of a state with the mark of its footnote. */
export const printedState = ({ name, footnote }: NamedState, { footnotes }: ParticipantList): string =>
  footnote === null ? name : `${name}${footnotes.get(footnote) ?? ''}`;

/** For whom somebody is there where that is no state: the organisation, or in a personal capacity. */
export function stateOf(person: Participant, list: ParticipantList, visit: Visit): string {
  const { state, personalCapacity } = person.representing;
  if (state) return printedState(state, list);
  return personalCapacity ? visit.say.participants.personal : visit.say.participants.noState;
}

export const organisationOf = ({ member, representing }: Participant): string =>
  representing.organisation?.name ?? member.currentPost?.organisation?.name ?? '';

export const placeOf = (list: ParticipantList): string | null => {
  const { venue } = list.event;
  return venue && [venue.name, venue.city, printedState(venue.state, list)].join(', ');
};
