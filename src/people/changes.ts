import { isDeepStrictEqual } from 'node:util';

/** The fields that differ between two versions of one thing, for the audit trail. */
export function changesBetween<Thing extends object>(
  before: Partial<Thing>,
  after: Thing,
): { field: string; from: unknown; to: unknown }[] {
  return Object.entries(after)
    .map(([field, to]) => ({ field, from: before[field as keyof Thing] ?? null, to: (to as unknown) ?? null }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}
