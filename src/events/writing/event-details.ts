import { mergeTexts, type Message, type Problems, type Texts, valueRequired } from '../../platform/index.js';
import type {
  Audience,
  Confidentiality,
  EventFormat,
  EventKind,
  RegistrationPolicy,
  UpdateEventInput,
} from '../../schema-types.js';
import { modesOf, type SeatCapacity, settleSeats } from '../seats/seat-capacity.js';

/**
 * Details that are taken as given and kept in the column of their name, with what holds of a new event as long as its
 * input does not say otherwise; what is null here can be left open. A new detail takes a line here and its column.
 */
const plainAtFirst = {
  format: 'ONLINE' as EventFormat,
  kind: 'WORKSHOP' as EventKind,
  tentative: false as boolean,
  joinUrl: null as string | null,
  registrationPolicy: 'OPEN' as RegistrationPolicy,
  seatsPerState: null as number | null,
  /** How many hours an invited or nominated person has to answer; null: until the start. */
  answerHours: null as number | null,
  /** For how many hours a freed seat is offered; null: it confirms the next in line at once. */
  offerHours: null as number | null,
  confidentiality: 'MEMBERS' as Confidentiality,
  chathamHouseRule: false as boolean,
  participantList: 'ORGANISERS' as Audience,
  certificateFromShare: null as number | null,
  /** What a course in everybody's own time counts for; null: nothing. */
  learningHours: null as number | null,
};

export type PlainDetails = typeof plainAtFirst;

/** What an event itself says, apart from its times and from what it refers to. */
export interface EventDetails extends PlainDetails {
  title: Texts;
  summary: Texts;
  venue: VenueRow | null;
  languages: { language: string; interpreted: boolean }[];
  seats: SeatCapacity[];
}

export interface VenueRow {
  name: string;
  room: string | null;
  address: string | null;
  city: string;
  /** Code of the country. */
  state: string;
  directions: string | null;
}

const atFirst: EventDetails = { ...plainAtFirst, title: {}, summary: {}, venue: null, languages: [], seats: [] };

export const detailFields = Object.keys(atFirst) as (keyof EventDetails)[];

const plainFields = Object.keys(plainAtFirst) as (keyof PlainDetails)[];

/** The column of the table event that each plain detail stands in: seatsPerState in seats_per_state. */
export const plainColumns: ReadonlyMap<keyof PlainDetails, string> = new Map(
  plainFields.map((field) => [field, field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
);

/** What an input makes of the details there are (null: of a new event); what does not fit is added to `problems`. */
export function settleDetails(
  existing: EventDetails | null,
  input: UpdateEventInput,
  problems: Problems,
): EventDetails {
  const before = existing ?? atFirst;
  const title = mergeTexts(before.title, input.title);
  if (input.title === null || Object.keys(title).length === 0) problems.add('input.title', valueRequired);
  const plain = settlePlain(before, input, problems);
  return {
    ...plain,
    title,
    summary: input.summary === null ? {} : mergeTexts(before.summary, input.summary),
    venue: input.venue === undefined ? before.venue : input.venue && venueOf(input.venue),
    languages:
      input.languages === undefined
        ? before.languages
        : (input.languages ?? []).map(({ language, interpreted = false }) => ({ language, interpreted })),
    seats: settleSeats(plain.format, before.seats, input.seats, problems),
  };
}

type PlainInput = { readonly [Field in keyof PlainDetails]?: PlainDetails[Field] | null | undefined };

function settlePlain(before: PlainDetails, input: PlainInput, problems: Problems): PlainDetails {
  const settled = plainFields.map((field) => {
    const given = input[field];
    const isMissing = given === null && plainAtFirst[field] !== null;
    if (isMissing) problems.add(`input.${field}`, valueRequired);
    return [field, isMissing || given === undefined ? before[field] : given];
  });
  return Object.fromEntries(settled) as PlainDetails;
}

/** What is still needed before an event is announced, by field of the event. */
export function lacksForPublishing({
  actionIds,
  format,
  venue,
}: Pick<EventDetails, 'format' | 'venue'> & { actionIds: readonly string[] }): {
  field: 'actions' | 'venue';
  message: Message;
}[] {
  return [
    ...(actionIds.length === 0 ? [{ field: 'actions' as const, message: noAction }] : []),
    ...(venue === null && modesOf[format].includes('IN_PERSON') ? [{ field: 'venue' as const, message: noVenue }] : []),
  ];
}

function venueOf({ name, room, address, city, state, directions }: NonNullable<UpdateEventInput['venue']>): VenueRow {
  return {
    name: name.trim(),
    room: room || null,
    address: address || null,
    city: city.trim(),
    state,
    directions: directions || null,
  };
}

const noAction: Message = {
  en: 'Name at least one action that the event serves.',
  ru: 'Укажите хотя бы одно действие плана, которому служит мероприятие.',
};
const noVenue: Message = { en: 'Name the venue.', ru: 'Укажите место проведения.' };
