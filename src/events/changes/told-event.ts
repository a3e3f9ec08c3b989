import type { Period } from '../../platform/index.js';
import type { AttendanceMode, EventFormat } from '../../schema-types.js';
import type { EventContent } from '../writing/event-content.js';
import type { VenueRow } from '../writing/event-details.js';
import { areMoved, itemsFromJson, itemsOfSpeakers, type ItemsOfSpeakers } from './told-items.js';

/** What people were told of an event: whatever of it is another later, they are told anew. */
export interface ToldEvent extends Period {
  /** Hours of each day, as wall times. */
  days: { startsAtLocal: string; endsAtLocal: string }[];
  tentative: boolean;
  format: EventFormat;
  venue: VenueRow | null;
  joinUrl: string | null;
  /** Until when each invited state nominates, by its code; null: until the start. */
  deadlines: Record<string, Date | null>;
  items: ItemsOfSpeakers;
}

/** What somebody has to do with an event; whoever was to speak at it may have nothing to do with it any more. */
export interface ConcernedPerson {
  memberId: string;
  hasAddress: boolean;
  isRegistered: boolean;
  hasSeat: boolean;
  /** How the person takes part, where that is chosen. */
  mode: AttendanceMode | null;
  speaks: boolean;
  /** The invited states, by code, that the person speaks for and that have not said no. */
  states: string[];
}

/** What can be told to be another. */
export type ToldField = 'time' | 'days' | 'tentative' | 'format' | 'place' | 'join' | 'answerBy' | 'items';

/** An event as it was told once; instants within JSON are texts. */
export const toldFromJson = (told: ToldEvent): ToldEvent => ({
  ...told,
  ...{ startsAt: new Date(told.startsAt), endsAt: new Date(told.endsAt) },
  deadlines: deadlinesFromJson(told.deadlines),
  items: itemsFromJson(told.items),
});

export const deadlinesFromJson = (deadlines: ToldEvent['deadlines']): ToldEvent['deadlines'] =>
  Object.fromEntries(Object.entries(deadlines).map(([state, at]) => [state, at && new Date(at)]));

/** What is told of an event with this content. */
export function toldOf(
  { times, tentative, format, venue, joinUrl, agenda }: EventContent,
  deadlines: ToldEvent['deadlines'],
): ToldEvent {
  const { timeZone, starts, ends, days } = times;
  return {
    timeZone,
    ...{ startsAt: starts.at, endsAt: ends.at, startsAtLocal: starts.local, endsAtLocal: ends.local },
    days: days.map((day) => ({ startsAtLocal: day.starts.local, endsAtLocal: day.ends.local })),
    ...{ tentative, format, venue, joinUrl, deadlines, items: itemsOfSpeakers(agenda) },
  };
}

/**
 * What of an event is another for this person, in the order in which it is told: who has nothing to do with it any more
 * is told of the own items of the agenda alone.
 */
export function toldChanges(before: ToldEvent, now: ToldEvent, person: ConcernedPerson): ToldField[] {
  const items: ToldField[] = areMoved(before.items, now.items, person.memberId) ? ['items'] : [];
  return isConcerned(person) ? [...changesOfEvent(before, now, person), ...items] : items;
}

/** Whether somebody still has to do with an event. */
export const isConcerned = ({ isRegistered, speaks, states }: ConcernedPerson): boolean =>
  isRegistered || speaks || states.length > 0;

function changesOfEvent(before: ToldEvent, now: ToldEvent, person: ConcernedPerson): ToldField[] {
  const states = person.states.filter((state) => state in before.deadlines && state in now.deadlines);
  const severalDays = before.days.length > 1 || now.days.length > 1;
  const isAnother: Record<Exclude<ToldField, 'items'>, boolean> = {
    time:
      before.timeZone !== now.timeZone ||
      before.startsAt.getTime() !== now.startsAt.getTime() ||
      before.endsAt.getTime() !== now.endsAt.getTime(),
    days: severalDays && differ(before.days.map(hoursOf), now.days.map(hoursOf)),
    tentative: before.tentative !== now.tentative,
    format: before.format !== now.format,
    place: differ(placeFor(before, person), placeFor(now, person)),
    join: person.hasSeat && before.joinUrl !== now.joinUrl,
    answerBy: states.some((state) => before.deadlines[state]?.getTime() !== now.deadlines[state]?.getTime()),
  };
  return (Object.keys(isAnother) as (keyof typeof isAnother)[]).filter((field) => isAnother[field]);
}

/** Whether anything is another that anybody could be told. */
export const mattersToAnybody = (before: ToldEvent, now: ToldEvent): boolean =>
  changesOfEvent(before, now, { ...everybody, states: Object.keys(before.deadlines) }).length > 0 ||
  Object.keys(before.items).some((memberId) => areMoved(before.items, now.items, memberId));

const everybody: Omit<ConcernedPerson, 'states'> = {
  ...{ memberId: '', hasAddress: true, isRegistered: true, hasSeat: true, mode: null, speaks: true },
};

/** Whether what happens to an event is told at once: it begins within a day, or runs. */
export const isUrgent = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): boolean =>
  now.getTime() >= startsAt.getTime() - day && now < endsAt;

const day = 86_400_000;

/** Where the person has to go; null for who takes part online. */
function placeFor({ format, venue }: ToldEvent, { mode }: ConcernedPerson): unknown {
  if (format === 'ONLINE' || format === 'SELF_PACED' || mode === 'ONLINE') return null;
  return venue && [venue.name, venue.room, venue.address, venue.city, venue.state];
}

const hoursOf = ({ startsAtLocal, endsAtLocal }: ToldEvent['days'][number]): string[] => [startsAtLocal, endsAtLocal];

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
