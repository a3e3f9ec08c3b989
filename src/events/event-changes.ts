import { isDeepStrictEqual } from 'node:util';
import type { EventRecord } from './event.record.js';

/** What differs between two states of an event, by the names that fields have in its input. */
export function changesOf(
  before: EventRecord | null,
  after: EventRecord,
): { field: string; from: unknown; to: unknown }[] {
  const [old, now] = [before && fieldsOf(before), fieldsOf(after)];
  return Object.entries(now)
    .map(([field, to]) => ({ field, from: old?.[field] ?? null, to }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

function fieldsOf({
  times,
  networkIds,
  programmeId,
  actionIds,
  partnerIds,
  ...record
}: EventRecord): Record<string, unknown> {
  return {
    ...record,
    networks: networkIds,
    programme: programmeId,
    actions: actionIds,
    partners: partnerIds,
    timeZone: times.timeZone,
    startsAt: times.starts,
    endsAt: times.ends,
    days: times.days,
    registrationOpensAt: times.registrationOpens,
    registrationClosesAt: times.registrationCloses,
    nominationClosesAt: times.nominationCloses,
    seatsReleasedAt: times.seatsReleased,
  };
}
