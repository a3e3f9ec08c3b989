import { hoursIn } from './causes/figure-sides.js';
import type { TracedChange } from './causes/frozen-trail.queries.js';

/** The fields of an event by which it counts, and as what. */
export const eventFields: readonly string[] = [
  ...['status', 'startsAt', 'endsAt', 'days', 'format', 'learningHours', 'kind', 'languages'],
  ...['actions', 'networks', 'programme', 'partners'],
];

/** What an event says now, as far as it counts. */
interface EventFacts {
  status: string;
  day: string;
  endsAt: string;
  /** When this is asked. */
  at: string;
  format: string;
  learningHours: number | null;
  kind: string;
  programme: string | null;
  actions: string[];
  networks: string[];
}

/** An event that a transaction has changed, and a report that may count it. */
export interface ChangedEvent {
  from: string;
  to: string;
  actionIds: readonly string[];
  /** Null: not narrowed. */
  networkIds: readonly string[] | null;
  programmeIds: readonly string[] | null;
  now: EventFacts;
  changes: readonly TracedChange[];
}

/** Whether the change moves a figure of the report. */
export function isMoved(changed: ChangedEvent): boolean {
  const [before, after] = (['from', 'to'] as const).map((side) => countedAs(changed, side));
  return before !== after;
}

/** All that makes the event count in the report and as what, as one text; null: it does not count. */
function countedAs({ now, changes, ...report }: ChangedEvent, side: 'from' | 'to'): string | null {
  const said = new Map(changes.map((change) => [change.field, change[side]]));
  const event = side === 'to' ? now : before(now, said);
  const actions = event.actions.filter((id) => report.actionIds.includes(id));
  const networks = event.networks.filter((id) => report.networkIds === null || report.networkIds.includes(id));
  const isNarrowedAway =
    (report.networkIds !== null && networks.length === 0) ||
    (report.programmeIds !== null && (event.programme === null || !report.programmeIds.includes(event.programme)));
  const isOfDays = event.day >= report.from && event.day <= report.to;
  if (!isHeld(event) || !isOfDays || actions.length === 0 || isNarrowedAway) return null;
  const { format, kind, programme, learningHours } = event;
  const hours = format === 'SELF_PACED' ? learningHours : said.has('days') ? hoursIn(said.get('days')!) : null;
  return JSON.stringify([
    ...[event.status === 'CANCELLED', event.day.slice(0, 7), hours, format, kind, programme],
    ...[actions.toSorted(), networks.toSorted(), said.get('partners'), said.get('languages')],
  ]);
}

const isHeld = ({ status, endsAt, at }: EventFacts): boolean =>
  ['CLOSED', 'CANCELLED'].includes(status) || (status === 'PUBLISHED' && new Date(endsAt) < new Date(at));

/** What the event said, by the entries of the trail. */
function before(now: EventFacts, said: ReadonlyMap<string, string | null>): EventFacts {
  const text = (field: string, value: string) => said.get(field) ?? value;
  const list = (field: string, value: string[]) =>
    said.has(field) ? (JSON.parse(said.get(field)!) as string[]) : value;
  const time = (field: string) => JSON.parse(said.get(field)!) as { local: string; at: string };
  return {
    status: text('status', now.status),
    day: said.has('startsAt') ? time('startsAt').local.slice(0, 10) : now.day,
    at: now.at,
    endsAt: said.has('endsAt') ? time('endsAt').at : now.endsAt,
    format: text('format', now.format),
    learningHours: said.has('learningHours') ? Number(said.get('learningHours')) : now.learningHours,
    kind: text('kind', now.kind),
    programme: said.has('programme') ? said.get('programme')! : now.programme,
    actions: list('actions', now.actions),
    networks: list('networks', now.networks),
  };
}
