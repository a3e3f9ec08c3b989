/** A day of an event, by the date that it had and the one that it has; null: the event has it no longer. */
export interface MovedDay {
  from: string;
  to: string | null;
}

/** Which day became which: as many as before follow each other in order; of another number a day stays on its date. */
export function movedDays(before: readonly string[], after: readonly string[]): MovedDay[] {
  return before.map((from, index) => ({
    from,
    to: before.length === after.length ? after[index]! : after.includes(from) ? from : null,
  }));
}
