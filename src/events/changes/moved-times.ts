import type { AgreedTime } from '../../platform/index.js';
import type { EventContent } from '../writing/event-content.js';

/** A time that another one takes the place of; null: there was none, or there is none any more. */
export interface MovedTime {
  /** Which one, by the path of its field. */
  what: string;
  from: Date | null;
  to: Date | null;
}

/** Times by what they are, in the order in which they are shown. */
export type NamedTimes = ReadonlyMap<string, Date | null>;

/** Every time that an event itself says; items of the agenda by their place in the one that is given. */
export function timesOf({ times, agenda }: EventContent, itemIds: readonly string[]): NamedTimes {
  const span = (field: string, { starts, ends }: { starts: AgreedTime; ends: AgreedTime }) => [
    [`${field}.startsAt`, starts.at] as const,
    [`${field}.endsAt`, ends.at] as const,
  ];
  const items = new Map(agenda.map((item) => [item.id, item]));
  return new Map<string, Date | null>([
    ['startsAt', times.starts.at],
    ['endsAt', times.ends.at],
    ...times.days.flatMap((day, index) => span(`days.${index}`, day)),
    ...itemIds.flatMap((id, index) => (items.has(id) ? span(`agenda.${index}`, items.get(id)!) : [])),
    ['registrationOpensAt', times.registrationOpens?.at ?? null],
    ['registrationClosesAt', times.registrationCloses?.at ?? null],
    ['nominationClosesAt', times.nominationCloses?.at ?? null],
    ['seatsReleasedAt', times.seatsReleased?.at ?? null],
  ]);
}

/** Those that are others now. */
export function movedTimes(before: NamedTimes, after: NamedTimes): MovedTime[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what) => {
    const [from, to] = [before.get(what) ?? null, after.get(what) ?? null];
    return from?.getTime() === to?.getTime() ? [] : [{ what, from, to }];
  });
}
