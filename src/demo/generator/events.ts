import { type AgreedTime, textIn } from '../../platform/index.js';
import type { AttendanceMode, EventFormat, EventKind, RegistrationPolicy } from '../../schema-types.js';
import { between, dayNamed, daysAfter, earliest, timeOn, weekday } from './calendar.js';
import type { Ground, GroundAction } from './ground.js';
import { type GeneratedOrganisations, searchedIn, textsOf } from './people.js';
import { cancellationReasons, eventKinds, type Place, places, summary } from './words.js';

/** What becomes of an event; OVER: held, and not closed yet. */
export type EventFate = 'DRAFT' | 'CANCELLED' | 'CLOSED' | 'OVER' | 'COMING';

/** An event while it and what belongs to it are made. */
export interface GeneratedEvent {
  id: string;
  number: number;
  fate: EventFate;
  kind: EventKind;
  format: EventFormat;
  title: { en: string; ru: string };
  timeZone: string;
  venue: Place | null;
  policy: RegistrationPolicy;
  seatsPerState: number | null;
  days: { starts: AgreedTime; ends: AgreedTime }[];
  startsAt: Date;
  endsAt: Date;
  publishedAt: Date;
  cancelledAt: Date | null;
  /** When registration closes, where that is not the start. */
  closes: AgreedTime | null;
  /** Until when people have registered. */
  registeredUntil: Date;
  interpreted: boolean;
  actions: GroundAction[];
  networkIds: string[];
  creatorId: string;
}

/** The date of a day, in the event's zone. */
export const dateOf = ({ starts }: GeneratedEvent['days'][number]): string => starts.local.slice(0, 10);

const firstDay = dayNamed('2023-01-02');
/** Beyond the numbers that tell namesakes apart, so that no event that was there has the same address. */
const firstSlugNumber = 10_000;

/** Where an event stands among all: `place` from 0 to below 1 among those of the past, or among those to come. */
export interface EventPlace {
  number: number;
  fate: EventFate;
  place: number;
}

/** Each kind as often as its weight says. */
const kindsToDraw = eventKinds.flatMap((kind) => Array.from({ length: kind[1] }, () => kind));

/** Adds an event with its days and lists; its seats follow with its registrations. */
export function addEvent(
  ground: Ground,
  organisations: GeneratedOrganisations,
  staff: readonly string[],
  { number, fate, place: when }: EventPlace,
): GeneratedEvent {
  const { random, now } = ground;
  const [kind, , formats, longest, kindTitle] = random.pick(kindsToDraw);
  const format = random.pick(formats);
  const place = random.pick(places);
  const days = daysOf(ground, fate, when, format, longest, place.timeZone);
  const [startsAt, endsAt] = [days[0]!.starts.at, days.at(-1)!.ends.at];
  const closes = random.chance(0.6) ? timeOn(dayNamed(dateOf(days[0]!)) - 3, '18:00', place.timeZone) : null;
  const cancelledAt = fate === 'CANCELLED' ? daysAfter(startsAt, -random.between(1, 10)) : null;
  const policy = policyOf(ground, fate);
  const inPerson = format === 'IN_PERSON' || format === 'HYBRID';
  const actions = random.some(ground.actions, random.between(1, 3));
  const [subject, where] = [actions[0]!.title, inPerson ? place.city.map((city) => `, ${city}`) : ['', '']];
  const event: GeneratedEvent = {
    ...{ id: random.id(), number, fate, format, kind, policy, days, startsAt, endsAt, actions, closes, cancelledAt },
    title: {
      en: `${kindTitle[0]}: ${textIn(subject, 'en') ?? ''}${where[0]}`,
      ru: `${kindTitle[1]}: ${textIn(subject, 'ru') ?? ''}${where[1]}`,
    },
    timeZone: place.timeZone,
    venue: inPerson ? place : null,
    seatsPerState: fate === 'COMING' && policy === 'OPEN' && random.chance(0.15) ? random.between(2, 5) : null,
    publishedAt: daysAfter(earliest(startsAt, now), -random.between(30, 75)),
    registeredUntil: earliest(now, startsAt, closes?.at ?? now, cancelledAt ?? now),
    interpreted: random.chance(0.4),
    networkIds: random.some(ground.networkIds, random.between(1, 2)),
    creatorId: random.pick(staff),
  };
  addRow(ground, event);
  addLists(ground, organisations, event);
  return event;
}

function addRow({ random, load, now }: Ground, event: GeneratedEvent): void {
  const { fate, venue, closes, publishedAt, cancelledAt, startsAt, endsAt } = event;
  const isPublished = fate === 'OVER' || fate === 'COMING';
  const about = random.chance(0.5) ? textsOf(summary) : {};
  load.add('event', {
    ...{ id: event.id, kind: event.kind, format: event.format, title: event.title, time_zone: event.timeZone },
    slug: `${slugOf(event.title.en)}-${dateOf(event.days[0]!).slice(0, 4)}-${firstSlugNumber + event.number}`,
    version: fate === 'DRAFT' ? 1 : isPublished ? 2 : 3,
    status: isPublished ? 'PUBLISHED' : fate,
    summary: about,
    search_titles: searchedIn(event.title),
    search_text: searchedIn(event.title, about),
    starts_at_local: event.days[0]!.starts.local,
    ends_at_local: event.days.at(-1)!.ends.local,
    ...{ starts_at: startsAt, ends_at: endsAt },
    venue_name: venue?.venue ?? null,
    venue_city: venue?.city[0] ?? null,
    venue_state: venue?.state ?? null,
    join_url: event.format === 'IN_PERSON' ? null : `https://meet.large.example/${event.number}`,
    registration_policy: event.policy,
    registration_closes_at_local: closes?.local ?? null,
    registration_closes_at: closes?.at ?? null,
    seats_per_state: event.seatsPerState,
    confidentiality: random.weighted({ MEMBERS: 70, OPEN: 20, CLOSED: 10 }),
    chatham_house_rule: random.chance(0.1),
    participant_list: random.weighted({ PARTICIPANTS: 60, ORGANISERS: 30, MEMBERS: 10 }),
    created_at: daysAfter(publishedAt, -random.between(1, 20)),
    created_by_member_id: event.creatorId,
    published_at: fate === 'DRAFT' ? null : publishedAt,
    closed_at: fate === 'CLOSED' ? between(endsAt, earliest(now, daysAfter(endsAt, 20)), random.share()) : null,
    cancelled_at: cancelledAt,
    cancellation_reason: cancelledAt && random.pick(cancellationReasons),
    // Two hours a week, as long as it is open.
    learning_hours: event.format === 'SELF_PACED' ? 2 * event.days.length : null,
  });
}

/** Hours by the clock of the place. Weeks of a course have one day each; other events are over by Friday. */
function daysOf(
  { random, today }: Ground,
  fate: EventFate,
  when: number,
  format: EventFormat,
  longest: number,
  timeZone: string,
): GeneratedEvent['days'] {
  const selfPaced = format === 'SELF_PACED';
  const count = random.between(1, longest);
  const step = selfPaced ? 7 : 1;
  const length = (count - 1) * step;
  const [from, to] = fate === 'COMING' ? [today + 8, today + 180] : [firstDay, today - length - 2];
  const day = Math.floor(from + Math.max(0, to - from) * when);
  const first = day - Math.max(0, weekday(day) + (selfPaced ? 0 : length) - 4);
  const hour = random.between(9, 11);
  const hours = selfPaced ? 2 : count === 1 && format === 'ONLINE' ? random.between(1, 3) : random.between(5, 7);
  const minutes = random.pick(['00', '30']);
  const time = (clock: number): string => `${String(clock).padStart(2, '0')}:${minutes}`;
  return Array.from({ length: count }, (_, index) => ({
    starts: timeOn(first + index * step, time(hour), timeZone),
    ends: timeOn(first + index * step, time(hour + hours), timeZone),
  }));
}

function policyOf({ random }: Ground, fate: EventFate): RegistrationPolicy {
  return fate === 'COMING'
    ? random.weighted<RegistrationPolicy>({ OPEN: 70, APPROVAL: 30 })
    : random.weighted<RegistrationPolicy>({ OPEN: 55, APPROVAL: 25, NOMINATION: 15, INVITATION: 5 });
}

function addLists(
  { random, load }: Ground,
  organisations: GeneratedOrganisations,
  { id: event_id, ...event }: GeneratedEvent,
): void {
  for (const day of event.days) {
    const [{ starts, ends }, date] = [day, dateOf(day)];
    load.add('event_day', {
      event_id,
      date,
      starts_at_local: starts.local,
      ends_at_local: ends.local,
      starts_at: starts.at,
      ends_at: ends.at,
    });
  }
  event.actions.forEach(({ id }, index) => load.add('event_action', { event_id, action_id: id, position: index + 1 }));
  event.networkIds.forEach((network_id, index) =>
    load.add('event_network', { event_id, network_id, position: index + 1 }),
  );
  if (event.venue) load.add('event_host_state', { event_id, state: event.venue.state, position: 1 });
  if (random.chance(0.3))
    load.add('event_partner', { event_id, organisation_id: random.pick(organisations.independent).id, position: 1 });
  load.add('event_language', { event_id, language: 'en', interpreted: false, position: 1 });
  if (event.interpreted) load.add('event_language', { event_id, language: 'ru', interpreted: true, position: 2 });
}

/** The ways of attending that an event of this format has. */
export const modesOf = (format: EventFormat): AttendanceMode[] =>
  format === 'HYBRID' ? ['IN_PERSON', 'ONLINE'] : format === 'IN_PERSON' ? ['IN_PERSON'] : ['ONLINE'];

const longestSlug = 60;

/** The title for addresses, cut between two words. */
function slugOf(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
  return plain.length <= longestSlug ? plain : plain.slice(0, longestSlug).replace(/-[^-]*$/, '');
}
