/** How many are looked at: more are much the same. */
export interface Breadth {
  events: number;
  partsOfEvent: number;
  joined: number;
  movedFrom: number;
  stoodFor: number;
}
export const usualBreadth: Breadth = { events: 40, partsOfEvent: 12, joined: 4, movedFrom: 5, stoodFor: 2 };
/** For what the usual one finds nothing for. */
export const fullBreadth: Breadth = { events: 60, partsOfEvent: 60, joined: 40, movedFrom: 30, stoodFor: 20 };

/** At most so many of a list, from all over it. */
export function spread<Item>(list: readonly Item[], most: number): readonly Item[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]!);
}
