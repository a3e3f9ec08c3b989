import { NotFoundException, UnauthorizedException } from '@nestjs/common';
import { looksAfter } from '../events/index.js';
import { heldOn } from '../people/index.js';
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

interface ListedPost {
  title: string;
  from: string | null;
  to: string | null;
  organisation: { name: string } | null;
}

export interface Participant {
  role: ParticipantRole;
  mode: AttendanceMode | null;
  member: {
    displayName: string;
    familyName: string | null;
    posts: ListedPost[] | null;
  };
  representing: { state: NamedState | null; organisation: { name: string } | null; personalCapacity: boolean };
}

interface ListedEvent extends TimedEvent {
  id: string;
  slug: string;
  titles: LocalTexts;
  format: EventFormat;
  chathamHouseRule: boolean;
  participantList: Audience;
  networks: { id: string }[];
  programme: { id: string } | null;
  days: Omit<TimedEvent, 'timeZone'>[];
  venue: { name: string; room: string | null; city: string; state: NamedState } | null;
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
  /** Whether the visitor is staff of the event. */
  forStaff: boolean;
  /** In the order of states; who represents none comes last. */
  people: Participant[];
  /** The mark of each footnote, in the order in which the list meets them. */
  footnotes: Map<string, string>;
}

const operation = `query Participants($id: ID, $slug: String, $after: String) {
  event(id: $id, slug: $slug) {
    id slug titles { locale text } format chathamHouseRule participantList ${timeFields}
    networks { id } programme { id } days { startsAt endsAt startsAtLocal endsAtLocal }
    venue { name room city state { code name footnote } }
    registrations(filter: { statuses: [CONFIRMED] }, first: 100, after: $after) {
      pageInfo { endCursor hasNextPage }
      nodes {
        role mode member { displayName familyName posts { title from to organisation { name } } }
        representing { state { code name footnote } organisation { name } personalCapacity }
      }
    }
  }
  states(standings: [ACTIVE, OBSERVER, NOT_INVITED, SUSPENDED, FORMER, NOT_PARTICIPATING]) { code }
}`;

/**
 * The confirmed people of an event as far as the visitor may see them; `key` is its id or slug.
 * @throws UnauthorizedException, NotFoundException where there is nothing that the visitor may see
 */
export async function participantsOf(pages: Pages, visit: Visit, key: string): Promise<ParticipantList> {
  const variables: { id?: string; slug?: string; after?: string | null } = isId(key) ? { id: key } : { slug: key };
  const people: Participant[] = [];
  for (;;) {
    const { event, states } = await pages.ask<ParticipantsData>(visit, operation, variables);
    if (!event) throw nothingFor(visit);
    const { nodes, pageInfo } = event.registrations;
    people.push(...nodes);
    if (pageInfo.hasNextPage) {
      variables.after = pageInfo.endCursor;
      continue;
    }
    const forStaff = isStaff(visit, event);
    if (people.length === 0 && !forStaff) throw nothingFor(visit);
    const codes = states.map(({ code }) => code);
    const ordered = inStateOrder(people, codes, visit.language);
    return { event, forStaff, people: ordered, footnotes: footnotesOf(event, ordered) };
  }
}

const isStaff = ({ viewer }: Visit, { id, networks, programme }: ListedEvent): boolean =>
  looksAfter(viewer, { id, networkIds: networks.map((network) => network.id), programmeId: programme?.id ?? null });

/** Whoever is not signed in may yet see it; to all others it is not there. */
export const nothingFor = ({ viewer }: Visit): UnauthorizedException | NotFoundException =>
  viewer.memberId === null ? new UnauthorizedException() : new NotFoundException();

/** By state as `codes` order them, within one by name. */
function inStateOrder(people: readonly Participant[], codes: readonly string[], language: string): Participant[] {
  const places = new Map(codes.map((code, place) => [code, place]));
  const placeOf = ({ representing: { state } }: Participant): number =>
    state === null ? codes.length + 1 : (places.get(state.code) ?? codes.length);
  const { compare } = new Intl.Collator(language);
  return [...people].sort((one, other) => placeOf(one) - placeOf(other) || compare(sortedBy(one), sortedBy(other)));
}

/** A name in Latin letters of another spelling is one text: its last word is taken for the family name. */
function sortedBy({ member: { familyName, displayName } }: Participant): string {
  const family = familyName && displayName.endsWith(familyName) ? familyName : displayName.split(' ').at(-1);
  return `${family} ${displayName}`;
}

function footnotesOf({ venue }: ListedEvent, people: readonly Participant[]): Map<string, string> {
  const states = [...people.map(({ representing }) => representing.state), venue?.state];
  const notes = new Set(states.flatMap((state) => state?.footnote ?? []));
  return new Map([...notes].map((note, place) => [note, '*'.repeat(place + 1)]));
}

/** The name of a state with the mark of its footnote. */
const printedState = ({ name, footnote }: NamedState, { footnotes }: ParticipantList): string =>
  footnote === null ? name : `${name}${footnotes.get(footnote) ?? ''}`;

/** For whom somebody is there where that is no state: the organisation, or in a personal capacity. */
export function stateOf(person: Participant, list: ParticipantList, visit: Visit): string {
  const { state, personalCapacity } = person.representing;
  if (state) return printedState(state, list);
  return personalCapacity ? visit.say.participants.personal : visit.say.participants.noState;
}

/** The post that is held when the event starts. */
const postOf = ({ member }: Participant, { event }: ParticipantList): ListedPost | null =>
  heldOn(member.posts ?? [], event.startsAtLocal.slice(0, 10));

export const functionOf = (person: Participant, list: ParticipantList): string => postOf(person, list)?.title ?? '';

export const organisationOf = (person: Participant, list: ParticipantList): string =>
  person.representing.organisation?.name ?? postOf(person, list)?.organisation?.name ?? '';

export const placeOf = (list: ParticipantList): string | null => {
  const { venue } = list.event;
  return (
    venue && [venue.name, venue.room, venue.city, printedState(venue.state, list)].filter((part) => part).join(', ')
  );
};
