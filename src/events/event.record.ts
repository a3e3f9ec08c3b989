import { mergeTexts, type Message, type Problems, type Texts } from '../platform/index.js';
import type {
  AttendanceMode,
  Audience,
  Confidentiality,
  EventFormat,
  EventKind,
  RegistrationPolicy,
  SeatInput,
  UpdateEventInput,
} from '../schema-types.js';
import type { AgendaItem } from './agenda.js';
import type { VenueRow } from './event.row.js';
import { type EventTimes, missing } from './event-times.js';

/** What an event itself says, apart from its times and from what it refers to. */
export interface EventDetails {
  kind: EventKind;
  format: EventFormat;
  title: Texts;
  summary: Texts;
  tentative: boolean;
  venue: VenueRow | null;
  joinUrl: string | null;
  languages: { language: string; interpreted: boolean }[];
  registrationPolicy: RegistrationPolicy;
  seats: Seats[];
  seatsPerState: number | null;
  /** How many hours an invited or nominated person has to answer; null: until the start. */
  answerHours: number | null;
  /** For how many hours a freed seat is offered; null: it confirms the next in line at once. */
  offerHours: number | null;
  confidentiality: Confidentiality;
  chathamHouseRule: boolean;
  participantList: Audience;
  certificateFromShare: number | null;
}

/** How many can take part in one way; null: without limit. */
export interface Seats {
  mode: AttendanceMode;
  capacity: number | null;
}

/** What an event refers to, each in its order. */
export interface EventReferenceIds {
  networkIds: string[];
  programmeId: string | null;
  actionIds: string[];
  hostStates: string[];
  partnerIds: string[];
}

/** All that can be written of an event. */
export interface EventRecord extends EventDetails, EventReferenceIds {
  times: EventTimes;
  agenda: AgendaItem[];
}

/** What holds of a new event as long as its input does not say otherwise. */
const unsaid: EventDetails = {
  kind: 'WORKSHOP',
  format: 'ONLINE',
  title: {},
  summary: {},
  tentative: false,
  venue: null,
  joinUrl: null,
  languages: [],
  registrationPolicy: 'OPEN',
  seats: [],
  seatsPerState: null,
  answerHours: null,
  offerHours: null,
  confidentiality: 'MEMBERS',
  chathamHouseRule: false,
  participantList: 'ORGANISERS',
  certificateFromShare: null,
};

/** The ways of attending that each format has; each has its own pool of seats. */
export const modesOf: Readonly<Record<EventFormat, readonly AttendanceMode[]>> = {
  ONLINE: ['ONLINE'],
  SELF_PACED: ['ONLINE'],
  IN_PERSON: ['IN_PERSON'],
  HYBRID: ['IN_PERSON', 'ONLINE'],
};

/** What an input makes of the details there are (null: of a new event); what does not fit is added to `problems`. */
export function settleDetails(
  existing: EventDetails | null,
  input: UpdateEventInput,
  problems: Problems,
): EventDetails {
  const before = existing ?? unsaid;
  const kept = <Field extends keyof EventDetails & keyof UpdateEventInput>(
    field: Field,
    given: EventDetails[Field] | null | undefined,
  ): EventDetails[Field] => {
    if (given === null) problems.add(`input.${field}`, missing);
    return given ?? before[field];
  };
  const optional = <T>(given: T | null | undefined, old: T | null): T | null => (given === undefined ? old : given);

  const title = mergeTexts(before.title, input.title);
  if (input.title === null || Object.keys(title).length === 0) problems.add('input.title', missing);
  const format = kept('format', input.format);
  return {
    kind: kept('kind', input.kind),
    format,
    title,
    summary: input.summary === null ? {} : mergeTexts(before.summary, input.summary),
    tentative: kept('tentative', input.tentative),
    venue: input.venue === undefined ? before.venue : input.venue && venueOf(input.venue),
    joinUrl: optional(input.joinUrl, before.joinUrl),
    languages:
      input.languages === undefined
        ? before.languages
        : (input.languages ?? []).map(({ language, interpreted = false }) => ({ language, interpreted })),
    registrationPolicy: kept('registrationPolicy', input.registrationPolicy),
    seats: settleSeats(format, before.seats, input.seats, problems),
    seatsPerState: optional(input.seatsPerState, before.seatsPerState),
    answerHours: optional(input.answerHours, before.answerHours),
    offerHours: optional(input.offerHours, before.offerHours),
    confidentiality: kept('confidentiality', input.confidentiality),
    chathamHouseRule: kept('chathamHouseRule', input.chathamHouseRule),
    participantList: kept('participantList', input.participantList),
    certificateFromShare: optional(input.certificateFromShare, before.certificateFromShare),
  };
}

/** The seats of exactly the ways of attending that the format has; those left out stay where the format still has them. */
export function settleSeats(
  format: EventFormat,
  before: readonly Seats[],
  given: readonly SeatInput[] | null | undefined,
  problems: Problems,
): Seats[] {
  const modes = modesOf[format];
  if (given === null) problems.add('input.seats', missing);
  const seats = given
    ? given.map(({ mode, capacity }) => ({ mode, capacity: capacity ?? null }))
    : before.filter(({ mode }) => modes.includes(mode));
  seats.forEach(({ mode }, index) => {
    if (!modes.includes(mode)) problems.add(`input.seats.${index}.mode`, foreignMode);
    else if (seats.findIndex((other) => other.mode === mode) < index) problems.add(`input.seats.${index}.mode`, twice);
  });
  if (given !== null && modes.some((mode) => !seats.some((pool) => pool.mode === mode)))
    problems.add('input.seats', missingMode);
  return seats;
}

/** What is still needed before an event is announced, by field of the event. */
export function lacksForPublishing({
  actionIds,
  format,
  venue,
}: Pick<EventRecord, 'actionIds' | 'format' | 'venue'>): { field: 'actions' | 'venue'; message: Message }[] {
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

const twice: Message = {
  en: 'Each way of attending has one pool of seats.',
  ru: 'Для каждой формы участия задаётся одно число мест.',
};
const foreignMode: Message = {
  en: 'Events of this format are not attended in this way.',
  ru: 'Этот формат не предусматривает такой формы участия.',
};
const missingMode: Message = {
  en: 'Say the seats for every way of attending that the format has.',
  ru: 'Укажите места для каждой формы участия, предусмотренной форматом.',
};
const noAction: Message = {
  en: 'Name at least one action that the event serves.',
  ru: 'Укажите хотя бы одно действие плана, которому служит мероприятие.',
};
const noVenue: Message = { en: 'Name the venue.', ru: 'Укажите место проведения.' };
