import type { FigureCauseChange, FigureCauseKind } from '../../schema-types.js';
import type { Compared, CountedEvent, CountedOutcome, CountedParticipation } from './counted-records.js';
import { type FigureElement, elementsOf, type ReportLines, type Records, type Served } from './frozen-elements.js';
import { figureOf } from './frozen-figures.js';

/** What a field said; ids where it names something else. */
export type Said =
  | { text: string | null }
  | { actionIds: readonly string[] }
  | { networkIds: readonly string[] }
  | { organisationId: string }
  | { memberId: string };

/** A record that changed a figure, and what about it. */
export interface Cause {
  kind: FigureCauseKind;
  record: string;
  change: FigureCauseChange;
  /** Null: it came in or fell out, by whichever field. */
  field: string | null;
  from: Said;
  to: Said;
  eventId: string | null;
  memberIds: readonly string[];
  outcomeId: string | null;
  networkId: string | null;
}

/** What counted before and what counts now; `unchanged`: what makes an element count all the same. */
export interface Sides {
  before: Records;
  after: Records;
  unchanged: { counts(element: FigureElement): boolean };
}

type FoundCause = Pick<Cause, 'kind' | 'field' | 'from' | 'to'>;

/**
 * The causes of each of these figures, by `figureOf`. A figure counts elements, as people or events, through records;
 * for each element that it counts on one side alone, the causes are the records through which it was counted there and
 * is not here.
 */
export function causesOf(
  { before, after, unchanged }: Sides,
  lines: ReportLines,
  figures: readonly { line: string; figure: string }[],
): Map<string, Cause[]> {
  const were = counted(before, lines, figures);
  const are = counted(after, lines, figures);
  return new Map(
    figures.map(({ line, figure }) => {
      const [was, is] = [were, are].map((side) => side.get(line)!.get(figure)!) as [Elements, Elements];
      const gone = onlyIn(was, is, unchanged).map((element) => causeOf(element, before, after, after, lines));
      const come = onlyIn(is, was, unchanged).map((element) => causeOf(element, before, after, before, lines));
      const each = new Map([...gone, ...come].map((cause) => [`${cause.kind} ${cause.record} ${cause.field}`, cause]));
      return [figureOf(line, figure), [...each.values()].sort(eventsFirst)];
    }),
  );
}

/** By what is counted. */
type Elements = Map<string, FigureElement[]>;

/** What these figures count on one side. */
function counted(
  records: Records,
  lines: ReportLines,
  figures: readonly { line: string; figure: string }[],
): Map<string, Map<string, Elements>> {
  const sides = new Map<string, Map<string, Elements>>(figures.map(({ line }) => [line, new Map()]));
  for (const { line, figure } of figures) sides.get(line)!.set(figure, new Map());
  for (const element of elementsOf(records, lines)) {
    const elements = sides.get(element.line)?.get(element.figure);
    const alike = elements?.get(element.counted);
    if (alike) alike.push(element);
    else elements?.set(element.counted, [element]);
  }
  return sides;
}

const onlyIn = (side: Elements, other: Elements, unchanged: Sides['unchanged']): FigureElement[] =>
  [...side]
    .filter(([key, [element]]) => !other.has(key) && !unchanged.counts(element!))
    .flatMap(([, elements]) => elements);

const eventsFirst = (one: Cause, other: Cause): number =>
  Number(other.kind === 'EVENT') - Number(one.kind === 'EVENT') || (one.record < other.record ? -1 : 1);

/** What made it count on one side alone: what carries it, where that is not in this line on the other, else itself. */
function causeOf(
  element: FigureElement,
  before: Records,
  after: Records,
  elsewhere: Records,
  lines: ReportLines,
): Cause {
  const { line, figure } = element;
  switch (element.kind) {
    case 'EVENT':
      return ofEvent(pair(element.id, before.events, after.events), line, figure, lines);
    case 'PARTICIPATION': {
      const own = pair(element.id, before.participations, after.participations);
      const { eventId } = (own.before ?? own.after)!;
      const event = elsewhere.events.get(eventId);
      const isThere = event && event.status !== 'CANCELLED' && (!element.ofCarrier || lines.ofRecord(event).has(line));
      return isThere
        ? ofParticipation(own, line, figure)
        : ofEvent(pair(eventId, before.events, after.events), line, 'events', lines);
    }
    case 'OUTCOME':
      return ofOutcome(pair(element.id, before.outcomes, after.outcomes), line, figure, lines);
    case 'FOLLOW_UP': {
      const own = pair(element.id, before.followUps, after.followUps);
      const { outcomeId } = (own.before ?? own.after)!;
      const outcome = pair(outcomeId, before.outcomes, after.outcomes);
      const isThere = elsewhere.outcomes.has(outcomeId) && lines.ofRecord(elsewhere.outcomes.get(outcomeId)!).has(line);
      const isSameVersion = outcome.before?.number === outcome.after?.number;
      if (!isThere || !isSameVersion) return ofOutcome(outcome, line, figure, lines);
      return cause({ kind: 'FOLLOW_UP', ...unknown }, element.id, own, { outcomeId });
    }
    case 'MEMBERSHIP': {
      const own = pair(element.id, before.memberships, after.memberships);
      const { memberId, networkId } = (own.before ?? own.after)!;
      return cause({ kind: 'MEMBERSHIP', ...unknown }, element.id, own, { memberIds: [memberId], networkId });
    }
  }
}

function ofEvent(event: Compared<CountedEvent>, line: string, figure: string, lines: ReportLines): Cause {
  const { id } = (event.before ?? event.after)!;
  const { before, after } = event;
  return cause(before && after ? between(before, after) : { kind: 'EVENT', ...unknown }, id, event, { eventId: id });

  function between(was: CountedEvent, is: CountedEvent): FoundCause {
    if (was.status !== is.status && [was.status, is.status].includes('CANCELLED'))
      return { kind: 'EVENT', field: 'status', ...texts(was.status, is.status) };
    const moved = moveOf(was, is, line, lines);
    if (moved) return { kind: 'EVENT', ...moved };
    if (figure === 'eventHours')
      return { kind: 'EVENT', field: 'eventHours', ...texts(was.seconds / 3600, is.seconds / 3600) };
    if (figure === 'satisfaction')
      return { kind: 'FEEDBACK', field: 'satisfaction', ...texts(meanOf(was), meanOf(is)) };
    return { kind: 'EVENT', field: 'format', ...texts(was.format, is.format) };
  }
}

function ofOutcome(outcome: Compared<CountedOutcome>, line: string, figure: string, lines: ReportLines): Cause {
  const { id } = (outcome.before ?? outcome.after)!;
  const { before, after } = outcome;
  const found = before && after ? between(before, after) : unknown;
  return cause({ kind: 'OUTCOME', ...found }, id, outcome, { outcomeId: id });

  function between(was: CountedOutcome, is: CountedOutcome): Omit<FoundCause, 'kind'> {
    const moved = moveOf(was, is, line, lines);
    if (moved) return moved;
    if (figure === 'followUpsOpen') return { field: 'followUps', from: nothing, to: nothing };
    return { field: 'kind', ...texts(was.kind, is.kind) };
  }
}

function ofParticipation(participation: Compared<CountedParticipation>, line: string, figure: string): Cause {
  const { id, eventId, memberId } = (participation.before ?? participation.after)!;
  const { before, after } = participation;
  const found = before && after ? between(before, after) : { kind: 'REGISTRATION' as const, ...unknown };
  const memberIds = [...new Set([after?.memberId ?? memberId, before?.memberId ?? memberId])];
  return cause(found, found.kind === 'MEMBER' ? memberId : id, participation, { eventId, memberIds });

  function between(was: CountedParticipation, is: CountedParticipation): FoundCause {
    const represents = ({ state, organisationId }: CountedParticipation): string | null => state ?? organisationId;
    const isAboutWhom =
      ['states', 'organisations'].includes(figure) || [represents(was), represents(is)].includes(line);
    if (isAboutWhom && represents(was) !== represents(is))
      return { kind: 'REGISTRATION', field: 'representing', from: representing(was), to: representing(is) };
    if (modeFigures.includes(figure) && was.mode !== is.mode)
      return { kind: 'REGISTRATION', field: 'mode', ...texts(was.mode, is.mode) };
    if (was.memberId !== is.memberId)
      return { kind: 'REGISTRATION', field: 'member', from: { memberId: was.memberId }, to: { memberId: is.memberId } };
    return { kind: 'MEMBER', field: 'gender', ...texts(was.gender, is.gender) };
  }
}

/** What brought a record into the line or out of it; null where it is in it on both sides or on neither. */
function moveOf(was: Served, is: Served, line: string, lines: ReportLines): Omit<FoundCause, 'kind'> | null {
  const wasThere = lines.ofRecord(was).has(line);
  if (wasThere === lines.ofRecord(is).has(line)) return null;
  if (wasThere === lines.ofRecord({ ...is, day: was.day }).has(line))
    return { field: 'day', ...texts(was.day, is.day) };
  if (was.networkIds.includes(line) || is.networkIds.includes(line))
    return { field: 'networks', from: { networkIds: was.networkIds }, to: { networkIds: is.networkIds } };
  return { field: 'actions', from: { actionIds: was.actionIds }, to: { actionIds: is.actionIds } };
}

function cause(
  found: FoundCause,
  record: string,
  { before, after }: Compared<object>,
  about: Partial<Pick<Cause, 'eventId' | 'memberIds' | 'outcomeId' | 'networkId'>>,
): Cause {
  const change = before === null ? 'CAME_IN' : after === null ? 'FELL_OUT' : 'CHANGED';
  return { ...found, record, change, eventId: null, memberIds: [], outcomeId: null, networkId: null, ...about };
}

function representing({ state, organisationId }: CountedParticipation): Said {
  return state === null && organisationId !== null ? { organisationId } : { text: state };
}

const pair = <Counted>(
  id: string,
  before: ReadonlyMap<string, Counted>,
  after: ReadonlyMap<string, Counted>,
): Compared<Counted> => ({
  before: before.get(id) ?? null,
  after: after.get(id) ?? null,
});

const nothing: Said = { text: null };
const unknown = { field: null, from: nothing, to: nothing };
const modeFigures = ['inPersonParticipations', 'onlineParticipations'];
const texts = (from: string | number | null, to: string | number | null): { from: Said; to: Said } => ({
  from: { text: from === null ? null : String(from) },
  to: { text: to === null ? null : String(to) },
});
const meanOf = ({ answers, satisfaction }: CountedEvent): number | null =>
  answers === 0 ? null : satisfaction / answers;
