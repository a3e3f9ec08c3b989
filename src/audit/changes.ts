import { isDeepStrictEqual } from 'node:util';

/** One field that is another now, by the name that it has in its input; null: nothing stands, or stood, there. */
export interface Change {
  field: string;
  from: unknown;
  to: unknown;
}

/** What differs between two states of one thing, for the trail; null: the thing is not there yet, or no longer. */
export function changesBetween(before: object | null, after: object | null): Change[] {
  const [old, now] = [before ?? {}, after ?? {}] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((field) => ({ field, from: old[field] ?? null, to: now[field] ?? null }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}
