import { heldOn, printedName } from '../../people/index.js';
import { graphql, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { dayHours, eventPeriod } from '../parts/event-times.js';
import { localText } from '../parts/local-text.js';
import { type NamedState, namedState } from '../parts/states.js';
import type { ParticipantFilter } from './participant-filter.js';

const participant = graphql(
  `
    fragment Participant on Registration {
      status
      role
      mode
      member {
        id
        displayName
        familyName
        latinName
        posts {
          title
          from
          to
          confirmed
          organisation {
            name
          }
        }
      }
      representing {
        state {
          ...NamedState
          code
        }
        organisation {
          name
        }
        personalCapacity
      }
    }
  `,
  [namedState],
);

const eventOfList = graphql(
  `
    fragment EventOfList on Event {
      ...EventPeriod
      id
      slug
      titles {
        ...LocalText
      }
      format
      chathamHouseRule
      participantList
      networks {
        id
      }
      programme {
        id
      }
      days {
        ...DayHours
      }
      venue {
        name
        room
        city
        state {
          ...NamedState
        }
      }
    }
  `,
  [eventPeriod, dayHours, localText, namedState],
);

export const participantsOperation = graphql(
  `
    query Participants($id: ID, $slug: String, $filter: RegistrationFilter!, $after: String) {
      event(id: $id, slug: $slug) {
        ...EventOfList
        registrations(filter: $filter, first: 100, after: $after) {
          pageInfo {
            endCursor
            hasNextPage
          }
          nodes {
            ...Participant
          }
        }
      }
      states(standings: [ACTIVE, OBSERVER, NOT_INVITED, SUSPENDED, FORMER, NOT_PARTICIPATING]) {
        code
      }
    }
  `,
  [participant, eventOfList],
);

export type Participant = ResultOf<typeof participant>;
export type EventOfList = ResultOf<typeof eventOfList>;

/** The people of an event, confirmed ones unless others are asked for, as far as somebody may see them. */
export interface ParticipantList {
  event: EventOfList;
  /** What was asked for. */
  asked: ParticipantFilter;
  /** Whether the visitor is staff of the event. */
  forStaff: boolean;
  /** Whether the visitor is told of anybody how they take part. */
  tellsModes: boolean;
  /** In the order of states; who represents none comes last. */
  people: Participant[];
  /** All states that are named, by the people and by the venue: their footnotes belong to the list. */
  states: NamedState[];
}

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

/** A name in Latin letters of another spelling is one text: its last word is taken for the family name. */
function sortedBy({ member: { familyName, displayName } }: Participant): string {
  const family = familyName && displayName.endsWith(familyName) ? familyName : displayName.split(' ').at(-1);
  return `${family} ${displayName}`;
}

/** For whom somebody is there: their state, or why that is none. */
export function stateOf({ representing: { state, personalCapacity } }: Participant, { say }: Visit): string {
  if (state) return printedName(state);
  return personalCapacity ? say.participants.personal : say.participants.noState;
}

/** The post that is held when the event starts. */
const postOf = ({ member }: Participant, event: EventOfList) =>
  heldOn(member.posts ?? [], event.startsAtLocal.slice(0, 10));

/** What somebody is called by the post; one that nobody has confirmed is marked. */
export function functionOf(person: Participant, event: EventOfList, { say }: Visit): string {
  const post = postOf(person, event);
  if (!post) return '';
  return post.confirmed ? post.title : say.participants.unconfirmed(post.title);
}

/** The organisation that is represented, else that of the post once it is confirmed. */
export function organisationOf(person: Participant, event: EventOfList): string {
  const post = postOf(person, event);
  return person.representing.organisation?.name ?? (post?.confirmed ? post.organisation?.name : null) ?? '';
}

/** Where the event takes place; lists do without the address. */
export const venueOf = ({ venue }: EventOfList): string | null =>
  venue && [venue.name, venue.room, venue.city, printedName(venue.state)].filter((part) => part).join(', ');
