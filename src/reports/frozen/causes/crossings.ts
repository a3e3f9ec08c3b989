import type { Cause } from './cause.js';
import { inside, outside, type SideOf } from './figure-sides.js';
import type { TracedChange, TracedEntry } from './frozen-trail.queries.js';

/** An entry that moved a record across the line of a figure, and by which of its fields. */
export interface Crossing {
  entry: TracedEntry;
  change: TracedChange;
  /** Whether the record counts since; null: it counts otherwise. */
  counts: boolean | null;
}

/**
 * Of the entries of a record since a report was frozen, the earliest first, those that moved it across the line of a
 * figure: into it, out of it, or to another side.
 */
export function crossingsOf(cause: Cause, entries: readonly TracedEntry[], sideOf: SideOf): Crossing[] {
  const isEdited = cause.kind === 'OUTCOME' && cause.field !== null;
  return isEdited ? published(entries, sideOf) : moved(cause, entries, sideOf);
}

/** Replays the entries: what the fields say together is where the record stands. */
function moved(cause: Cause, entries: readonly TracedEntry[], sideOf: SideOf): Crossing[] {
  const sides = new Map<string, string>();
  const keyOf = (subject: string, field: string) => `${subject} ${field}`;
  for (const { subject, changes } of entries)
    for (const { field, from } of changes) {
      const known = sides.get(keyOf(subject, field)) ?? sideOf(field, from);
      sides.set(keyOf(subject, field), known ?? (cause.change === 'CAME_IN' ? outside : inside));
    }
  const counts = (): boolean | null =>
    cause.field === null ? [...sides.values()].every((side) => side === inside) : null;
  return entries.flatMap((entry) => {
    const before = counts();
    const turned = entry.changes.filter(({ field, to }) => {
      const key = keyOf(entry.subject, field);
      const was = sides.get(key)!;
      const is = sideOf(field, to) ?? was;
      sides.set(key, is);
      return is !== was;
    });
    const [change] = turned;
    const after = counts();
    return change && (after === null || after !== before) ? [{ entry, change, counts: after }] : [];
  });
}

/** An edited field counts from the next publication, so this is the entry that moved it; why was said with the edit. */
function published(entries: readonly TracedEntry[], sideOf: SideOf): Crossing[] {
  let edited = null as TracedChange | null;
  let why: string | null = null;
  const crossings: Crossing[] = [];
  for (const entry of entries) {
    for (const change of entry.changes)
      if (change.field !== 'status') {
        edited = edited ? { ...edited, to: change.to } : change;
        why = entry.reason ?? why;
      }
    const isPublished = entry.changes.some(({ field, to }) => field === 'status' && to === 'PUBLISHED');
    if (!isPublished || !edited) continue;
    if (sideOf(edited.field, edited.from) !== sideOf(edited.field, edited.to))
      crossings.push({ entry: { ...entry, reason: entry.reason ?? why }, change: edited, counts: null });
    [edited, why] = [null, null];
  }
  return crossings;
}
