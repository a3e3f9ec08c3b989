import type { CountedEvent } from './counted-records.js';
import { type Crossing, crossingsOf } from './crossings.js';
import { hoursIn, modeIn, type SideOf } from './figure-sides.js';
import type { Cause, Said } from './cause.js';
import type { TracedChange, TracedEntry } from './frozen-trail.queries.js';

/** A cause with who did it, when and why. */
export interface TracedCause extends Cause {
  byMemberId: string | null;
  at: Date | null;
  reason: string | null;
}

interface Tracing {
  sideOf: SideOf;
  /** The event that it is, as it counts now. */
  event: CountedEvent | undefined;
  frozenAt: Date;
}

/**
 * A cause by each entry that moved its record across the line; by the last one, where no entry is known to have.
 * An event that came in without anybody having changed it is over since.
 */
export function tracedCauses(cause: Cause, entries: readonly TracedEntry[], tracing: Tracing): TracedCause[] {
  const crossings = crossingsOf(cause, entries, tracing.sideOf);
  if (crossings.length > 0) return crossings.map((crossing) => byCrossing(cause, crossing, entries.length > 1));
  if (isOverSince(cause, tracing))
    return [{ ...cause, ...byNobody, kind: 'TIME', at: new Date(tracing.event!.endsAt) }];
  // Whether an action is a principle is not asked of each record, so that only the trail knows of it.
  if (cause.kind === 'ACTION') return [];
  const last = entries.at(-1);
  if (!last) return [{ ...cause, ...byNobody }];
  const [change] = last.changes;
  return [
    change ? byCrossing(cause, { entry: last, change, counts: null }, false) : { ...cause, ...saidOf(cause, last) },
  ];
}

const byNobody = { byMemberId: null, at: null, reason: null };

const isOverSince = ({ kind, change }: Cause, { event, frozenAt }: Tracing): boolean =>
  kind === 'EVENT' && change === 'CAME_IN' && event?.status === 'PUBLISHED' && new Date(event.endsAt) > frozenAt;

/** Feedback is given without names. */
const saidOf = ({ kind }: Cause, { at, reason, byMemberId }: TracedEntry) => ({
  ...{ at, reason },
  byMemberId: kind === 'FEEDBACK' ? null : byMemberId,
});

/** One entry among several is told by what it changed, the only one by what the record says on both sides. */
function byCrossing(cause: Cause, { entry, change, counts }: Crossing, isOneOfSeveral: boolean): TracedCause {
  const itsEvent =
    cause.kind === 'OUTCOME' && entry.subject !== cause.record
      ? { kind: 'EVENT' as const, record: entry.subject, change: 'CHANGED' as const, eventId: entry.subject }
      : {};
  const moved =
    counts === null || cause.change === 'CHANGED'
      ? {}
      : { change: counts ? ('CAME_IN' as const) : ('FELL_OUT' as const) };
  const isToldByEntry = cause.field === null || cause.kind === 'ACTION' || isOneOfSeveral;
  return {
    ...cause,
    ...moved,
    ...(isToldByEntry && said(change)),
    ...itsEvent,
    ...saidOf(cause, entry),
  };
}

function said(change: TracedChange): Pick<Cause, 'field' | 'from' | 'to'> {
  const { field, from, to } = change;
  if (field === 'days')
    return { field: 'eventHours', from: { text: String(hoursIn(from)) }, to: { text: String(hoursIn(to)) } };
  if (field.startsWith('days.')) return { field: 'mode', from: { text: modeIn(from) }, to: { text: modeIn(to) } };
  return { field, from: saidIn(field, from), to: saidIn(field, to) };
}

/** A value of the audit trail, which holds what is no text as JSON. */
function saidIn(field: string, value: string | null): Said {
  if (value === null) return { text: null };
  if (field === 'actions') return { actionIds: JSON.parse(value) as string[] };
  if (field === 'networks') return { networkIds: JSON.parse(value) as string[] };
  if (field === 'partners') return { partnerIds: JSON.parse(value) as string[] };
  if (field === 'organisationId') return { organisationId: value };
  if (field === 'startsAt' || field === 'endsAt') return { text: (JSON.parse(value) as { local: string }).local };
  return { text: value };
}
