import { isDeepStrictEqual } from 'node:util';
import type { Period, Texts } from '../../platform/index.js';
import type { AgendaItem } from '../agenda/agenda-items.js';

/** An item of an agenda as whoever speaks in it is told of it. */
export interface ToldItem extends Omit<Period, 'timeZone'> {
  id: string;
  title: Texts;
  room: string | null;
}

/** The items in which each member speaks, in their order. */
export type ItemsOfSpeakers = Readonly<Record<string, readonly ToldItem[]>>;

/** What the speakers of an agenda are told of it. */
export function itemsOfSpeakers(agenda: readonly AgendaItem[]): ItemsOfSpeakers {
  const inOrder = agenda.toSorted((one, other) => one.starts.at.getTime() - other.starts.at.getTime());
  const pairs = inOrder.flatMap(({ id, title, room, starts, ends, speakers }) =>
    speakers.flatMap(({ memberId }) => {
      const span = { startsAt: starts.at, endsAt: ends.at, startsAtLocal: starts.local, endsAtLocal: ends.local };
      return memberId === null ? [] : [{ memberId, item: { id, title, room, ...span } }];
    }),
  );
  const bySpeaker = Map.groupBy(pairs, ({ memberId }) => memberId);
  return Object.fromEntries([...bySpeaker].map(([memberId, own]) => [memberId, own.map(({ item }) => item)]));
}

/** The same as they were told once; instants within JSON are texts, and what is older says nothing of items. */
export const itemsFromJson = (items: ItemsOfSpeakers | undefined): ItemsOfSpeakers =>
  Object.fromEntries(
    Object.entries(items ?? {}).map(([memberId, own]) => [
      memberId,
      own.map((item) => ({ ...item, startsAt: new Date(item.startsAt), endsAt: new Date(item.endsAt) })),
    ]),
  );

/**
 * Whether what a member was to speak in is at another time, in another room, or gone. A new title alone moves nothing,
 * and an item that is entered anew under its title is the one there was.
 */
export function areMoved(before: ItemsOfSpeakers, now: ItemsOfSpeakers, memberId: string): boolean {
  const [was, is] = [before[memberId] ?? [], now[memberId] ?? []];
  if (was.length === 0) return false;
  return was.length !== is.length || !was.every((one) => is.some((other) => isSame(one, other)));
}

const isSame = (one: ToldItem, other: ToldItem): boolean =>
  one.startsAt.getTime() === other.startsAt.getTime() &&
  one.endsAt.getTime() === other.endsAt.getTime() &&
  one.room === other.room &&
  (one.id === other.id || isDeepStrictEqual(one.title, other.title));
